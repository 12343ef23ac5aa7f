import { describe, expect, test } from 'vitest'
import { readSurvey } from '../../../src/facts/page/survey.ts'
import { pageOf } from './html-page.ts'

const read = (title: string, body: string) => {
  const { page, text } = pageOf(`<h1>${title}</h1>${body}`, { title: `${title}-清源市人民政府`, url: 'https://www.example.gov.cn/zj/1.html' })
  return readSurvey(page, text)
}

describe('readSurvey', () => {
  test.each([
    ['<p>征集时间：2020-08-01 至 2020-08-31</p>', '2020-08-01', '2020-08-31'],
    ['<p>开始时间：2020年8月1日 结束时间：2020年8月31日</p>', '2020-08-01', '2020-08-31'],
    ['<p>公众可于2020年8月1日至8月31日通过以下途径反馈意见。</p>', '2020-08-01', '2020-08-31'],
    ['<p>意见反馈截止日期为2020年8月31日。</p>', null, '2020-08-31'],
  ])('period in %s', (body, opens, closes) => {
    expect(read('关于征求《清源市养犬管理办法》意见的公告', body)).toMatchObject({ opens, closes })
  })

  test('result, counts and adoption on the page itself', () => {
    expect(read('公共厕所布局问卷调查', '<p>状态：已结束</p><h3>调查结果</h3><p>共收到问卷120份，其中采纳建议8条。</p>')).toMatchObject({ state: '已结束', result: { hasCounts: true, hasAdoption: true } })
  })

  test('a linked result, and a form to answer', () => {
    expect(read('公共厕所布局问卷调查', '<p>截止时间：2020-08-31</p><form action="/s" method="post"><p><input type="radio" name="a">满意</p><button>提交</button></form><p><a href="/zj/2.html">结果反馈</a></p>')).toMatchObject({ canSubmit: true, result: { url: 'https://www.example.gov.cn/zj/2.html', hasCounts: false } })
  })

  test.each(['民意征集', '网上调查', '清源市开展第七次全国人口普查', '市统计局调查队招聘'])('“%s” is none', title => {
    expect(read(title, '<p>征集时间：2020-08-01 至 2020-08-31</p>')).toBeNull()
  })
})
