import type { Fact } from '../../model/evidence.ts'
import type { FactSummary } from '../../model/evaluation.ts'
import { FOOTER_MARKS } from '../page-facts.ts'
import type { FactMap, FactName } from '../facts.ts'

type GivenFacts = { readonly [K in FactName]?: Fact<FactMap[K]> }

/**
 * The lists and counts of the evaluation document. Only known facts are counted: a missing count was not seen. Which
 * columns are stale is a matter of judgement and not said here.
 */
export function summariseFacts(facts: GivenFacts): Omit<FactSummary, 'staleColumns'> {
  const columns = valueOf(facts.columns) ?? []
  const footer = valueOf(facts['footer-marks'])
  return {
    counts: countsOf(facts),
    deadLinks: (valueOf(facts['dead-links'])?.dead ?? []).map(link => ({ url: link.url, status: link.status, internal: link.internal, from: link.from.map(place => ({ url: place.url, text: place.text })) })),
    emptyColumns: columns.filter(column => column.itemCount === 0).map(column => ({ name: column.name, url: column.url })),
    personalData: (valueOf(facts['personal-data']) ?? []).map(finding => ({ kind: finding.kind, masked: finding.masked, url: finding.url, evidence: finding.evidence })),
    textErrors: (valueOf(facts['text-errors'])?.found ?? []).map(error => ({ wrong: error.wrong, right: error.right, url: error.url, context: error.context })),
    footer: footer === undefined ? {} : Object.fromEntries(FOOTER_MARKS.map(mark => [mark, footer.marks[mark]])),
  }
}

function valueOf<T>(fact: Fact<T> | undefined): T | undefined {
  return fact?.known === true ? fact.value : undefined
}

const COUNTED = ['columns', 'items', 'policies', 'interpretations', 'press-conferences', 'guides', 'downloads', 'messages', 'surveys', 'entries', 'topics', 'query-services', 'datasets', 'dataset-samples', 'personal-data', 'script-libraries', 'directory-listings', 'search-trials'] as const satisfies readonly FactName[]

function countsOf(facts: GivenFacts): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of COUNTED) {
    const value = valueOf<readonly unknown[]>(facts[name])
    if (value !== undefined) counts[name] = value.length
  }
  const links = valueOf(facts['dead-links'])
  if (links !== undefined) Object.assign(counts, { 'links-checked': links.checked, 'links-dead': links.dead.length, 'links-unknown': links.unknown })
  const errors = valueOf(facts['text-errors'])
  if (errors !== undefined) counts['text-errors'] = errors.found.length
  const coverage = valueOf(facts.coverage)
  if (coverage !== undefined) Object.assign(counts, { 'pages': coverage.pages, 'pages-failed': coverage.failed, 'pages-untried': coverage.untried })
  return counts
}
