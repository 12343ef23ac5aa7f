import { html } from '../html/markup.ts'
import type { Markup } from '../html/markup.ts'
import { campaignPlace, cohortFile, cohortPlace, dataPlace, unitPlace } from './addresses.ts'
import { histogram, tileMap } from './charts.ts'
import { framed, label, scrolled } from './frame.ts'
import type { PublishedCampaign, PublishedCohort, PublishedLine } from './published.ts'

/** The printed list of one cohort (`at` counts from 1): ranks or tiers, distribution, and a map where it is one of provinces. */
export function cohortPage(campaign: PublishedCampaign, at: number, lines: readonly PublishedLine[]): string {
  const { slug, number } = campaign
  const cohort = campaign.cohorts[at - 1]
  if (!cohort) throw new RangeError(`cohort ${at}`)
  const place = cohortPlace(slug, number, at)
  const href = (path: string): string => `${place.root}${path}`
  const map = tileMap(lines, cohort)
  const files = html`<a href="${href(dataPlace(slug, number, cohortFile(at, 'csv')).path)}">CSV</a> · <a href="${href(dataPlace(slug, number, cohortFile(at, 'json')).path)}">JSON</a>`
  return framed({ place, title: cohort.name, trail: [{ href: href('index.html'), name: '评估结果' }, { href: href(campaignPlace(slug, number).path), name: campaign.title }] }, html`<h1>${cohort.name}</h1>
<p class="sub">${cohort.schemeTitle}（${cohort.edition}）· ${cohort.variantTitle} · ${label(`满分 ${cohort.total}${cohort.bonusCap > 0 ? `，另加创新案例至多 ${cohort.bonusCap}` : ''}`, `out of ${cohort.total}${cohort.bonusCap > 0 ? ` and up to ${cohort.bonusCap} of bonus` : ''}`)} · ${howListed(campaign)}</p>
<h2>${campaign.listing === 'tier' ? label('档次', 'Tiers') : label('名次', 'Ranking')}</h2><div class="card units"><p><b>${label(`${lines.length} 个单位`, `${lines.length} units`)}</b> · ${files}</p>${scrolled('各单位结果 results of the units', list(campaign, cohort, lines, entrantId => href(unitPlace(slug, number, entrantId).path)))}</div>
${map && html`<h2>${label('各省', 'Provinces')}</h2><div class="card map">${scrolled('各省得分 scores of provinces', map)}</div>`}
<h2>${label('得分分布', 'Distribution')}</h2><div class="card">${histogram(lines, cohort)}</div>`)
}

function howListed({ listing, ranking }: PublishedCampaign): Markup {
  if (listing === 'tier') return label('按档次，同档次内按行政区划序列', 'by tier, within a tier by region')
  return ranking === 'dense' ? label('并列者同名次，其后名次连续', 'ties share a rank, the next follows on') : label('并列者同名次，其后名次空出', 'ties share a rank, the next is skipped')
}

function list({ listing }: PublishedCampaign, cohort: PublishedCohort, lines: readonly PublishedLine[], unitHref: (entrantId: string) => string): Markup {
  const isRanked = listing === 'rank'
  const dimensions = lines[0]?.dimensions ?? []
  const hasEarlier = lines.some(({ earlier }) => earlier !== null)
  const columns = (isRanked ? 4 : 2) + (hasEarlier ? 1 : 0) + (hasEarlier && isRanked ? 1 : 0) + dimensions.length
  const row = (line: PublishedLine) => html`<tr>${isRanked && html`<td class="n">${line.rank ?? '—'}</td>`}<th scope="row"><a href="${unitHref(line.entrantId)}">${line.unitName}</a></th><td class="n"><b>${line.score.toFixed(cohort.decimals)}</b></td>${isRanked && html`<td>${line.tier !== null && html`<span class="tier">${line.tier}</span>`}</td>`}${hasEarlier && html`${isRanked && html`<td class="n">${line.earlier?.rank ?? '—'}</td>`}<td class="n">${change(line, cohort.decimals)}</td>`}${dimensions.map(({ name }) => {
    const own = line.dimensions.find(dimension => dimension.name === name)
    return html`<td class="n">${own ? own.low.toFixed(cohort.decimals) : '—'}</td>`
  })}</tr>`
  const body = isRanked ? lines.map(row) : [...Map.groupBy(lines, ({ tier }) => tier ?? '—')].map(([tier, units]) => html`<tr class="group"><th scope="rowgroup" colspan="${columns}">${tier} ${label(`${units.length} 个单位`, `${units.length} units`)}</th></tr>${units.map(row)}`)
  return html`<table><thead><tr>${isRanked && html`<th scope="col" class="n">${label('名次', 'rank')}</th>`}<th scope="col">${label('单位', 'unit')}</th><th scope="col" class="n">${label('得分', 'score')}</th>${isRanked && html`<th scope="col">${label('档次', 'tier')}</th>`}${hasEarlier && html`${isRanked && html`<th scope="col" class="n">${label('上次名次', 'last rank')}</th>`}<th scope="col" class="n">${label('得分较上次', 'since last')}</th>`}${dimensions.map(({ name, weight }) => html`<th scope="col" class="n">${name} <span class="en">${weight}</span></th>`)}</tr></thead><tbody>${body}</tbody></table>`
}

function change({ score, earlier }: PublishedLine, decimals: number): Markup | string {
  if (!earlier) return '—'
  const by = score - earlier.score
  if (by === 0) return (0).toFixed(decimals)
  return html`<span class="${by > 0 ? 'up' : 'down'}">${by > 0 ? '▲ +' : '▼ −'}${Math.abs(by).toFixed(decimals)}</span>`
}
