import { html } from '../html/markup.ts'
import { campaignPlace, indexPlace } from './addresses.ts'
import { framed, label, publishedOn, scrolled } from './frame.ts'
import type { PublishedCampaign } from './published.ts'

/** All publications, newest first; one that a later one corrects says so. */
export function indexPage(publications: readonly PublishedCampaign[]): string {
  const place = indexPlace()
  const latest = new Map<string, number>()
  for (const { slug, number } of publications) latest.set(slug, Math.max(latest.get(slug) ?? 0, number))
  const rows = publications.map(({ slug, number, title, publishedAt, cohorts }) => html`<tr><th scope="row"><a href="${campaignPlace(slug, number).path}">${title}</a>${number > 1 && html` · ${label(`第 ${number} 次发布`, `publication ${number}`)}`}${latest.get(slug) !== number && html` · ${label('已更正', 'corrected since')}`}</th><td>${cohorts.map(({ name }) => name).join('、')}</td><td class="n">${publishedOn(publishedAt)}</td></tr>`)
  return framed({ place, title: '评估结果', trail: [] }, html`<h1>${label('数字政府评估结果', 'Results of digital government evaluations')}</h1>
<p class="sub">${label('每个分数都可追溯到归档的网页，并可由下载的数据复算。', 'Every score leads to archived pages and can be recomputed from the data offered here.')}</p>
<section class="card">${rows.length === 0 ? html`<p>${label('尚未发布结果。', 'Nothing has been published yet.')}</p>` : scrolled('批次 campaigns', html`<table><thead><tr><th scope="col">${label('批次', 'campaign')}</th><th scope="col">${label('分组', 'cohorts')}</th><th scope="col" class="n">${label('发布时间（北京）', 'published, Beijing time')}</th></tr></thead><tbody>${rows}</tbody></table>`)}</section>`)
}
