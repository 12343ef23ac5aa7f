import { describe, expect, test } from 'vitest'
import type { PageFacts } from '../../../src/facts/page-facts.ts'
import { understandPage } from '../../../src/facts/page/understand-page.ts'
import { TRADITIONAL } from '../../../src/page/lexicon/traditional.ts'
import { simplified } from '../../../src/page/simplified.ts'
import { pageOf } from './html-page.ts'

function article(body: string): PageFacts {
  const { page } = pageOf(`<h1>關於停水的通知</h1>${body}<p>因管網檢修，城區部分路段停水。</p>`, { title: '關於停水的通知' })
  return understandPage(page, { url: page.url, status: 200, evidence: { sha256: 'a'.repeat(64), kind: 'file' } })
}

describe('labels in traditional characters', () => {
  test.each([
    ['發佈時間：2020年08月05日 10時30分', '2020-08-05 10:30'], ['發布日期：2020-08-05', '2020-08-05'], ['發文日期：2020年8月5號', '2020-08-05'], ['時間：2020-08-05 10:30', '2020-08-05 10:30'], ['更新時間：2020-08-05', '2020-08-05'],
    ['2020-08-05 10:30 來源：市水務局 瀏覽次數：12', '2020-08-05 10:30'],
  ])('%s', (line, date) => expect(article(`<div>${line}</div>`)).toMatchObject({ publishDate: date }))
  test.each(['成文日期：2020-08-05', '實施日期：2020年8月5日', '活動時間：2020-08-05', '頁面生成時間：2020-08-05'])('%s is no date of publication', line => expect(article(`<div>${line}</div>`)).toMatchObject({ publishDate: null }))
  test('the source stays as printed, without what follows it', () => {
    expect(article('<div>來源：蘇州市水務局發佈時間：2020-08-05</div>')).toMatchObject({ source: '蘇州市水務局', publishDate: '2020-08-05' })
    expect(article('<div>来源：苏州市水务局作者：张三</div>')).toMatchObject({ source: '苏州市水务局' })
    expect(article('<div>資料來源：統計年鑒</div>')).toMatchObject({ source: null })
  })
  test('numbers of a document, labelled and in the title', () => {
    expect(article('<table><tr><td>索引號</td><td>000014348/2020-35428</td><td>發文字號</td><td>蘇政發〔2020〕12號</td></tr></table>')).toMatchObject({ indexNumber: '000014348/2020-35428', documentNumber: '蘇政發〔2020〕12號' })
  })
  test('the marks of the footer: names as printed, numbers as they are registered', () => {
    const footer = '<p>網站地圖</p><p>主辦單位：蘇州市人民政府辦公室　承辦單位：某中心</p><p>網站標識碼：3205000001　蘇ICP備08010541號-1　蘇公網安備 32050802010001號</p><a href="/zc">我為政府網站找錯</a><a href="/map">網站地圖</a>'
    expect(article(`<p>正文</p>${footer}`).footer).toEqual({ 主办单位: '蘇州市人民政府辦公室', 党政机关标识: null, 网站标识码: '3205000001', ICP备案: '苏ICP备08010541号-1', 公安备案: '苏公网安备32050802010001号', 找错: '有', 网站地图: '有' })
  })
  test('a message with its reply', () => {
    const lines = ['信件標題：路燈不亮', '來信時間：2020-08-01', '來信內容：小區門口的路燈壞了一周。', '答覆單位：市城管局', '答覆時間：2020-08-03', '答覆內容：您好，路燈已修復。'].map(line => `<p>${line}</p>`).join('')
    expect(article(lines).messages).toMatchObject([{ question: '小區門口的路燈壞了一周。', reply: '您好，路燈已修復。', submitted: '2020-08-01', replied: '2020-08-03', department: '市城管局' }])
  })
  test('the elements of a guide', () => {
    const guide = article('<table><tr><td>事項名稱</td><td>殘疾人證辦理</td></tr><tr><td>設定依據</td><td>殘疾人保障法</td></tr><tr><td>申請條件</td><td>持有效證件</td></tr><tr><td>辦理時限</td><td>20個工作日</td></tr><tr><td>辦理地點</td><td>政務中心</td></tr><tr><td>聯繫電話</td><td>0512-65220000</td></tr></table>').guide
    expect(guide?.elements).toMatchObject({ 办理时限: '20個工作日', 申请条件: '持有效證件' })
  })
})

test('every form stands for one character, and none is itself one that labels are written with', () => {
  const groups = TRADITIONAL.trim().split(/\s+/)
  const forms = groups.flatMap(group => [...group].slice(1))
  expect(groups.length).toBeGreaterThan(200)
  expect(new Set(forms).size).toBe(forms.length)
  expect(forms.filter(form => groups.some(group => group.startsWith(form)))).toEqual([])
  expect(simplified('發佈時間𠮷：無')).toBe('发布时间𠮷：无')
})
