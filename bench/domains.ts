/**
 * Classification of data sets into the 22 domains: accuracy and confusion on labelled sets, `node bench/domains.ts`.
 */
import { writeFile } from 'node:fs/promises'
import { DATASETS } from '../sample/data/dataset-data.ts'
import { domainOf } from '../src/measures/dataset-domain.ts'
import { DATA_DOMAINS } from '../src/measures/lexicon/data-domains.ts'
import { measuredTitles, tunedTitles } from './domains/labelled-titles.ts'
import type { LabelledTitle } from './domains/labelled-titles.ts'

const DOMAINS = Object.keys(DATA_DOMAINS)
const NONE = '—'
const told = ({ title, provider }: LabelledTitle, withProvider = true): string => domainOf({ title, theme: null, provider: withProvider ? provider : null }) ?? NONE
const percent = (good: number, of: number): string => (of === 0 ? '—' : `${((good / of) * 100).toFixed(1)} %`)
const share = (set: readonly LabelledTitle[], withProvider: boolean): string => {
  const right = set.filter(one => told(one, withProvider) === one.domain).length
  return `${percent(right, set.length)} (${right}/${set.length})`
}

const measured = measuredTitles()
const tuned = tunedTitles()
const sample: LabelledTitle[] = DATASETS.map(({ title, provider, domain }) => ({ title, provider, domain }))
const both = [...measured, ...sample]

const rows = DOMAINS.map(domain => {
  const own = both.filter(one => one.domain === domain)
  const given = both.filter(one => told(one) === domain)
  const right = own.filter(one => told(one) === domain).length
  return `| ${domain} | ${own.length} | ${percent(right, own.length)} | ${percent(right, given.length)} | ${own.filter(one => told(one) !== domain).map(one => `${one.title} → ${told(one)}`).join('；')} |`
})
const matrix = DOMAINS.map((domain, row) => `| ${row + 1} ${domain} | ${[...DOMAINS, NONE].map(other => both.filter(one => one.domain === domain && told(one) === other).length || '').join(' | ')} |`)
const page = `# 数据集归入 22 个领域 Data sets put into the 22 domains

Written by \`node bench/domains.ts\`: titles with the bodies that provide them, labelled by a reader (\`bench/domains/labelled-titles.ts\`).

| set | title and provider | title alone |
|---|---|---|
| **measured**: written when the words of the classifier were done; nothing was changed after | **${share(measured, true)}** | ${share(measured, false)} |
| the sample portal's data sets, written by another hand | ${share(sample, true)} | ${share(sample, false)} |
| tuned: the words were made with these in view | ${share(tuned, true)} | ${share(tuned, false)} |

A portal that prints a theme of its own with each data set is told better: the theme is read as well. One reader wrote and labelled the
titles; another would put some of them elsewhere (农药包装废弃物回收点: 工业农业 or 生态环境?), so a perfect score is not to be had.

## 各领域 By domain (measured and sample sets)

| 领域 domain | titles | recall | precision | taken for |
|---|---|---|---|---|
${rows.join('\n')}

## 混淆矩阵 Confusion matrix (measured and sample sets)

Rows: the labelled domain; columns: the domain told, by number; —: none.

| | ${DOMAINS.map((_, index) => index + 1).join(' | ')} | — |
|---|${DOMAINS.map(() => '---').join('|')}|---|
${matrix.join('\n')}
`
console.log(page)
await writeFile(new URL('domains.md', import.meta.url), page)
