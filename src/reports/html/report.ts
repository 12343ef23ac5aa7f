import type { EvaluationDocument } from '../../model/evaluation.ts'
import { coverage, findings } from './findings.ts'
import { gauge } from './gauge.ts'
import { Exhibits } from './exhibits.ts'
import type { EvidenceLink, Screenshot } from './exhibits.ts'
import { both, html, Markup } from './markup.ts'
import { anchor, pathText, pointList, shown, shownRange } from './points.ts'
import { STYLE } from './style.ts'

/** What the report shows besides the document: where evidence lies, and pictures of key pages, the home page first. */
export interface ReportMaterial {
  readonly evidenceLink: EvidenceLink
  readonly screenshots: readonly Screenshot[]
}

/** Pictures under the score. */
const HERO_PICTURES = 3

/** To-do entries shown before the fold. */
const TODO_SHOWN = 10

/** Language switch, filters, opening a point that a link names, and unfolded lists when printed: the page reads the same without them. */
const SCRIPT = `
const root=document.documentElement
document.getElementById('lang').addEventListener('click',()=>{root.lang=root.lang==='en'?'zh-CN':'en'})
const buttons=[...document.querySelectorAll('[data-filter]')]
buttons.forEach(b=>b.addEventListener('click',()=>{buttons.forEach(o=>o.setAttribute('aria-pressed',String(o===b)))
const want=b.dataset.filter
document.querySelectorAll('.point').forEach(p=>{p.hidden=want!=='all'&&p.dataset.state!==want})
document.querySelectorAll('.ind,.group').forEach(g=>{g.hidden=!g.querySelector('.point:not([hidden])')})}))
const open=()=>{const p=location.hash.length>1&&document.getElementById(location.hash.slice(1));if(p&&p.tagName==='DETAILS')p.open=true}
addEventListener('hashchange',open);open()
let shut=[]
addEventListener('beforeprint',()=>{shut=[...document.querySelectorAll('details.more:not([open])')];shut.forEach(d=>{d.open=true})})
addEventListener('afterprint',()=>{shut.forEach(d=>{d.open=false});shut=[]})
`

