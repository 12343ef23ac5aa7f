import { describe, expect, test } from 'vitest'
import { labelledPosts, measureClasses } from '../../../bench/media/classification.ts'
import { classifyPost } from '../../../src/facts/media/classify-post.ts'
import { WordFinder } from '../../../src/facts/media/segment.ts'

const kindOf = (title: string, text = ''): readonly string[] => classifyPost({ title, text, links: [] }).kinds

describe('words', () => {
  test('short ones only between the borders of words, long ones anywhere', () => {
    const finder = new WordFinder(['星座', '座谈会', '管理办法'])
    expect([...finder.find('双子星座谈会')]).toEqual(['座谈会'])
    expect([...finder.find('本周星座运势')]).toEqual(['星座'])
    expect([...finder.find('物业管理办法')]).toEqual(['管理办法'])
    expect([...finder.find('')]).toEqual([])
  })
})

test.each([
  ['市政府召开常务会议', '动态'], ['关于印发实施方案的通知', '政策文件'], ['一图读懂惠企政策', '政策解读'], ['网传停水？官方回应', '回应关切'], ['明天这些区域停水', '服务提示'],
])('%s is %s', (title, kind) => expect(kindOf(title)).toEqual([kind]))

test('a microblog has no title: its beginning is one', () => expect(kindOf('', '一图读懂惠企政策：租金减免多少？')).toEqual(['政策解读']))
test('links that sell make an advertisement, whatever is written', () => expect(classifyPost({ title: '市政府召开会议', text: '', links: ['https://u.jd.com/x', 'https://notjd.com/'] }).advert).toEqual(['u.jd.com']))
test('a call and its result are told apart', () => expect(['《条例》公开征求意见，请于10月前反馈', '《条例》征求意见结果公布'].map(title => classifyPost({ title, text: '', links: [] }).survey)).toEqual(['call', 'result']))

test('on the labelled posts it keeps to what the bench page says: precision and recall of at least 0.85', () => {
  const all = measureClasses(labelledPosts()).at(-1)
  expect((all?.right ?? 0) / (all?.found ?? 1)).toBeGreaterThan(0.85)
  expect((all?.right ?? 0) / (all?.of ?? 1)).toBeGreaterThan(0.85)
})
