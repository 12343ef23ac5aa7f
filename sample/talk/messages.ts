import { PORTAL } from '../city.ts'
import { daysBefore } from '../calendar.ts'
import { renderPage } from '../portal/shell.ts'
import { seededRandom } from '../random.ts'
import { escapeHtml, fill } from '../text/fill.ts'
import type { AnswerBook } from '../site.ts'
import { MATTERS, PERFUNCTORY } from './message-data.ts'

export type ReplyQuality = 'good' | 'perfunctory' | 'unanswered'
export interface BuiltMessage { readonly title: string; readonly url: string; readonly number: string; readonly submitted: string; readonly replied: string | null; readonly days: number | null; readonly quality: ReplyQuality; readonly department: string; readonly kind: string; readonly question: string; readonly reply: string | null }

export const MESSAGE_COUNT = 42
/** Days a reply may take by the portal's own promise, printed on the board. */
export const REPLY_LIMIT_DAYS = 7
/** Positions (0 = newest) of messages without an answer: one of them waits for more than three months. */
const UNANSWERED = new Set([1, 3, 30])
const POOR = new Set([6, 12, 19, 25, 33])
const LATE: Readonly<Record<number, number>> = { 8: 18, 15: 26, 22: 41, 28: 12, 37: 64 }

function buildOne(index: number, used: Set<string>): BuiltMessage {
  const random = seededRandom(`message/${index}`)
  const matter = MATTERS[index % MATTERS.length]
  if (matter === undefined) throw new RangeError('no matter')
  // One place per message: title, question and reply speak of the same street and district.
  const place = seededRandom(`place/${index}`)
  const values: Readonly<Record<string, string>> = { '{区}': fill('{区}', place), '{镇}': fill('{镇}', place), '{路}': fill('{路}', place) }
  const say = (text: string): string => text.replace(/\{[区镇路]\}/g, whole => values[whole] ?? whole)
  const wanted = say(matter.title)
  const again = ['', '（二）', '（三）', '（四）'].find(mark => !used.has(wanted + mark)) ?? `（${index}）`
  const title = wanted + again
  used.add(title)
  const submitted = daysBefore(4 + index * 5)
  const quality: ReplyQuality = UNANSWERED.has(index) ? 'unanswered' : POOR.has(index) ? 'perfunctory' : 'good'
  const days = quality === 'unanswered' ? null : (LATE[index] ?? random.int(1, Math.min(6, 3 + (index % 4))))
  return {
    title, submitted, quality, days, department: matter.department, kind: matter.kind,
    number: `QL${submitted.replaceAll('-', '')}${String(100 + index)}`,
    url: `http://${PORTAL}/hdjl/ly/${submitted.slice(0, 7).replace('-', '')}/${5000 + index}.html`,
    replied: days === null ? null : daysBefore(-days, submitted),
    question: say(matter.question),
    reply: quality === 'unanswered' ? null : quality === 'perfunctory' ? random.pick(PERFUNCTORY) : `您好！${say(matter.reply)}`,
  }
}

function messagePage(message: BuiltMessage): string {
  const reply = message.reply === null ? '' : `<div class="reply"><p>答复单位：${message.department}</p><p>答复时间：${message.replied}</p><h3>答复内容</h3><div class="reply-text"><p>${escapeHtml(message.reply)}</p></div><p>您对本次答复是否满意？<a href="/hdjl/pj.html?id=${message.number}">评价</a></p></div>`
  return renderPage({
    url: message.url, title: message.title, kind: 'item', crumbs: [['互动交流', '/hdjl/'], ['留言选登', '/hdjl/ly/']], column: { name: '留言选登', type: '互动交流' }, item: { date: `${message.submitted} 10:00`, source: '市政府门户网站' },
    main: `<div class="message"><h1>${escapeHtml(message.title)}</h1>
<table><tr><th>编号</th><td>${message.number}</td><th>类型</th><td>${message.kind}</td></tr><tr><th>来信时间</th><td>${message.submitted}</td><th>状态</th><td>${message.reply === null ? '办理中' : '已答复'}</td></tr></table>
<div class="question"><h3>来信内容</h3><p>${escapeHtml(message.question)}</p></div>
${reply}</div>`,
  })
}

function boardPages(book: AnswerBook, messages: readonly BuiltMessage[]): void {
  const perPage = 15
  const pages = Math.ceil(messages.length / perPage)
  for (let page = 0; page < pages; page++) {
    const rows = messages.slice(page * perPage, (page + 1) * perPage).map(message => `<tr><td>${message.number}</td><td>${message.kind}</td><td><a href="${new URL(message.url).pathname}">${escapeHtml(message.title)}</a></td><td>${message.department}</td><td>${message.submitted}</td><td>${message.replied ?? ''}</td><td>${message.reply === null ? '办理中' : '已答复'}</td></tr>`)
    const name = (n: number): string => (n === 0 ? '/hdjl/ly/' : `/hdjl/ly/index_${n + 1}.html`)
    const url = `http://${PORTAL}${name(page)}`
    book.html(url, renderPage({ url, title: '留言选登', kind: 'list', crumbs: [['互动交流', '/hdjl/'], ['留言选登', '/hdjl/ly/']], column: { name: '留言选登', type: '互动交流' }, main: `<h2>留言选登</h2><p>承诺：${REPLY_LIMIT_DAYS}日内答复。</p><table class="list"><tr><th>编号</th><th>类型</th><th>标题</th><th>答复单位</th><th>来信时间</th><th>答复时间</th><th>状态</th></tr>${rows.join('\n')}</table><div class="pages">${page > 0 ? `<a href="${name(page - 1)}">上一页</a> ` : ''}${page + 1 < pages ? `<a href="${name(page + 1)}">下一页</a>` : ''}</div>` }))
  }
}

