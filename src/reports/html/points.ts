import type { EvaluatedIndicator, EvaluatedPoint, EvaluationDocument, MeasureKind } from '../../model/evaluation.ts'
import { evidenceKey, evidenceName } from '../../model/evidence.ts'
import type { EvidenceRef } from '../../model/evidence.ts'
import type { Suggestion } from '../../model/suggestion.ts'
import type { Exhibits } from './exhibits.ts'
import { both, html, link } from './markup.ts'
import type { Markup } from './markup.ts'

const KIND_LABELS: Readonly<Record<MeasureKind, readonly [string, string]>> = {
  automatic: ['自动判定', 'automatic'],
  suggested: ['机器建议，待人确认', 'suggestion, a person confirms'],
  declared: ['单位申报', 'declared by the unit'],
  external: ['外部记录', 'external record'],
}

/** Pictures of the pages that one judgement cites; more would say no more. */
const PICTURES = 4

/** Fixed decimals, so that columns of numbers line up. */
export const shown = (value: number, decimals: number): string => value.toFixed(decimals)
export const shownRange = (low: number, high: number, decimals: number): string => (low === high ? shown(low, decimals) : `${shown(low, decimals)}–${shown(high, decimals)}`)
export const anchor = (pointId: string): string => `p-${pointId.replace(/[^\w-]+/g, '-')}`
export const pathText = (path: readonly string[]): string => path.filter(name => name !== '——').join(' › ')

/** Every indicator and point of the table, level 1 by level 1, each point with state, reasons, advice and evidence. */
export function pointList(document: EvaluationDocument, exhibits: Exhibits): Markup {
  const decimals = document.policies.decimals
  return html`<div class="filters" role="group" aria-label="筛选 filter">${FILTERS.map(([key, zh, en], i) => html`<button type="button" data-filter="${key}" aria-pressed="${i === 0 ? 'true' : 'false'}">${both(zh, en)}</button>`)}</div>
${document.dimensions.map(dimension => html`<section class="card group"><h3><span>${dimension.name}</span><span>${shownRange(dimension.low, dimension.high, decimals)} / ${dimension.weight}</span></h3>
${document.indicators.filter(indicator => indicator.path[0] === dimension.name).map(indicator => indicatorRows(indicator, decimals, exhibits))}</section>`)}`
}

const FILTERS = [
  ['all', '全部', 'All'],
  ['lost', '有失分', 'Points lost'],
  ['pending', '待人工评分', 'For people'],
  ['undetermined', '未能看到', 'Not seen'],
] as const

function indicatorRows(indicator: EvaluatedIndicator, decimals: number, exhibits: Exhibits): Markup {
  return html`<div class="ind"><h4><b>${pathText(indicator.path.slice(1))}</b><span>${shownRange(indicator.low, indicator.high, decimals)} / ${indicator.weight}</span></h4>
${indicator.points.map(point => pointRow(point, decimals, exhibits))}</div>`
}

function pointRow(point: EvaluatedPoint, decimals: number, exhibits: Exhibits): Markup {
  const filter = point.state === 'rated' ? ((point.rating ?? 0) < 1 ? 'lost' : 'full') : point.state
  return html`<details class="point" id="${anchor(point.id)}" data-state="${filter}"><summary>${chip(point)}<span class="text">${point.no > 0 && html`${point.no}. `}${point.text}</span><span class="pts">${shownRange(point.low, point.high, decimals)} <small>/ ${shown(point.worth, decimals)}</small></span></summary>
<div class="body">${point.measures.map(use => measureBlock(use, exhibits))}${(point.suggestions ?? []).map(suggestion => suggestionBlock(suggestion, exhibits))}${point.rubric && rubricBlock(point.rubric)}
<p class="method">${both('依据', 'Source')}：${point.cite.document} · ${point.cite.table} · ${point.cite.row}${point.cite.no > 0 && html` · ${point.cite.no}`} <code>${point.id}</code></p></div></details>`
}

