import type { EvaluationDocument } from '../../model/evaluation.ts'
import { FAILURE_TITLES, isFailureKind } from '../../model/evidence.ts'
import type { EvidenceRef } from '../../model/evidence.ts'
import { both, html, link } from './markup.ts'
import type { Markup } from './markup.ts'
import type { Exhibits } from './exhibits.ts'
import { beijingTime } from '../../shared/beijing-time.ts'

/** Rows shown at once; the rest stand behind a fold, nothing is dropped. */
const SHOWN_ROWS = 20

/** The faults people ask for, as lists with where they stand. */
export function findings({ facts }: EvaluationDocument, exhibits: Exhibits): Markup {
  const tables = [
    table(both('失效链接', 'Dead links'), facts.deadLinks.length, [['链接', 'Link'], ['状态', 'Status'], ['所在页面', 'Stands on']], facts.deadLinks.map(dead => html`<tr><td>${link(dead.url, dead.url)}</td><td>${failureText(dead.status)}${!dead.internal && html` · ${both('站外', 'external')}`}</td><td>${dead.from.map(from => html`<div>${link(from.url, from.text === '' ? from.url : `“${from.text}”`)} <small>${from.text !== '' && from.url}</small></div>`)}</td></tr>`)),
    table(both('逾期未更新的栏目', 'Columns past their update period'), facts.staleColumns.length, [['栏目', 'Column'], ['最后更新', 'Last update'], ['应更新周期（天）', 'Expected within (days)']], facts.staleColumns.map(column => html`<tr><td>${link(column.url, column.name)}</td><td>${column.lastDate ?? '—'}</td><td>${column.expectedDays}</td></tr>`)),
    table(both('空白栏目', 'Empty columns'), facts.emptyColumns.length, [['栏目', 'Column'], ['网址', 'Address']], facts.emptyColumns.map(column => html`<tr><td>${column.name}</td><td>${link(column.url, column.url)}</td></tr>`)),
    table(both('疑似公开的个人信息（已遮盖）', 'Personal data found (masked)'), facts.personalData.length, [['种类', 'Kind'], ['内容', 'Content'], ['网址', 'Address']], facts.personalData.map(finding => html`<tr><td>${finding.kind}</td><td><code>${finding.masked}</code></td><td>${link(finding.url, finding.url)}${archivedLink(finding.evidence, exhibits)}</td></tr>`)),
    table(both('文字错误', 'Wording errors'), facts.textErrors.length, [['错误', 'Wrong'], ['应为', 'Right'], ['上下文', 'Context'], ['网址', 'Address']], facts.textErrors.map(error => html`<tr><td>${error.wrong}</td><td>${error.right}</td><td>${error.context}</td><td>${link(error.url, error.url)}</td></tr>`)),
  ]
  return html`${tables}`
}

/** The archived page behind a row, where it was extracted. */
function archivedLink(evidence: EvidenceRef, exhibits: Exhibits): Markup {
  const target = exhibits.page(evidence)
  return target === null ? html`` : html` <small>${link(target, both('归档', 'archived'), 'target="_blank" rel="noopener"')}</small>`
}

const failureText = (status: string): Markup => (isFailureKind(status) ? both(...FAILURE_TITLES[status]) : html`${status}`)

const ENDED: Readonly<Record<string, readonly [string, string]>> = {
  complete: ['采集完整', 'complete'],
  'page-budget': ['到网页数上限为止', 'up to the page budget'],
  'time-budget': ['到时间上限为止', 'up to the time budget'],
  interrupted: ['中途被中断', 'interrupted'],
  unreachable: ['网站无法访问', 'unreachable'],
  blocked: ['网站拒绝采集', 'blocked'],
}
const endedText = (ended: string): Markup => both(...(ENDED[ended] ?? [ended, ended]))

/** Beijing time, as all dates of the evaluated sites: `2026-11-23 06:58:36`. Text that is no time stays as it is. */
function shownTime(instant: string): string {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? instant : beijingTime(at)
}

