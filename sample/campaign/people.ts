import type { Role } from '../../src/model/campaign.ts'
import type { Actor } from '../../src/workflow/campaign/actor.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { CITIES } from './cities.ts'
import type { Stage } from './stage.ts'

/** Of all sample people, who do not exist: the demo prints it. */
export const SAMPLE_PASSWORD = 'qinglan-shifan-2020'

export interface SamplePerson { readonly key: string; readonly name: string; readonly email: string; readonly role: Role; readonly regionCode?: string }

const person = (key: string, name: string, role: Role, regionCode?: string): SamplePerson => ({ key, name, email: `${key}@shifan.example`, role, ...(regionCode !== undefined && { regionCode }) })

/** Whoever takes part; units are called after the slugs of their cities. */
export const PEOPLE: readonly SamplePerson[] = [
  person('admin', '管理员·岳示', 'administrator'), person('manager', '批次管理员·纪例', 'manager'),
  person('assessor1', '评估员·闻甲', 'assessor'), person('assessor2', '评估员·鲁乙', 'assessor'), person('assessor3', '评估员·简丙', 'assessor', CITIES[3]?.regionCode),
  person('reviewer', '复核员·卓样', 'reviewer'), person('observer', '观察员·穆示', 'observer'),
  ...CITIES.map(({ slug, name }) => person(slug, `${name}联络员`, 'unit')),
]

/** Makes the people; roles in campaigns come with `join`. */
export async function makePeople(stage: Stage, setPassword: (personId: string, password: string) => Promise<void>): Promise<Map<string, Actor>> {
  const people = new Map<string, Actor>()
  for (const { key, name, email, role, regionCode } of PEOPLE) {
    const { id } = await VERBS['person.create'].run(stage.operator, { name, email, ...(regionCode !== undefined && { regionCode }) })
    if (role === 'administrator') await VERBS['membership.grant'].run(stage.operator, { personId: id, role, campaignId: null })
    await setPassword(id, SAMPLE_PASSWORD)
    people.set(key, { kind: 'person', id, name })
  }
  return people
}

/** Gives everybody the role in a campaign; `unitIds` by slug: cities that take part. */
export async function join(stage: Stage, campaignId: string, unitIds: ReadonlyMap<string, string>): Promise<void> {
  for (const { key, role } of PEOPLE) {
    const unitId = unitIds.get(key)
    const actor = stage.actor(key)
    if (actor.kind !== 'person' || role === 'administrator' || (role === 'unit' && unitId === undefined)) continue
    await VERBS['membership.grant'].run(stage.operator, { personId: actor.id, role, campaignId, ...(unitId !== undefined && { unitId }) })
  }
}
