import { describe, expect, test } from 'vitest'
import { readMessages } from '../../../src/facts/page/messages.ts'
import { pageOf } from './html-page.ts'

const read = (body: string, title = '市长信箱') => {
  const { page, text } = pageOf(body, { title, url: 'https://www.example.gov.cn/hd/1.html' })
  return readMessages(page, text)
}
const WHOLE = { title: '关于公交线路的建议', question: expect.stringContaining('希望增加班次'), reply: expect.stringContaining('已增加两班'), submitted: '2020-08-01', replied: '2020-08-05', department: '市交通运输局', kind: '建议' }

describe('readMessages', () => {
  test('a table of label and value', () => {
    expect(read(`<table><tr><td>信件标题</td><td>关于公交线路的建议</td><td>信件类型</td><td>建议</td></tr><tr><td>来信时间</td><td>2020-08-01</td><td>来信人</td><td>王*</td></tr>
      <tr><td>信件内容</td><td colspan="3">希望增加班次。</td></tr><tr><td>答复单位</td><td>市交通运输局</td><td>答复时间</td><td>2020-08-05</td></tr><tr><td>答复内容</td><td colspan="3">您好，已增加两班。</td></tr></table>`)).toMatchObject([WHOLE])
  })

  test('lines with colons, several labels on one line', () => {
    expect(read(`<h2>关于公交线路的建议</h2><p>来信时间：2020-08-01 类型：建议 状态：已回复</p><p>来信内容：希望增加班次。</p><p>答复单位：市交通运输局　答复时间：2020-08-05</p><p>答复内容：您好，已增加两班。</p>`)).toMatchObject([WHOLE])
  })

  test('headed sections', () => {
    expect(read(`<h1>关于公交线路的建议</h1><p>类型：建议</p><p>来信时间：2020-08-01</p><h3>来信内容</h3><p>希望增加班次。</p><p>谢谢！</p><h3>答复内容</h3><p>答复单位：市交通运输局</p><p>答复时间：2020-08-05</p><h3>回复</h3><p>您好，已增加两班。</p><p>感谢关注。</p>`)).toMatchObject([WHOLE])
  })

  test('several messages on one page', () => {
    const one = (n: number): string => `<div><p>标题：问题${n}</p><p>留言内容：第${n}个问题怎么办？</p><p>留言时间：2020-08-0${n}</p><p>回复内容：这样办${n}。</p><p>回复时间：2020-08-1${n}</p></div>`
    expect(read(one(1) + one(2) + one(3), '网民留言').map(message => [message.title, message.submitted, message.replied, message.reply])).toEqual([['问题1', '2020-08-01', '2020-08-11', '这样办1。'], ['问题2', '2020-08-02', '2020-08-12', '这样办2。'], ['问题3', '2020-08-03', '2020-08-13', '这样办3。']])
  })

  test('a list with a state column: answered without words, and open', () => {
    expect(read(`<table><tr><th>标题</th><th>来信时间</th><th>状态</th></tr><tr><td><a href="/hd/2.html">路灯坏了</a></td><td>2020-07-01</td><td>已回复</td></tr><tr><td><a href="/hd/3.html">噪声扰民</a></td><td>2020-07-02</td><td>处理中</td></tr></table>`)).toMatchObject([
      { title: '路灯坏了', url: 'https://www.example.gov.cn/hd/2.html', reply: '', submitted: '2020-07-01' }, { title: '噪声扰民', reply: null },
    ])
  })

  test('a message without a reply', () => {
    expect(read('<p>信件标题：路灯</p><p>信件内容：路灯坏了</p><p>来信时间：2020-07-01</p><p>状态：处理中，尚未答复</p>')).toMatchObject([{ reply: null, replied: null, submitted: '2020-07-01' }])
  })

  test('an article and a blank form are no messages', () => {
    expect(read('<h1>市长答复群众关切</h1><p>市长在会上答复了代表的提问。</p>', '要闻')).toEqual([])
    expect(read('<form action="/send" method="post"><p>标题：<input name="t"></p><p>内容：<textarea name="c"></textarea></p><p>回复方式</p></form>')).toEqual([])
  })
})