/** `3.9 MB`; below a tenth of a megabyte in bytes. */
const sizeText = (bytes: number): string => (bytes < 100_000 ? `${bytes} B` : `${(bytes / 1e6).toFixed(1)} MB`)

function table(caption: Markup, count: number, head: readonly (readonly [string, string])[], rows: readonly Markup[]): Markup {
  if (count === 0) return html`<div class="card find"><table><caption>${caption} <small>0</small></caption></table></div>`
  const header = html`<thead><tr>${head.map(([zh, en]) => html`<th scope="col">${both(zh, en)}</th>`)}</tr></thead>`
  const rest = rows.slice(SHOWN_ROWS)
  return html`<div class="card find"><div class="scroll"><table><caption>${caption} <small>${count}</small></caption>${header}<tbody>${rows.slice(0, SHOWN_ROWS)}</tbody></table></div>
${rest.length > 0 && html`<details class="more"><summary>${both(`其余 ${rest.length} 条`, `${rest.length} more`)}</summary><div class="scroll"><table><tbody>${rest}</tbody></table></div></details>`}</div>`
}

/** What was collected, what could not be seen, and how to check the result. */
export function coverage(document: EvaluationDocument): Markup {
  const { coverage: seen, facts: { counts } } = document
  const untried = counts['pages-untried'] ?? 0
  return html`<div class="card find"><div class="scroll"><table><caption>${both('采集范围', 'Coverage')} <small>${seen.target}</small></caption><tbody>
<tr><th scope="row">${both('采集时间', 'Collected')}</th><td>${shownTime(seen.collected.from)} — ${shownTime(seen.collected.to)}${both('（北京时间）', ' (Beijing time)')}</td></tr>
<tr><th scope="row">${both('网页 / 响应 / 流量', 'Pages / responses / traffic')}</th><td>${seen.pages} / ${seen.responses} / ${sizeText(seen.bytes)}</td></tr>
<tr><th scope="row">${both('主机', 'Hosts')}</th><td>${seen.hosts.map(({ host, pages }) => html`<div>${host}：${pages}</div>`)}</td></tr>
<tr><th scope="row">${both('未能看到', 'Could not be seen')}</th><td>${seen.failures.length === 0 ? both('无', 'none') : seen.failures.map(failure => html`<div>${failureText(failure.kind)} × ${failure.count}：${failure.examples.join('、')}</div>`)}</td></tr>
${untried > 0 && html`<tr><th scope="row">${both('已知而未采集', 'Known, not collected')}</th><td>${untried}</td></tr>`}
<tr><th scope="row">${both('被拦截', 'Blocked')}</th><td>${seen.blocked}</td></tr>
<tr><th scope="row">${both('抽样种子', 'Sampling seed')}</th><td><code>${seen.sampled.seed}</code>${seen.sampled.ended !== null && html` · ${endedText(seen.sampled.ended)}`}</td></tr>
${seen.notes.length > 0 && html`<tr><th scope="row">${both('说明', 'Notes')}</th><td>${seen.notes.map(note => html`<div>${note}</div>`)}</td></tr>`}
</tbody></table></div></div>
<div class="card find"><div class="scroll"><table><caption>${both('归档文件', 'Archive files')}</caption><thead><tr><th scope="col">${both('文件', 'File')}</th><th scope="col">SHA-256</th><th scope="col" class="n">${both('记录', 'Records')}</th></tr></thead><tbody>
${document.archive.map(file => html`<tr><td>${file.file}</td><td><code>${file.sha256}</code></td><td class="n">${file.records}</td></tr>`)}</tbody></table></div></div>
<p class="method">${both(html`任何人都可以复算：<code>zhengheng recompute evaluation.json</code> 由各要点重新得出总分；<code>zhengheng judge 采集目录 --scheme ${document.scheme.id} --variant ${document.scheme.variant} --date ${document.date}</code> 由归档重新判定，不访问网络。`, html`Anybody can check: <code>zhengheng recompute evaluation.json</code> adds the totals up again from the points; <code>zhengheng judge DIR --scheme ${document.scheme.id} --variant ${document.scheme.variant} --date ${document.date}</code> judges the archive again without network.`)}</p>`
}
