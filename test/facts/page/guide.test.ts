import { describe, expect, test } from 'vitest'
import { isCatchAll } from '../../../src/facts/page/guide-materials.ts'
import { readGuide } from '../../../src/facts/page/guide.ts'
import { pageOf } from './html-page.ts'

const read = (body: string, options: { url?: string; title?: string } = {}) => {
  const { page, text } = pageOf(body, options)
  return readGuide(page, text)
}

const TABLE = `<h1>食品经营许可（新办）办事指南</h1>
<table>
<tr><th>事项名称</th><td>食品经营许可（新办）</td><th>实施主体</th><td>清源市市场监督管理局</td></tr>
<tr><td>设定依据</td><td colspan="3"><p>《<a href="/zc/1.html">中华人民共和国食品安全法</a>》第三十五条</p><p>《食品经营许可管理办法》</p></td></tr>
<tr><td>受理条件</td><td colspan="3">具有与经营食品相适应的场所</td></tr>
<tr><td>承诺办结时限</td><td>5个工作日</td><td>是否收费</td><td>不收费</td></tr>
<tr><td>办理地点和时间</td><td colspan="3">政务服务中心二楼，工作日9:00—17:00</td></tr>
<tr><td>咨询及监督投诉电话</td><td colspan="3">0500-1234567</td></tr>
<tr><td>行使层级</td><td>市级</td><td>到办事现场次数</td><td>0次</td></tr>
<tr><td>是否支持预约办理</td><td>否</td><td>是否网上办理</td><td>是</td></tr>
<tr><td>结果送达</td><td colspan="3"></td></tr>
</table>
<h2>申请材料</h2>
<table><tr><th>序号</th><th>材料名称</th><th>材料形式</th><th>份数</th><th>签名签章</th><th>空表</th><th>样表</th></tr>
<tr><td>1</td><td>食品经营许可申请书</td><td>原件</td><td>1份</td><td>加盖公章</td><td><a href="/f/k.docx">下载</a></td><td><a href="/f/y.docx">下载</a></td></tr>
<tr><td>2</td><td>其他有关材料</td><td></td><td></td><td></td><td></td><td></td></tr></table>
<h2>办理流程</h2>
<table><tr><th>环节</th><th>办理时限</th><th>办理人员</th><th>审查标准</th></tr>
<tr><td>受理</td><td>1个工作日</td><td>窗口人员</td><td>材料齐全</td></tr><tr><td>审核</td><td>2个工作日</td><td></td><td></td></tr></table>`

