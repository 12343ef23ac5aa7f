import { evidenceKey, evidenceName } from '../../model/evidence.ts'
import type { EvidenceRef } from '../../model/evidence.ts'
import { html, link } from '../html/markup.ts'
import type { Markup } from '../html/markup.ts'
import { percent } from '../html/points.ts'
import { campaignPlace, cohortPlace, unitPlace } from './addresses.ts'
import { indexBar } from './charts.ts'
import { framed, label, range, scrolled } from './frame.ts'
import type { MeasureTitle, PublicEvidence, PublishedCampaign, PublishedChange, PublishedCohort, PublishedPoint, PublishedUnit } from './published.ts'
import { changeWord, STATES } from './words.ts'

/** What a page takes from outside the frozen document. */
export interface UnitPageSources { readonly evidence: PublicEvidence; readonly measureTitle: MeasureTitle }

/** One unit's published result: score, dimensions, and every point with reasons, advice and evidence. */
export function unitPage(campaign: PublishedCampaign, at: number, unit: PublishedUnit, { evidence, measureTitle }: UnitPageSources): string {
  const { slug, number } = campaign
  const cohort = campaign.cohorts[at - 1]
  if (!cohort) throw new RangeError(`cohort ${at}`)
  const { line } = unit
  const ranked = campaign.listing === 'rank'
  const place = unitPlace(slug, number, line.entrantId)
  const href = (path: string): string => `${place.root}${path}`
  const trail = [{ href: href('index.html'), name: '评估结果' }, { href: href(campaignPlace(slug, number).path), name: campaign.title }, { href: href(cohortPlace(slug, number, at).path), name: cohort.name }]
  return framed({ place, title: line.unitName, trail }, html`<h1>${line.unitName}</h1><p class="sub">${cohort.schemeTitle}（${cohort.edition}）· ${cohort.variantTitle} · ${label(`评估日期 ${campaign.evaluationDate}`, `evaluated as of ${campaign.evaluationDate}`)}</p>
<section class="card"><p class="big">${range(unit.score.low, unit.score.high, cohort.decimals)} <span class="en">/ ${cohort.total}</span></p><dl class="facts">${ranked && html`<div><dt>${label('名次', 'rank')}</dt><dd>${line.rank ?? '—'}</dd></div>`}${line.tier !== null && html`<div><dt>${label('档次', 'tier')}</dt><dd>${line.tier}</dd></div>`}${unit.bonus > 0 && html`<div><dt>${label('创新案例加分', 'bonus')}</dt><dd>${unit.bonus.toFixed(cohort.decimals)}</dd></div>`}${line.earlier && html`<div><dt>${label('上次得分', 'last score')}</dt><dd>${line.earlier.score.toFixed(cohort.decimals)}</dd></div>${ranked && line.earlier.rank !== null && html`<div><dt>${label('上次名次', 'last rank')}</dt><dd>${line.earlier.rank}</dd></div>`}`}</dl></section>
<h2>${label('各维度', 'Dimensions')}</h2><div class="card">${scrolled('各维度 dimensions', html`<table><thead><tr><th scope="col">${label('维度', 'dimension')}</th><th scope="col" class="n">${label('得分', 'score')}</th><th scope="col" class="n">${label('权重', 'weight')}</th><th scope="col">${label('指数', 'index')}</th></tr></thead><tbody>${line.dimensions.map(({ name, weight, low, high, index }) => html`<tr><th scope="row">${name}</th><td class="n">${range(low, high, cohort.decimals)}</td><td class="n">${weight}</td><td>${index ? indexBar(index.low, index.high) : '—'}</td></tr>`)}</tbody></table>`)}</div>
${unit.changes.length > 0 && html`<h2>${label('本次更正', 'Corrected here')}</h2><div class="card"><ul>${unit.changes.map(change => html`<li>${changed(change, cohort)}：${change.reason}</li>`)}</ul></div>`}
<h2>${label('评估要点', 'Evaluation points')}</h2><p class="sub">${label('展开一个要点可看理由、建议和佐证。', 'Open a point for its reasons, advice and evidence.')}</p>${line.dimensions.map(dimension => html`<section class="card"><h3>${dimension.name}</h3>${unit.indicators.filter(({ path }) => path[0] === dimension.name).map(({ path, weight, low, high, points }) => html`<p class="ind"><span>${path.slice(1).filter(name => name !== '——').join(' › ') || path[0]}</span><span>${range(low, high, cohort.decimals)} / ${weight}</span></p>${points.map(point => pointBlock(point, cohort, { measureTitle, evidence: ref => evidence(campaign.id, line.entrantId, ref) }))}`)}</section>`)}`)
}

function changed({ pointId, what }: PublishedChange, cohort: PublishedCohort): Markup {
  const said = pointId === null ? undefined : cohort.points.get(pointId)
  return html`${said?.text ?? changeWord(what)}${pointId !== null && html` <code>${pointId}</code>`}`
}

interface OfUnit { readonly evidence: (ref: EvidenceRef) => string | null; readonly measureTitle: MeasureTitle }

function pointBlock(point: PublishedPoint, cohort: PublishedCohort, of: OfUnit): Markup {
  const said = cohort.points.get(point.id)
  return html`<details class="point"><summary>${chip(point)}<span class="text">${said?.text ?? point.id}</span><span class="n">${range(point.low, point.high, cohort.decimals)} / ${point.worth.toFixed(cohort.decimals)}</span></summary><div>${point.decision && html`<p><b>${label(...DECIDERS[point.decision.by])}</b>${point.decision.reason !== '' && html`：${point.decision.reason}`}</p>`}${point.measures.map(use => judged(use, of))}<p class="sub">${said && html`${label('依据', 'source')}：${said.source} `}<code>${point.id}</code></p></div></details>`
}

const DECIDERS: Readonly<Record<NonNullable<PublishedPoint['decision']>['by'], readonly [string, string]>> = { override: ['人工更正', 'corrected by a person'], appeal: ['申诉决定', 'decided on appeal'], adjudication: ['复核决定', 'adjudicated'], marks: ['人工评分', 'marked by people'] }

function chip({ state, rating }: PublishedPoint): Markup {
  if (state !== 'rated') return html`<span class="chip open">${STATES[state][0]} <span lang="en">${STATES[state][1]}</span></span>`
  return html`<span class="chip ${rating === 1 ? 'full' : rating === 0 ? 'none' : 'part'}">${percent(rating ?? 0)}</span>`
}

function judged({ id, version, judgement }: PublishedPoint['measures'][number], { evidence, measureTitle }: OfUnit): Markup {
  const title = measureTitle(id)
  const head = html`<p class="by">${title !== null && html`<b>${title}</b> `}<code>${id} v${version}</code></p>`
  if (judgement.outcome !== 'rated') return html`${head}<p>${judgement.reason}</p>`
  const refs = [...new Map(judgement.evidence.map(ref => [evidenceKey(ref), ref])).values()]
  return html`${head}<ul>${judgement.reasons.map(reason => html`<li>${reason}</li>`)}</ul>
${judgement.advice.length > 0 && html`<div class="advice"><ul>${judgement.advice.map(advice => html`<li>${advice}</li>`)}</ul></div>`}
${refs.length > 0 && html`<ul class="ev">${refs.map(ref => {
    const target = evidence(ref)
    const name = evidenceName(ref)
    return html`<li>${target === null ? html`${name} <code>${ref.sha256.slice(0, 12)}</code>` : link(target, name)}</li>`
  })}</ul>`}`
}