function putMailbox(book: AnswerBook): void {
  const url = `http://${PORTAL}/hdjl/xx/`
  const input = (name: string, label: string, type = 'text', required = true): string => `<p><label for="${name}">${label}：</label><input type="${type}" id="${name}" name="${name}"${required ? ' required' : ''}></p>`
  book.html(url, renderPage({ url, title: '市长信箱', kind: 'list', crumbs: [['互动交流', '/hdjl/'], ['市长信箱', '/hdjl/xx/']], column: { name: '市长信箱', type: '互动交流' }, main: `<h2>我要写信</h2><p>信箱统一受理对信息发布、解读回应和办事服务的咨询、投诉、建议和求助，${REPLY_LIMIT_DAYS}日内答复。</p>
<form action="/hdjl/xx/submit" method="post">${input('name', '姓名')}${input('phone', '联系电话', 'tel')}${input('email', '电子邮箱', 'email', false)}
<p><label for="department">选择部门：</label><select id="department" name="department"><option>市教育局</option><option>市公安局</option><option>市民政局</option><option>市人力资源和社会保障局</option></select></p>
<p><label for="kind">信件类型：</label><select id="kind" name="kind"><option>咨询</option><option>投诉</option><option>建议</option><option>求助</option></select></p>
<p><label>是否公开：</label><input type="radio" name="open" value="1"> 公开 <input type="radio" name="open" value="0"> 不公开</p>
${input('title', '信件标题')}<p><label for="content">信件内容：</label><textarea id="content" name="content" required minlength="10"></textarea></p>${input('captcha', '验证码')}
<p><button type="submit">提交信件</button></p></form>
<form action="/hdjl/xx/" method="get"><label>信件查询：<input name="number" placeholder="信件编号"></label><button type="submit">查询</button></form>` }))
}

function putStatistics(book: AnswerBook, messages: readonly BuiltMessage[]): void {
  const done = messages.filter(message => message.days !== null)
  const total = done.reduce((sum, message) => sum + (message.days ?? 0), 0)
  const url = `http://${PORTAL}/hdjl/tj/`
  const departments = [...new Set(messages.map(message => message.department))].sort()
  const rows = departments.map(department => {
    const own = messages.filter(message => message.department === department)
    return `<tr><td>${department}</td><td>${own.length}</td><td>${own.filter(message => message.reply !== null).length}</td></tr>`
  })
  book.html(url, renderPage({ url, title: '留言办理统计', kind: 'list', crumbs: [['互动交流', '/hdjl/'], ['办理统计', '/hdjl/tj/']], column: { name: '办理统计', type: '互动交流' }, main: `<h2>留言受理反馈情况统计（截至2020年11月30日）</h2><table><tr><th>收到留言</th><th>办结留言</th><th>平均办理时间（天）</th><th>公开答复</th></tr><tr><td>${messages.length}</td><td>${done.length}</td><td>${(total / done.length).toFixed(1)}</td><td>${done.length}</td></tr></table><h3>按部门</h3><table><tr><th>部门</th><th>收到</th><th>办结</th></tr>${rows.join('')}</table>` }))
}

/** Message board with its messages, mailbox, statistics and the page that rates a reply. */
export function buildMessages(book: AnswerBook): BuiltMessage[] {
  const used = new Set<string>()
  const messages = Array.from({ length: MESSAGE_COUNT }, (_, index) => buildOne(index, used))
  boardPages(book, messages)
  for (const message of messages) {
    book.html(message.url, messagePage(message), { title: message.title, date: message.submitted, kind: '信息', text: message.question, disclosure: false })
    if (message.reply === null) continue
    const url = `http://${PORTAL}/hdjl/pj.html?id=${message.number}`
    book.html(url, renderPage({ url, title: '答复满意度评价', kind: 'list', crumbs: [['互动交流', '/hdjl/']], column: { name: '满意度评价', type: '互动交流' }, main: `<h2>答复满意度评价</h2><form action="/hdjl/pj" method="post"><p>信件编号：${message.number}</p><p><input type="radio" name="s" value="5"> 满意 <input type="radio" name="s" value="3"> 基本满意 <input type="radio" name="s" value="1"> 不满意</p><button>提交评价</button></form>` }))
  }
  putMailbox(book)
  putStatistics(book, messages)
  return messages
}
