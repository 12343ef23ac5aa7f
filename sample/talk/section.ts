import { PORTAL, SERVICE } from '../city.ts'
import { renderPage } from '../portal/shell.ts'
import type { AnswerBook } from '../site.ts'
import { MATTERS } from './message-data.ts'

/** Questions people ask often, each with an answer from the guides; the question box knows exactly these. */
export const FREQUENT: readonly (readonly [string, string])[] = [
  ...MATTERS.filter(matter => matter.kind === '咨询').map(matter => [matter.title.replace(/\{.\}/g, ''), matter.reply.replace(/\{.\}/g, '所在区县')] as const),
  ['居住证怎么办理', '在居住地派出所或者政务服务网申请，连续居住满半年的可以申领，15个工作日内发放。'],
  ['营业执照多久能办好', '企业设立登记在一个工作日内办结，可在“企业开办”一件事专区一次填报。'],
  ['老年优待证办理条件', '具有青岚市户籍、年满60周岁的老年人可以申领，凭身份证到社区办理。'],
  ['创业担保贷款最高多少', '个人最高20万元，期限3年，可以享受财政贴息。'],
  ['护照办理需要预约吗', '需要。请先在出入境服务页面预约，再到出入境接待大厅采集人像和指纹。'],
  ['灵活就业人员怎么参加养老保险', '凭身份证到户籍地或居住地社保经办机构登记，可以按月、按季或按年缴费。'],
  ['新生儿如何上户口', '在“出生一件事”专区填报，同时办理出生医学证明、户口登记和医保参保。'],
]

/** Landing page of 互动交流, the question box with its list of frequent questions. */
export function putTalkSection(book: AnswerBook): void {
  const landing = `http://${PORTAL}/hdjl/`
  book.html(landing, renderPage({ url: landing, title: '互动交流', kind: 'list', crumbs: [['互动交流', '/hdjl/']], column: { name: '互动交流', type: '互动交流' }, main: '<h2>互动交流</h2><ul><li><a href="/hdjl/xx/">市长信箱（我要写信）</a></li><li><a href="/hdjl/ly/">留言选登</a></li><li><a href="/hdjl/tj/">办理统计</a></li><li><a href="/hdjl/dczj/">征集调查</a></li><li><a href="/znwd/">智能问答</a></li><li><a href="/znwd/cjwt.html">常见问题</a></li></ul><p>政务服务热线：12345</p>' }))
  const box = `http://${PORTAL}/znwd/`
  const script = `var known = ${JSON.stringify(FREQUENT)};
document.getElementById('ask').onsubmit = function (event) { event.preventDefault(); var q = document.getElementById('q').value; var best = null, most = 0; known.forEach(function (pair) { var n = 0; for (var i = 0; i + 1 < q.length; i++) if (pair[0].indexOf(q.substr(i, 2)) >= 0) n++; if (n > most) { most = n; best = pair; } }); document.getElementById('answer').textContent = best ? best[1] : '暂时无法回答，请转人工或拨打12345。'; };`
  book.html(box, renderPage({ url: box, title: '智能问答', kind: 'list', crumbs: [['互动交流', '/hdjl/'], ['智能问答', '/znwd/']], column: { name: '智能问答', type: '互动交流' }, main: `<h2>智能问答机器人“小岚”</h2><form id="ask" action="/znwd/" method="get"><input id="q" name="q" placeholder="请输入您的问题"><button type="submit">提问</button></form><div id="answer"></div>
<p>工作日9:00—17:00可<a href="http://${SERVICE}/login.html">转人工在线咨询</a>。</p><h3>常见问题推荐</h3><ul>${FREQUENT.slice(0, 6).map(([question]) => `<li><a href="/znwd/cjwt.html">${question}</a></li>`).join('')}</ul><script>${script}</script>` }))
  const faq = `${box}cjwt.html`
  book.html(faq, renderPage({ url: faq, title: '常见问题', kind: 'list', crumbs: [['互动交流', '/hdjl/'], ['智能问答', '/znwd/'], ['常见问题', '/znwd/cjwt.html']], column: { name: '常见问题', type: '互动交流' }, main: `<h2>常见问题</h2><dl>${FREQUENT.map(([question, answer]) => `<dt>问：${question}</dt><dd>答：${answer}</dd>`).join('\n')}</dl>` }), { title: '常见问题', date: '2020-10-01', kind: '信息', text: FREQUENT.map(([question]) => question).join(''), disclosure: false })
}
