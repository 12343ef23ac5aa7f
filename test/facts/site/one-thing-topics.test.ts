import { describe, expect, test } from 'vitest'
import { understandSite } from '../../../src/facts/site/understand-site.ts'
import { ORIGIN, sitePage, siteOf } from './small-site.ts'

const HOME = sitePage('/', '<div class="nav"><a href="/yjs/">一件事</a></div><div class="main"><p>欢迎访问</p></div>', { title: '示例市人民政府' })
const rows = (pairs: readonly (readonly [string, string])[]): string => `<table>${pairs.map(([label, text]) => `<tr><th>${label}</th><td>${text}</td></tr>`).join('')}</table>`
const ELEMENTS = rows([['设定依据', '《公司登记管理条例》'], ['申请条件', '有符合规定的名称和住所'], ['办理流程', '一表申请→一窗受理→并联审批'], ['办理时限', '1个工作日'], ['办理方式', '线上办理'], ['申请材料', '登记申请书']])
const theme = (path: string, title: string): ReturnType<typeof sitePage> => sitePage(path, `<div class="main"><h1>${title}</h1><p>申请材料由18份减少到7份。</p>${ELEMENTS}</div>`, { title: `${title}-示例市政务服务网` })

const factsOf = (...pages: ReturnType<typeof sitePage>[]) => {
  const { topics, guides } = understandSite(siteOf([HOME, ...pages]))
  if (!topics.known || !guides.known) throw new Error('not known')
  return { topics: topics.value, guides: guides.value.map(guide => guide.url.slice(ORIGIN.length)) }
}

describe('“一件事”', () => {
  test.each(['企业开办一件事', '我要开餐馆一件事（行业准入）', '企业注销一件事', '新生儿出生一件事一次办', '不动产登记一件事办事指南'])('%s is a topic with its running text, not a guide', title => {
    const { topics, guides } = factsOf(theme('/yjs/a.html', title))
    expect(guides).toEqual([])
    expect(topics).toMatchObject([{ url: `${ORIGIN}/yjs/a.html`, text: expect.stringContaining('由18份减少到7份') }])
    expect(topics[0]?.text).toContain('办理方式')
  })

  test('news and documents about it are neither', () => {
    const news = sitePage('/xw/202011/t20201102_2.html', `<div class="main"><h1>我市推进企业开办一件事</h1><p>${'记者从市政务服务局获悉，企业开办更方便了。'.repeat(12)}</p></div>`, { title: '我市推进企业开办一件事', metas: { ArticleTitle: '我市推进企业开办一件事', PubDate: '2020-11-02 09:00' } })
    expect(factsOf(news)).toEqual({ topics: [], guides: [] })
  })

  test('an ordinary guide stays a guide', () => {
    expect(factsOf(sitePage('/zn/1.html', `<div class="main"><h1>企业设立登记</h1>${ELEMENTS}</div>`, { title: '企业设立登记办事指南' }))).toMatchObject({ topics: [], guides: ['/zn/1.html'] })
  })
})