describe('readGuide', () => {
  test('a table of elements with tables of materials and steps', () => {
    const guide = read(TABLE, { title: '食品经营许可办事指南-清源市政务服务网' })
    expect(guide).toMatchObject({ name: '食品经营许可（新办）', department: '清源市市场监督管理局', level: '市级', visits: 0, online: ['申报'] })
    expect(guide?.elements).toMatchObject({ 申请条件: '具有与经营食品相适应的场所', 办理时限: '5个工作日', 收费标准: '不收费', 结果送达: '', 办理地点: expect.stringContaining('二楼'), 办理时间: expect.stringContaining('9:00'), 联系电话: '0500-1234567', 监督电话: '0500-1234567' })
    expect(guide?.materials).toEqual([
      { name: '食品经营许可申请书', form: '原件', copies: '1份', signature: '加盖公章', catchAll: false, blankForm: 'https://www.example.gov.cn/f/k.docx', sampleForm: 'https://www.example.gov.cn/f/y.docx' },
      { name: '其他有关材料', form: null, copies: null, signature: null, catchAll: true, blankForm: null, sampleForm: null },
    ])
    expect(guide?.steps).toEqual([
      { name: '受理', timeLimit: '1个工作日', person: '窗口人员', standard: '材料齐全' },
      { name: '审核', timeLimit: '2个工作日', person: null, standard: null },
    ])
    expect(guide?.policies).toEqual([{ name: '中华人民共和国食品安全法', url: 'https://www.example.gov.cn/zc/1.html' }, { name: '食品经营许可管理办法', url: null }])
  })

  test('headings with paragraphs and numbered lists', () => {
    const guide = read(`<h1>生育登记办事指南</h1><h2>一、办理依据</h2><p>《人口与计划生育法》</p><h2>二、申请条件</h2><p>本市户籍夫妻</p>
      <h2>三、所需材料</h2><p>1.身份证（原件1份）</p><p>2.生育登记表（原件2份，签字）<a href="/f/a.doc">空表下载</a></p><p>3.法律法规规定的其他材料</p>
      <h2>四、办理流程</h2><p>1.受理：窗口人员当场受理。</p><p>2.办结：3个工作日内办结。</p><h2>五、办理时限</h2><p>3个工作日</p><h2>六、联系电话</h2><p>0500-7654321</p>`, { title: '生育登记' })
    expect(Object.keys(guide?.elements ?? {}).sort()).toEqual(['办理材料', '办理流程', '办理时限', '申请条件', '联系电话', '设定依据'].sort())
    expect(guide?.materials.map(({ name, form, copies, catchAll }) => ({ name, form, copies, catchAll }))).toEqual([
      { name: '身份证', form: '原件', copies: '1份', catchAll: false },
      { name: '生育登记表', form: '原件', copies: '2份', catchAll: false },
      { name: '法律法规规定的其他材料', form: null, copies: null, catchAll: true },
    ])
    expect(guide?.materials[1]?.blankForm).toBe('https://www.example.gov.cn/f/a.doc')
    expect(guide?.steps).toMatchObject([{ name: '受理', timeLimit: '当场受理' }, { name: '办结', timeLimit: '3个工作日内' }])
  })

  test('a definition list, and lines with the label before a colon', () => {
    expect(read('<h1>居住证办理指南</h1><dl><dt>申请条件</dt><dd>居住满半年</dd><dt>办理时限</dt><dd>15个工作日</dd></dl>')?.elements).toEqual({ 申请条件: '居住满半年', 办理时限: '15个工作日' })
    expect(read('<h1>居住证办理指南</h1><p>申请条件：居住满半年</p><p>办理时限：15个工作日</p>')?.elements).toEqual({ 申请条件: '居住满半年', 办理时限: '15个工作日' })
  })

  test('an article, a policy and a list of guides are no guides', () => {
    expect(read('<h1>我市优化办理流程</h1><p>近日，市政务服务中心压缩办理时限，方便群众。</p>')).toBeNull()
    expect(read('<h1>办事指南</h1><ul><li><a href="/1.html">居住证办理</a></li><li><a href="/2.html">生育登记</a></li></ul>', { title: '办事指南' })).toBeNull()
    expect(read('<table><tr><th>事项名称</th><th>实施主体</th><th>办理时限</th></tr><tr><td>甲</td><td>乙局</td><td>5日</td></tr></table>', { title: '事项目录' })).toBeNull()
  })

  test.each([
    ['最多跑一次', 1],
    ['不见面审批', 0],
    ['到办事现场次数：2', 2],
    ['', null],
  ])('visits from “%s”', (said, visits) => {
    expect(read(`<h1>甲办事指南</h1><p>申请条件：乙</p><p>办理时限：1日</p><p>${said}</p>`)?.visits).toBe(visits)
  })

  test.each([
    ['清源市民政局', '市级'], ['清源市东城区民政局', '县级'], ['安平县人民政府', '县级'], ['东城区柳河镇人民政府', '乡镇级'], ['江北省公安厅', '省级'], ['柳河镇向阳村民委员会', '村级'], ['民政局', null],
  ])('level of %s', (department, level) => {
    expect(read(`<h1>甲办事指南</h1><p>实施主体：${department}</p><p>申请条件：乙</p><p>办理时限：1日</p>`)?.level).toBe(level)
  })

  test.each([['其他材料', true], ['法律、法规规定的其他材料', true], ['身份证等有关材料', true], ['相关证明材料', true], ['户口簿等', true], ['营业执照', false], ['居民身份证（原件及复印件）', false], ['材料真实性承诺书', false]])('catch-all %s: %s', (name, expected) => {
    expect(isCatchAll(name)).toBe(expected)
  })

  test('hostile pages end quickly', () => {
    const started = performance.now()
    read(`<h1>办事指南</h1>${'<p>申请条件：申请条件：</p>'.repeat(3000)}${'<table><tr><td>办理材料</td></tr></table>'.repeat(1000)}`)
    read(`<h1>办事指南</h1><p>申请条件：${'（'.repeat(50_000)}</p><p>办理材料：${'1.'.repeat(50_000)}</p><p>设定依据：${'《'.repeat(50_000)}</p>`)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
