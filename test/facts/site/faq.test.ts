import { describe, expect, test } from 'vitest'
import { understandSite } from '../../../src/facts/site/understand-site.ts'
import { ORIGIN, sitePage, siteOf } from './small-site.ts'

const HOME = sitePage('/', '<div class="main"><p>欢迎访问</p><a href="/znwd/cjwt.html">常见问题</a></div>', { title: '示例市人民政府' })
const faqPage = (body: string) => sitePage('/znwd/cjwt.html', `<div class="main"><h2>常见问题</h2>${body}</div>`, { title: '常见问题-示例市人民政府' })
const boxOf = (...pages: ReturnType<typeof sitePage>[]) => {
  const box = understandSite(siteOf([HOME, ...pages]))['question-box']
  if (!box.known) throw new Error(box.why)
  return box.value
}

describe('frequently asked questions', () => {
  test.each<[string, string, number]>([
    ['in a list of terms, without question marks', '<dl><dt>问：居住证怎么办理</dt><dd>答：在派出所申请。</dd><dt>问：护照办理需要预约吗</dt><dd>答：需要。</dd></dl>', 2],
    ['in numbered lines', '<p>1、居住证怎么办理？</p><p>在派出所申请，15日内发放。</p><p>2、护照需要预约吗？</p><p>需要。</p>', 2],
    ['as headings', '<h3>居住证怎么办理？</h3><p>在派出所申请。</p>', 1],
    ['numbered answers are no questions', '<p>问：居住证怎么办理？</p><p>1、带身份证到派出所。</p><p>2、15日后领取证件。</p>', 1],
  ])('%s', (_, body, count) => expect(boxOf(faqPage(body)).faqCount).toBe(count))

  test('an article that answers a matter of concern is no list of questions', () => {
    const article = sitePage('/hygq/202010/t20201005_1.html', `<div class="main"><h1>关于冬季供暖热点问题的集中答复</h1><p>${'供暖热点问题答复如下，请市民放心。'.repeat(15)}</p></div>`, { title: '关于冬季供暖热点问题的集中答复', metas: { ArticleTitle: '关于冬季供暖热点问题的集中答复', PubDate: '2020-10-05' } })
    expect(boxOf(article).faq).toEqual([])
  })

  test('a topic that links to them joins interaction, not news', () => {
    const topic = sitePage('/zt/jy/', '<div class="main"><h2>教育专题</h2><ul><li><a href="/znwd/cjwt.html">入学须知解答</a></li></ul></div>', { title: '教育专题' })
    const facts = understandSite(siteOf([HOME, faqPage(`<dl><dt>问：入学要什么材料</dt><dd>答：户口簿、房产证。${'请提前准备。'.repeat(40)}</dd></dl>`), topic])).topics
    if (!facts.known) throw new Error(facts.why)
    expect(facts.value.find(({ url }) => url === `${ORIGIN}/zt/jy/`)?.resources).toEqual(['interaction'])
  })
})