function chip(point: EvaluatedPoint): Markup {
  switch (point.state) {
    case 'pending': return html`<span class="chip open">${both('待人工', 'for people')}</span>`
    case 'undetermined': return html`<span class="chip unseen">${both('未能看到', 'not seen')}</span>`
    case 'not-applicable': return html`<span class="chip na">${both('不适用', 'n/a')}</span>`
    case 'rated': {
      const rating = point.rating ?? 0
      return html`<span class="chip ${rating === 1 ? 'full' : rating === 0 ? 'none' : 'part'}">${percent(rating)}</span>`
    }
  }
}

/** Never shows 100 % for less than everything, nor 0 % for more than nothing. */
export function percent(rating: number): string {
  const rounded = Math.round(rating * 100)
  if (rating < 1 && rounded === 100) return '>99%'
  if (rating > 0 && rounded === 0) return '<1%'
  return `${rounded}%`
}

function measureBlock(use: EvaluatedPoint['measures'][number], exhibits: Exhibits): Markup {
  const { judgement } = use
  const isSuggestion = use.kind === 'suggested' || use.kind === 'declared'
  const head = html`<h5>${use.title} · ${both(...KIND_LABELS[use.kind])}${judgement.outcome === 'rated' && html` · ${percent(judgement.rating)} · ${both('可信度', 'confidence')} ${percent(judgement.confidence)}`}</h5>`
  const method = html`<p class="method">${both('评判方法', 'Method')}：${use.explain} <code>${use.id} v${use.version}</code></p>`
  if (judgement.outcome !== 'rated') return html`${head}<p>${judgement.reason}</p>${method}`
  const reasons = html`<ul>${judgement.reasons.map(reason => html`<li>${reason}</li>`)}</ul>`
  return html`${head}${isSuggestion ? html`<div class="suggest">${reasons}</div>` : reasons}
${judgement.advice.length > 0 && html`<div class="advice"><b>${both('建议', 'Advice')}</b><ul>${judgement.advice.map(text => html`<li>${text}</li>`)}</ul></div>`}
${evidenceList(judgement.evidence, exhibits)}${method}`
}

/** The archived pages a judgement rests on, each one click away. */
export function evidenceList(evidence: readonly EvidenceRef[], exhibits: Exhibits): Markup {
  const unique = [...new Map(evidence.map(ref => [evidenceKey(ref), ref])).values()]
  if (unique.length === 0) return html``
  const pictures = [...new Set(unique.flatMap(ref => ref.url ?? []))].flatMap(url => exhibits.picture(url) ?? []).slice(0, PICTURES)
  return html`<h5>${both('佐证', 'Evidence')}</h5>${pictures.length > 0 && html`<div class="thumbs">${pictures}</div>`}<ul class="ev">${unique.map(ref => {
    const label = evidenceName(ref)
    const target = exhibits.page(ref)
    return html`<li>${target === null ? html`${label} <code>${ref.sha256.slice(0, 12)}</code>` : link(target, label, 'target="_blank" rel="noopener"')}</li>`
  })}</ul>`
}

/** What a language model said, with the archived words it rests on; marked so that nobody takes it for a rating. */
function suggestionBlock({ model, rating, reason, quotes }: Suggestion, exhibits: Exhibits): Markup {
  return html`<h5>${both('语言模型的建议（不计分，由人判断）', 'suggested by a language model: not counted, a person judges')} · ${model} · ${percent(rating)}</h5><div class="suggest"><p>${reason}</p><ul class="ev">${quotes.map(({ text, evidence }) => {
    const target = exhibits.page(evidence)
    const where = evidence.url ?? evidence.sha256.slice(0, 12)
    return html`<li>“${text}” ${target === null ? where : link(target, where, 'target="_blank" rel="noopener"')}</li>`
  })}</ul></div>`
}

function rubricBlock(rubric: NonNullable<EvaluatedPoint['rubric']>): Markup {
  return html`<h5>${both('人工评分标准', 'Rubric for the assessor')}</h5><p>${rubric.guidance}</p><ul>${rubric.steps.map(step => html`<li><b>${percent(step.rating)}</b> ${step.text}</li>`)}</ul>`
}
