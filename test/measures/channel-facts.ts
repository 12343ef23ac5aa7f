import type { Channel, ChannelFunctionName, NamedService, SharedGuides, SharedItems } from '../../src/facts/facts.ts'
import type { ServiceName } from '../../src/facts/lexicon/named-services.ts'
import type { ImportedRecords, IncidentRecord, SatisfactionRecord } from '../../src/facts/records/imported-records.ts'
import type { ChannelKind } from '../../src/model/channel.ts'
import { runMeasure } from '../../src/measures/measure.ts'
import type { AnyMeasure, Facts } from '../../src/measures/measure.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import { allSeen, ON, ref } from './known-facts.ts'

/** A channel that leads each of its functions to the given address. */
export function channel(kind: ChannelKind, functions: Partial<Record<ChannelFunctionName, string>> = {}, given: Partial<Channel> = {}): Channel {
  return { kind, name: `青岚${kind}`, address: `http://${kind}.example.gov.cn/`, hosts: kind.includes('site') || kind.includes('platform') ? [`${kind}.example.gov.cn`] : [], seen: 'archived', pages: 50, lastDate: '2020-11-28', functions: (Object.keys(functions) as ChannelFunctionName[]).map(name => ({ name, title: name, url: functions[name] ?? '', works: true })), evidence: ref(kind), ...given }
}

export function service(name: ServiceName, given: Partial<NamedService> = {}): NamedService {
  return { name, title: name, url: `http://zwfw.example.gov.cn/${encodeURIComponent(name)}`, by: 'page', works: true, official: true, excerpt: '', date: null, linkedFrom: [], evidence: ref(name), ...given }
}

export function sharedItems(kind: ChannelKind, matches: readonly (number | null)[], given: Partial<SharedItems> = {}): SharedItems {
  return { kind, name: '青岚发布', posts: 200, from: '2020-09-01', to: '2020-11-30', items: matches.map((lagHours, index) => ({ url: `http://www.example.gov.cn/${index}`, title: `第${index}条`, date: '2020-11-20 09:00', evidence: ref(`${index}`), match: lagHours === null ? null : { id: `p${index}`, title: `第${index}条`, lagHours, score: 1, evidence: ref(`p${index}`) } })), ...given }
}

export const sharedGuides = (given: Partial<SharedGuides> = {}): SharedGuides => ({ sites: [], pairs: [], names: [], accounts: [], ...given })

export const incident = (title: string, given: Partial<IncidentRecord> = {}): IncidentRecord => ({ date: '2020-08-01', title, about: '', channel: '网站', source: '省网信办', serious: false, resolved: null, row: 2, evidence: ref('list'), ...given })
export const figure = (subject: SatisfactionRecord['subject'], rate: number, given: Partial<SatisfactionRecord> = {}): SatisfactionRecord => ({ subject, rate, count: null, from: null, to: null, source: '', row: 2, evidence: ref('list'), ...given })
/** A list of each kind that has rows, and an empty list of incidents. */
export const records = (incidents: readonly IncidentRecord[] = [], satisfaction: readonly SatisfactionRecord[] = []): ImportedRecords => ({ files: [{ name: 'a.csv', sha256: ref('list').sha256, kind: 'incidents', rows: incidents.length, faults: [] }], incidents, satisfaction })

/** Runs a measure with enough of the site seen. */
export const judgeWith = (measure: AnyMeasure, facts: Facts, params: unknown = {}): Judgement => runMeasure(measure, { coverage: allSeen, ...facts }, params, ON)
