import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { isIdNumber } from '../../../src/facts/page/personal-data.ts'
import { summariseFacts } from '../../../src/facts/site/summarise-facts.ts'
import type { SiteInput } from '../../../src/facts/site/site-input.ts'
import { understandSite } from '../../../src/facts/site/understand-site.ts'
import type { SiteFacts } from '../../../src/facts/site/understand-site.ts'
import type { Known } from '../../../src/model/evidence.ts'
import { sampleInput } from './sample-input.ts'

interface Truth {
  readonly date: string
  readonly columns: readonly { name: string; url: string; form: string; items: number; lastDate: string | null }[]
  readonly emptyColumns: readonly { url: string }[]
  readonly deadLinks: readonly { url: string }[]
  readonly personalData: readonly { kind: string; url: string }[]
  readonly textErrors: readonly { wrong: string; url: string }[]
  readonly pairs: readonly { policy: string; interpretation: string; lagDays: number; linksToPolicy: boolean }[]
  readonly guides: readonly { url: string; level: string }[]
  readonly messages: readonly { url: string; submitted: string; replied: string | null }[]
  readonly surveys: readonly { url: string; opens: string; closes: string; result: 'none' | 'counts' | 'adoption' | 'both' }[]
  readonly datasets: readonly { url: string; provider: string; updated: string; brokenJson: boolean }[]
  readonly directoryListings: readonly (string | { url: string })[]
}

const truth = JSON.parse(readFileSync(new URL('../../../sample/truth.json', import.meta.url), 'utf8')) as Truth
let input: SiteInput
let facts: SiteFacts

const valueOf = <K extends keyof SiteFacts>(name: K): Extract<SiteFacts[K], { known: true }>['value'] => {
  const fact = facts[name]
  if (!fact.known) throw new Error(`${name}: ${fact.why}`)
  return (fact as Known<unknown>).value as Extract<SiteFacts[K], { known: true }>['value']
}

beforeAll(async () => {
  input = await sampleInput(truth.date)
  facts = understandSite(input)
})

describe('the sample portal understood', () => {
  test('columns with their entries and last dates', () => {
    const found = new Map(valueOf('columns').map(column => [column.url, column]))
    // Lists filled by a request of a script need a browser; entries of sub-columns are counted in.
    for (const column of truth.columns.filter(one => one.form !== 'xhr')) {
      const seen = found.get(column.url)
      expect({ url: column.url, hasAll: (seen?.itemCount ?? 0) >= column.items, lastDate: seen?.lastDate?.slice(0, 10) ?? null }).toEqual({ url: column.url, hasAll: true, lastDate: column.lastDate })
    }
    for (const column of truth.columns.filter(one => one.form === 'xhr')) expect(found.get(column.url)?.itemCount).toBeNull()
    expect(valueOf('columns').filter(column => column.itemCount === 0).map(column => column.url)).toEqual(truth.emptyColumns.map(column => column.url))
  })

  test('policies and interpretations are paired', () => {
    const found = new Map(valueOf('interpretations').map(one => [one.url, one]))
    for (const pair of truth.pairs) expect(found.get(pair.interpretation)).toMatchObject({ url: pair.interpretation, policy: { url: pair.policy, lagDays: pair.lagDays }, linksToPolicy: pair.linksToPolicy })
  })

  test('guides with their level', () => {
    const found = new Map(valueOf('guides').map(guide => [guide.url, guide]))
    for (const guide of truth.guides) expect(found.get(guide.url)).toMatchObject({ url: guide.url, level: guide.level })
  })

  test('messages with both dates', () => {
    const found = new Map(valueOf('messages').map(message => [message.url, message]))
    expect(found.size).toBe(truth.messages.length)
    for (const message of truth.messages) {
      const seen = found.get(message.url)
      expect({ url: message.url, submitted: seen?.submitted?.slice(0, 10), replied: seen?.replied?.slice(0, 10) ?? null }).toEqual({ url: message.url, submitted: message.submitted, replied: message.replied })
    }
  })

  test('surveys with period and result', () => {
    const found = new Map(valueOf('surveys').map(survey => [survey.url, survey]))
    expect(found.size).toBe(truth.surveys.length)
    for (const survey of truth.surveys) {
      const seen = found.get(survey.url)
      expect(seen).toMatchObject({ url: survey.url, opens: survey.opens, closes: survey.closes })
      expect({ url: survey.url, counts: seen?.result?.hasCounts ?? false, adoption: seen?.result?.hasAdoption ?? false }).toEqual({ url: survey.url, counts: survey.result === 'counts' || survey.result === 'both', adoption: survey.result === 'adoption' || survey.result === 'both' })
    }
  })

  test('data sets and their files', () => {
    const found = new Map(valueOf('datasets').map(dataset => [dataset.url, dataset]))
    for (const dataset of truth.datasets) expect(found.get(dataset.url)).toMatchObject({ provider: dataset.provider, updated: dataset.updated })
    for (const dataset of truth.datasets.filter(one => one.brokenJson)) expect(valueOf('dataset-samples').some(sample => sample.dataset === dataset.url && sample.format === 'json' && sample.parseErrors > 0 && !sample.opens)).toBe(true)
  })

  test('dead links, personal data, wording and open folders', () => {
    const dead = new Set(valueOf('dead-links').dead.map(link => link.url))
    // A host that does not resolve is only known to whoever asked for it.
    for (const { url } of truth.deadLinks.filter(link => input.statuses.has(link.url))) expect([...dead]).toContain(url)
    for (const url of dead) expect(truth.deadLinks.map(link => link.url)).toContain(url)
    expect(valueOf('personal-data').map(({ kind, url }) => ({ kind, url })).sort((a, b) => (a.url < b.url ? -1 : 1))).toEqual(truth.personalData.map(({ kind, url }) => ({ kind, url })).sort((a, b) => (a.url < b.url ? -1 : 1)))
    expect(valueOf('text-errors').found.map(({ wrong, url }) => `${wrong} ${url}`).sort()).toEqual(truth.textErrors.map(({ wrong, url }) => `${wrong} ${url}`).sort())
    expect(valueOf('directory-listings')).toHaveLength(truth.directoryListings.length)
  })

  test('the same facts whatever the order of the input', () => {
    const turned = (step: number) => <T>(list: readonly T[]): T[] => list.map((entry, index) => ({ entry, key: (index * step + 7) % 9973 })).sort((a, b) => a.key - b.key).map(({ entry }) => entry)
    const expected = JSON.stringify(facts)
    for (const step of [7919, 104_729]) {
      const turn = turned(step)
      expect(JSON.stringify(understandSite({ ...input, pages: turn(input.pages), resources: turn(input.resources), statuses: new Map(turn([...input.statuses])), redirects: new Map(turn([...input.redirects])) })) === expected).toBe(true)
    }
  })

  test('no full ID or card number leaves the facts', () => {
    const text = JSON.stringify({ facts, summary: summariseFacts(facts) })
    for (const [run] of text.matchAll(/(?<![\dA-Za-z])\d{17}[\dX](?![\dA-Za-z])/g)) expect(isIdNumber(run)).toBe(false)
  })

  test('the summary lists what people ask for', () => {
    const summary = summariseFacts(facts)
    expect(summary.emptyColumns).toHaveLength(truth.emptyColumns.length)
    expect(summary.footer['网站标识码']).toBe('9901000001')
    expect(summary.counts['messages']).toBe(truth.messages.length)
  })
})