/** The whole evaluation as one HTML file: no outside resource, readable without script, Chinese with an English switch. */
export function renderReport(document: EvaluationDocument, material: ReportMaterial): string {
  const { unit, scheme } = document
  const exhibits = new Exhibits(material.evidenceLink, material.screenshots)
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${unit.name} · ${scheme.title} · 政衡</title><style>${new Markup(STYLE + exhibits.styles)}</style></head><body>
<header class="top"><div><span class="mark">政衡</span><nav><a href="#todo">${both('先改什么', 'To do')}</a><a href="#dimensions">${both('各维度', 'Dimensions')}</a><a href="#points">${both('评估要点', 'Points')}</a><a href="#findings">${both('问题清单', 'Findings')}</a><a href="#coverage">${both('采集与复算', 'Coverage')}</a><button type="button" id="lang">${both('English', '中文')}</button></nav></div></header>
<main><h1>${unit.name}</h1><p class="sub">${scheme.title}（${scheme.edition}）· ${scheme.variantTitle} · ${both('评估日期', 'evaluated as of')} ${document.date} · ${both('时间窗', 'window')} ${document.window.from} — ${document.window.to}${both('', html`<br>Names, points, reasons and advice are in Chinese, as the table was published.`)}</p>
${hero(document, exhibits)}
<h2 id="todo">${both('先改什么', 'What to mend first')}<small>${both('按可增分值排序', 'by points to gain')}</small></h2>${todo(document)}
<h2 id="dimensions">${both('各维度得分', 'Dimensions')}</h2>${dimensions(document)}
<h2 id="points">${both('评估要点', 'Evaluation points')}<small>${both('点开可见理由、建议与佐证', 'open one for reasons, advice and evidence')}</small></h2>${pointList(document, exhibits)}
<h2 id="findings">${both('问题清单', 'Findings')}</h2>${findings(document, exhibits)}
<h2 id="coverage">${both('采集与复算', 'Coverage and recomputation')}</h2>${coverage(document)}
</main><footer class="end">${both('由政衡生成', 'made by Zhengheng')} ${document.tool.version} · <code>${document.format}</code></footer>
<script>${new Markup(SCRIPT)}</script></body></html>
`
  return page.value
}

function hero(document: EvaluationDocument, exhibits: Exhibits): Markup {
  const { score, policies, facts, coverage: seen } = document
  const points = document.indicators.flatMap(indicator => indicator.points)
  const count = (state: string): number => points.filter(point => point.state === state).length
  const [pending, unseen, rated] = [count('pending'), count('undetermined'), count('rated')]
  const low = shown(score.low, 1)
  const high = shown(score.high, 1)
  const says = both(
    html`得分 <b>${low === high ? low : `${low} 至 ${high}`}</b>（满分 ${score.maximum}）。${rated} 个要点已由机器依据归档判定，对应 ${shown(score.determined, policies.decimals)} 分${pending > 0 && html`；${pending} 个要点须由人评分`}${unseen > 0 && html`；${unseen} 个要点未能看到，不按零分计`}。`,
    html`The score is <b>${low === high ? low : `${low} to ${high}`}</b> of ${score.maximum}. ${rated} points were decided by machine from archived evidence, worth ${shown(score.determined, policies.decimals)}${pending > 0 && html`; ${pending} wait for people`}${unseen > 0 && html`; ${unseen} could not be seen and do not count as zero`}.`,
  )
  const tiles = [
    [seen.pages, '归档网页', 'pages archived', false],
    [facts.deadLinks.length, '失效链接', 'dead links', facts.deadLinks.length > 0],
    [facts.staleColumns.length, '逾期栏目', 'stale columns', facts.staleColumns.length > 0],
    [facts.emptyColumns.length, '空白栏目', 'empty columns', facts.emptyColumns.length > 0],
    [facts.personalData.length, '个人信息', 'personal data', facts.personalData.length > 0],
    [seen.failures.reduce((sum, failure) => sum + failure.count, 0), '未能看到', 'could not be seen', false],
  ] as const
  return html`<section class="card hero"><div>${gauge(score.low, score.high, score.maximum, low, high)}</div><div><p class="says">${says}</p>
<div class="tiles">${tiles.map(([value, zh, en, warns]) => html`<div class="tile${warns ? ' warn' : ''}"><b>${value}</b><span>${both(zh, en)}</span></div>`)}</div></div>
${exhibits.screenshots.length > 0 && html`<div class="shot">${exhibits.screenshots.slice(0, HERO_PICTURES).map(({ url }) => html`<figure>${exhibits.picture(url)}<figcaption>${url}</figcaption></figure>`)}</div>`}</section>`
}

function todo(document: EvaluationDocument): Markup {
  if (document.todo.length === 0) return html`<div class="card find"><p style="padding:4px 20px">${both('机器可判定的要点没有失分。', 'No point that machines can decide has lost anything.')}</p></div>`
  const entries = document.todo.map(entry => html`<li><div><div class="where"><a href="#${anchor(entry.point)}">${pathText(entry.path)}</a></div><p>${entry.text}</p><ul>${entry.advice.map(text => html`<li>${text}</li>`)}</ul></div><span class="gain">+${shown(entry.gain, document.policies.decimals)}</span></li>`)
  const rest = entries.slice(TODO_SHOWN)
  return html`<div class="card"><ol class="todo">${entries.slice(0, TODO_SHOWN)}</ol>${rest.length > 0 && html`<details class="more"><summary>${both(`其余 ${rest.length} 条`, `${rest.length} more`)}</summary><ol class="todo" style="counter-reset:n ${TODO_SHOWN}">${rest}</ol></details>`}</div>`
}

function dimensions(document: EvaluationDocument): Markup {
  const rows = document.dimensions.map(({ name, weight, low, high, index }) => {
    const from = (index?.low ?? 0) * 100
    const to = (index?.high ?? 0) * 100
    return html`<div class="dim"><b>${name}</b><div class="bar"><i style="width:${from}%"></i>${to > from && html`<u style="left:${from}%;width:${to - from}%"></u>`}</div><span class="num">${shownRange(low, high, document.policies.decimals)} <small>/ ${weight}</small></span></div>`
  })
  return html`<div class="card dims">${rows}<div class="legend"><span><i style="background:#0f4c5c"></i>${both('已得分', 'reached')}</span><span><i style="background:#8fb3ba"></i>${both('待人工或未能看到', 'open: for people, or not seen')}</span><span><i style="background:#eef0f2"></i>${both('失分', 'lost')}</span></div></div>`
}
