/**
 * Matching of items across channels: speed on one core, recall and precision on labelled sets made from seeds:
 * `node bench/matching.ts [items]`. Goal: 50,000 × 50,000 under 60 s, recall ≥ 0.95 at precision ≥ 0.98.
 */
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { matchItems } from '../src/facts/matching/match-items.ts'
import { labelledItems } from './matching/labelled-items.ts'

const size = Number(process.argv[2] ?? 50_000)
const { left, right, truth, made } = labelledItems('bench', size)
const from = process.cpuUsage()
const startedMs = performance.now()
const found = matchItems(left, right)
const wallSeconds = (performance.now() - startedMs) / 1000
const cpuSeconds = process.cpuUsage(from).user / 1e6
const answer = new Map(found.map(match => [match.right, match.left]))
const hits = [...truth].filter(([item, partner]) => answer.get(item) === partner).length
const figures = { recall: hits / truth.size, precision: hits / found.length, wallSeconds, cpuSeconds }
const kinds = Object.entries(made).sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, ids]) => {
  const isSame = ids.some(id => truth.has(id))
  const good = ids.filter(id => (isSame ? answer.get(id) === truth.get(id) : !answer.has(id))).length
  return { kind, isSame, of: ids.length, good }
})
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
const page = `# 跨渠道条目匹配 Matching across channels

Written by \`node bench/matching.ts\`: ${size.toLocaleString('en')} × ${size.toLocaleString('en')} items, made from a seed (\`bench/matching/\`), ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}.

| | measured | goal |
|---|---|---|
| time on one core | ${wallSeconds.toFixed(1)} s (processor ${cpuSeconds.toFixed(1)} s) | < 60 s |
| recall | ${percent(figures.recall)} | ≥ 95 % |
| precision | ${percent(figures.precision)} | ≥ 98 % |

What was done to an item, and how many of these were answered rightly (a sibling is right when it is *not* matched):

| made by | same item | items | right |
|---|---|---|---|
${kinds.map(({ kind, isSame, of, good }) => `| ${kind} | ${isSame ? 'yes' : 'no'} | ${of} | ${percent(good / of)} |`).join('\n')}

The siblings are the hard ones: the same template with another year, area, number or month. The texts are made up and more alike
than real ones, for they come from one stock of sentences; a real site's boilerplate and a real editor's rewriting are not in them.
`
console.log(page)
if (size >= 50_000) await writeFile(new URL('matching.md', import.meta.url), page)
