import type { Coverage, Topic } from '../facts/facts.ts'
import type { Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { rateAverage } from './average.ts'
import type { Degree } from './average.ts'
import { SERVICE_FIELDS, SERVICE_TITLE } from './lexicon/service-fields.ts'
import { hasWord, matchesTerm, plainName, termNamed } from './name-match.ts'
import { rateAbsent } from './share.ts'
import { quoteName } from './wording.ts'

/** Special pages of service (专题服务) by field. */

export interface FieldTopics {
  readonly field: string
  readonly topics: readonly Topic[]
}

/** A page that offers service: it joins guides or queries, lets one act online, or is named so. News alone does not count. */
export function isServiceTopic({ title, resources, online }: Topic): boolean {
  return resources.includes('guide') || resources.includes('query') || online.length > 0 || hasWord(plainName(title), SERVICE_TITLE)
}

/** The service topics of each field in order; without fields each service topic is a field of its own. */
export function topicsByField(topics: readonly Topic[], fields: readonly string[]): FieldTopics[] {
  const offered = topics.filter(isServiceTopic)
  if (fields.length === 0) return offered.map(topic => ({ field: quoteName(topic.title), topics: [topic] }))
  return fields.map(field => ({ field, topics: offered.filter(topic => matchesTerm(termNamed(SERVICE_FIELDS, field), topic.title)) }))
}

/** How good one field is over its topics. */
export type FieldDegree = Pick<Degree, 'rating' | 'note' | 'advice'>

/** Mean over the fields that have a topic (whether they have one is a question of its own); none at all is 0. */
export function rateFields(topics: readonly Topic[], fields: readonly string[], coverage: Known<Coverage> | undefined, degreeOf: (topics: readonly Topic[]) => FieldDegree): Judgement {
  const found = topicsByField(topics, fields).filter(field => field.topics.length > 0)
  if (found.length === 0) return rateAbsent('专题服务', coverage, `开设${fields.length > 0 ? fields.join('、') : '重点办事主题'}等专题服务`)
  const degrees = found.map(({ field, topics }): Degree => ({ name: field, ...degreeOf(topics), evidence: topics.map(topic => topic.evidence) }))
  return rateAverage(degrees, { noun: '个领域', coverage, size: found.reduce((sum, field) => sum + field.topics.length, 0) })
}
