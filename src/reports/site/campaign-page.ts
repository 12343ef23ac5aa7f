import { html } from '../html/markup.ts'
import type { Markup, Piece } from '../html/markup.ts'
import { CATALOGUE_FILE, CHANGES_FILE, RESULTS_FILE, SCHEMA_FILE, campaignPlace, cohortFile, cohortPlace, dataPlace } from './addresses.ts'
import { framed, label, publishedOn, scrolled } from './frame.ts'
import type { PublishedCampaign, PublishedChange } from './published.ts'
import { changeWord, stateWord } from './words.ts'

/** Entries of the change log shown on the page; the file holds all. */
const SHOWN = 200

export interface CampaignSummary {
  readonly campaign: PublishedCampaign
  /** Units and best unit of each cohort, in the order of the publication. */
  readonly cohorts: readonly { readonly units: number; readonly tiers: readonly { readonly name: string; readonly units: number }[]; readonly first: string | null }[]
  readonly changes: readonly PublishedChange[]
  /** The newer publication of the same campaign, when there is one. */
  readonly correctedBy: number | null
}

/** One publication: its cohorts, what it corrects, and its open data. */
export function campaignPage({ campaign, cohorts, changes, correctedBy }: CampaignSummary): string {
  const { slug, number } = campaign
  const place = campaignPlace(slug, number)
  const href = (path: string): string => `${place.root}${path}`
  const cards = campaign.cohorts.map((cohort, i) => {
    const counted = cohorts[i]
    return html`<section class="card"><h2><a href="${href(cohortPlace(slug, number, i + 1).path)}">${cohort.name}</a></h2><p>${cohort.schemeTitle}（${cohort.edition}）· ${cohort.variantTitle}</p>
<dl class="facts"><div><dt>${label('参评单位', 'units')}</dt><dd>${counted?.units ?? 0}</dd></div>${counted?.first && campaign.listing === 'rank' && html`<div><dt>${label('首位', 'first')}</dt><dd>${counted.first}</dd></div>`}</dl>
<p>${(counted?.tiers ?? []).map(({ name, units }) => html`<span class="tier">${name} ${units}</span> `)}</p></section>`
  })
  return framed({ place, title: campaign.title, trail: [{ href: href('index.html'), name: '评估结果' }] }, html`<h1>${campaign.title}</h1>
<p class="sub">${label(`评估日期 ${campaign.evaluationDate}，时间窗 ${campaign.windowFrom} 至 ${campaign.windowTo}`, `evaluated as of ${campaign.evaluationDate}`)} · ${label(`第 ${number} 次发布，${publishedOn(campaign.publishedAt)}`, `publication ${number}`)}</p>
${correctedBy !== null && html`<p class="note">${label(html`此次发布已更正，请看<a href="${href(campaignPlace(slug, correctedBy).path)}">第 ${correctedBy} 次发布</a>。`, 'This publication has been corrected since.')}</p>`}
${campaign.reason !== null && html`<p class="note"><b>${label('更正说明', 'Why it was corrected')}</b>：${campaign.reason}</p>`}
<div class="grid">${cards}</div>${changeLog(campaign, changes, href(dataPlace(slug, number, CHANGES_FILE).path))}${openData(campaign, changes.length > 0)}`)
}

function changeLog({ cohorts }: PublishedCampaign, changes: readonly PublishedChange[], file: string): Markup | false {
  if (changes.length === 0) return false
  const statement = (pointId: string) => cohorts.flatMap(({ points }) => points.get(pointId)?.text ?? [])[0]
  const rows = changes.slice(0, SHOWN).map(({ unitName, pointId, what, before, after, reason }) => html`<tr><th scope="row">${unitName}</th><td>${changeWord(what)}${pointId !== null && html`：${statement(pointId)} <code>${pointId}</code>`}</td><td>${said(before)}</td><td>${said(after)}</td><td>${reason}</td></tr>`)
  return html`<h2>${label('更正记录', 'Change log')}</h2><div class="card">${scrolled('更正记录 change log', html`<table><thead><tr>${([['单位', 'unit'], ['更正内容', 'what'], ['原为', 'before'], ['现为', 'now'], ['原因', 'reason']] as const).map(([zh, en]) => html`<th scope="col">${label(zh, en)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`)}${changes.length > SHOWN && html`<p>${label(`共 ${changes.length} 条，`, `${changes.length} in all; `)}<a href="${file}">${CHANGES_FILE}</a></p>`}</div>`
}

/** A value of the change log in words: numbers as they are, a point as its rating or state. */
function said(value: unknown): Piece {
  if (value === null || value === undefined) return '—'
  if (typeof value !== 'object') return String(value)
  const { rating, state, rank, score } = value as { rating?: number | null; state?: string; rank?: number | null; score?: number }
  if (typeof rating === 'number') return `${Math.round(rating * 10_000) / 100}%`
  if (state !== undefined) return stateWord(state)
  return score === undefined ? '—' : `${score}（${rank ?? '—'}）`
}

function openData({ digest, cohorts }: PublishedCampaign, isCorrection: boolean): Markup {
  const file = (name: string): string => `data/${name}`
  const lists = cohorts.map(({ name }, i) => html`<li>${name}：<a href="${file(cohortFile(i + 1, 'csv'))}">CSV</a> · <a href="${file(cohortFile(i + 1, 'json'))}">JSON</a></li>`)
  return html`<h2 id="data">${label('开放数据', 'Open data')}</h2><div class="card"><ul>${lists}
<li>${label('全部判定，每行一个单位', 'every judgement, one unit a line')}：<a href="${file(RESULTS_FILE)}">${RESULTS_FILE}</a>（<a href="${file(SCHEMA_FILE)}">JSON Schema</a>）</li>
${isCorrection && html`<li>${label('更正记录', 'change log')}：<a href="${file(CHANGES_FILE)}">${CHANGES_FILE}</a></li>`}
<li>${label('目录（DCAT-AP）', 'catalogue record, DCAT-AP')}：<a href="${file(CATALOGUE_FILE)}">${CATALOGUE_FILE}</a></li></ul>
<p>${label('复算', 'recompute')}：<code>zhengheng recompute ${RESULTS_FILE}</code>　${label('摘要', 'digest')} <code>${digest}</code></p></div>`
}
