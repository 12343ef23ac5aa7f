import { html } from '../html/markup.ts'
import { campaignPlace, cohortFile, cohortPlace, dataPlace, unitPlace } from './addresses.ts'
import { histogram, tileMap } from './charts.ts'
import { framed, label } from './frame.ts'
import type { PublishedCampaign, PublishedLine } from './published.ts'

/** The printed list of one cohort (`at` counts from 1): ranks, tiers, distribution, and a map where it is one of provinces. */
export function cohortPage(campaign: PublishedCampaign, at: number, lines: readonly PublishedLine[]): string {
  const { slug, number } = campaign
  const cohort = campaign.cohorts[at - 1]
  if (!cohort) throw new RangeError(`cohort ${at}`)
  const place = cohortPlace(slug, number, at)
  const href = (path: string): string => `${place.root}${path}`
  const dimensions = lines[0]?.dimensions ?? []
  const hasEarlier = lines.some(({ earlier }) => earlier !== null)
  const rows = lines.map(line => html`<tr><td class="n">${line.rank ?? '—'}</td><th scope="row"><a href="${href(unitPlace(slug, number, line.entrantId).path)}">${line.unitName}</a></th><td class="n"><b>${line.score.toFixed(cohort.decimals)}</b></td><td>${line.tier !== null && html`<span class="tier">${line.tier}</span>`}</td>${hasEarlier && html`<td class="n">${change(line, cohort.decimals)}</td>`}${dimensions.map(({ name }) => {
    const own = line.dimensions.find(dimension => dimension.name === name)
    return html`<td class="n">${own ? own.low.toFixed(cohort.decimals) : '—'}</td>`
  })}</tr>`)
  const map = tileMap(lines, cohort)
  return framed({ place, title: cohort.name, trail: [{ href: href('index.html'), name: '评估结果' }, { href: href(campaignPlace(slug, number).path), name: campaign.title }] }, html`<h1>${cohort.name}</h1>
<p class="sub">${cohort.schemeTitle}（${cohort.edition}）· ${cohort.variantTitle} · ${label(`满分 ${cohort.total}${cohort.bonusCap > 0 ? `，另加创新案例至多 ${cohort.bonusCap}` : ''}`, `out of ${cohort.total}`)} · ${campaign.ranking === 'dense' ? label('并列者同名次，其后名次连续', 'ties share a rank, the next follows on') : label('并列者同名次，其后名次空出', 'ties share a rank, the next is skipped')}</p>
${map && html`<h2>${label('各省', 'Provinces')}</h2><div class="card">${map}</div>`}
<h2>${label('得分分布', 'Distribution')}</h2><div class="card">${histogram(lines, cohort)}</div>
<h2>${label('名次', 'Ranking')}</h2><div class="card scroll"><table><caption>${label(`${lines.length} 个单位`, `${lines.length} units`)} · <a href="${href(dataPlace(slug, number, cohortFile(at, 'csv')).path)}">CSV</a> · <a href="${href(dataPlace(slug, number, cohortFile(at, 'json')).path)}">JSON</a></caption>
<thead><tr><th scope="col" class="n">${label('名次', 'rank')}</th><th scope="col">${label('单位', 'unit')}</th><th scope="col" class="n">${label('得分', 'score')}</th><th scope="col">${label('档次', 'tier')}</th>${hasEarlier && html`<th scope="col" class="n">${label('较上次', 'since last')}</th>`}${dimensions.map(({ name, weight }) => html`<th scope="col" class="n">${name} <span class="en">${weight}</span></th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`)
}

function change({ score, earlier }: PublishedLine, decimals: number): string {
  if (!earlier) return '—'
  const by = score - earlier.score
  return `${by > 0 ? '+' : ''}${by.toFixed(decimals)}`
}
