import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES, WITHOUT_ROUTE } from '../../src/api/v1/routes.ts'
import { pathParams } from '../../src/api/route.ts'
import type { Route } from '../../src/api/route.ts'
import { ROLES } from '../../src/model/campaign.ts'
import type { Role } from '../../src/model/campaign.ts'
import { grantMembership } from '../../src/store/membership.ts'
import { diskObjects } from '../../src/store/objects/disk-objects.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import { createPerson } from '../../src/store/person.ts'
import type { Person } from '../../src/store/person.ts'
import { PERMISSIONS } from '../../src/workflow/campaign/permissions.ts'
import { useApi } from './api-under-test.ts'
import type { Browser } from './api-under-test.ts'
import { targetCampaign } from './matrix-campaign.ts'
import type { Target } from './matrix-campaign.ts'
import { requestFor } from './matrix-request.ts'

type Scope = 'any' | 'campaign' | 'own'
const PARTIES = [...ROLES, 'public'] as const
/** The page says what is promised; the routes are asked whether they keep it. */
const PAGE = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8')
const PROMISED = new Map([...PAGE.matchAll(/^\| `([A-Z]+ \/\S+)` \| `([a-z.-]+)` \| (.*) \|$/gm)].map(([, route = '', verb = '', cells = '']) => [route, {
  verb, scopes: Object.fromEntries(cells.split(' | ').map((cell, at) => [PARTIES[at], /(any|campaign|own)$/.exec(cell)?.[1] as Scope | undefined])),
}]))

let folder = ''
let objects: ObjectStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-matrix-'))
  objects = await diskObjects(folder)
})
afterAll(async () => rm(folder, { recursive: true, force: true }))
const under = useApi(deps => ({ ...deps, context: { ...deps.context, objects } }))
let own: Target
let other: Target
/** Another unit of the same campaign, whose tasks and adjudication are somebody else's. */
let neighbour: Target
const browsers = new Map<string, Browser>()

beforeAll(async () => {
  const { store } = under.api
  const people = new Map<Role, Person>()
  for (const role of ROLES) people.set(role, await createPerson(store, { name: role, email: `${role}@example.cn` }))
  const person = (role: Role) => people.get(role) as Person
  await grantMembership(store, { personId: person('administrator').id, role: 'administrator', campaignId: null })
  for (const role of ROLES) browsers.set(role, await under.api.signedIn(person(role)))
  browsers.set('public', under.api.browser())
  const administrator = browsers.get('administrator') as Browser
  const imported = await administrator('POST', '/schemes', { body: { scheme: 'local-website-2020' } })
  const { id } = (await imported.json()) as { id: string }
  const edition = (await (await administrator('GET', `/schemes/${id}`)).json()) as { id: string; schemeId: string; edition: string; document: unknown }
  const points = [...new Set([...JSON.stringify(edition.document).matchAll(/"id":"([^"]+\/\d+)"/g)].map(match => match[1] ?? ''))]
  if (points.length < 50) throw new Error(`the scheme has only ${points.length} points`)
  const strangers = { assessor: await createPerson(store, { name: '外人', email: 'stranger@example.cn' }), reviewer: await createPerson(store, { name: '外人二', email: 'stranger2@example.cn' }), uploader: await createPerson(store, { name: '外人三', email: 'stranger3@example.cn' }) }
  own = await targetCampaign(store, objects, { assessor: person('assessor'), reviewer: person('reviewer'), uploader: person('unit') }, edition, points)
  other = await targetCampaign(store, objects, strangers, edition, points)
  neighbour = await targetCampaign(store, objects, strangers, edition, points, own)
  for (const role of ['manager', 'assessor', 'reviewer', 'observer'] as const) await grantMembership(store, { personId: person(role).id, role, campaignId: own['campaignId'] ?? '' })
  await grantMembership(store, { personId: person('unit').id, role: 'unit', campaignId: own['campaignId'] ?? '', unitId: own['unitId'] ?? '' })
}, 60_000)

const DENIALS: ReadonlyMap<string, number> = new Map([['not-permitted', 403], ['row-not-found', 404]])

test('the page names every route, and every verb has a route or is the worker’s', () => {
  expect(ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`).filter(route => !PROMISED.has(route))).toEqual([])
  const used = new Set<string>([...ROUTES.map(({ verb }) => verb), ...WITHOUT_ROUTE])
  expect(Object.keys(PERMISSIONS).filter(verb => !used.has(verb))).toEqual([])
  expect(PROMISED.size).toBeGreaterThan(90)
})

/** allowed: whatever the verb then said of state or version. Anything unforeseen is its own text and equals no promise. */
async function verdict(party: string, route: Route, target: Target, mustNotSay: readonly string[] = []): Promise<string> {
  const { path, options } = requestFor(route, target)
  const answer = await (browsers.get(party) as Browser)(route.method.toUpperCase(), path, options)
  if (answer.status < 300) {
    const said = mustNotSay.length === 0 ? '' : await answer.text()
    return mustNotSay.find(id => said.includes(id)) ?? 'allowed'
  }
  const body = (await answer.json()) as { code?: string } | null
  if (answer.status >= 500) return `${path} ${answer.status}`
  if (answer.status === 401) return 'not signed in'
  return DENIALS.get(body?.code ?? '') === answer.status ? 'denied' : 'allowed'
}

/** Verbs without a campaign reach as far as the role; only where the request names a thing is somebody else's asked for. */
function otherMatters(route: Route, scope: Scope | undefined): boolean {
  if (route.public || scope === 'any' || EVERYWHERE.some(path => route.path.startsWith(path))) return false
  const { path } = requestFor(route, own)
  return Object.values(own).some(id => path.includes(id))
}

describe.each(ROUTES.map(route => ({ route, name: `${route.method.toUpperCase()} ${route.path}` })))('$name', ({ route, name }) => {
  test.each(PARTIES)('%s gets what the page promises', async party => {
    const scope = PROMISED.get(name)?.scopes[party]
    const isStranger = party === 'public' && !route.public
    const refused = isStranger ? 'not signed in' : 'denied'
    const asksOther = otherMatters(route, scope)
    const found = { own: await verdict(party, route, own), ...(asksOther && { other: await verdict(party, route, other) }) }
    expect(found).toEqual({ own: scope === undefined ? refused : 'allowed', ...(asksOther && { other: refused }) })
  })
})

const OWN = ROUTES.flatMap(route => ROLES.filter(party => PROMISED.get(`${route.method.toUpperCase()} ${route.path}`)?.scopes[party] === 'own').map(party => ({ route, party, name: `${party}: ${route.method.toUpperCase()} ${route.path}` })))

test('there are many routes by which somebody reaches only what is his or her own', () => {
  expect(new Set(OWN.map(({ route }) => route.path)).size).toBeGreaterThan(35)
  expect(new Set(OWN.map(({ party }) => party))).toEqual(new Set(['assessor', 'reviewer', 'unit']))
})

/** What a request is answered, without the ids that it named itself. */
async function said(party: string, route: Route, target: Target): Promise<string> {
  const { path, options } = requestFor(route, target)
  const answer = await (browsers.get(party) as Browser)(route.method.toUpperCase(), path, options)
  return Object.values(target).filter(isId).reduce((text, id) => text.replaceAll(id, 'ID'), `${answer.status} ${await answer.text()}`)
}
const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)

describe('in one and the same campaign', () => {
  test.each(OWN)('what is the neighbour’s is not found, nor told of: $name', async ({ route, party }) => {
    // What both share, e.g. campaign and points, names nobody.
    const theirs = Object.entries(neighbour).flatMap(([name, id]) => (own[name] === id || id.length < 20 ? [] : [id]))
    const isNamed = theirs.some(id => requestFor(route, neighbour).path.includes(id))
    expect(await verdict(party, route, isNamed ? neighbour : own, theirs)).toBe(isNamed ? 'denied' : 'allowed')
    if (!isNamed) return
    const nobodys = Object.fromEntries(Object.entries(neighbour).map(([name, id]) => [name, own[name] !== id && isId(id) ? randomUUID() : id]))
    expect(await said(party, route, neighbour)).toBe(await said(party, route, nobodys))
  })
})

const THROUGH = ROUTES.filter(({ path }) => path.startsWith('/campaigns/{campaignId}/') && pathParams(path).length > 1)
  .flatMap(route => ROLES.filter(party => party !== 'administrator' && PROMISED.get(`${route.method.toUpperCase()} ${route.path}`)?.scopes[party] !== undefined).map(party => ({ route, party, name: `${party}: ${route.method.toUpperCase()} ${route.path}` })))

test('a campaign opens nothing of another one, whoever asks: the routes by which one could try', () => {
  expect(new Set(THROUGH.map(({ route }) => route.verb)).size).toBeGreaterThan(15)
})

test.each(THROUGH)('through one’s own campaign, what takes part only in another is not found: $name', async ({ route, party }) => {
  const through = { ...other, campaignId: own['campaignId'] ?? '' }
  const nobodys = Object.fromEntries(Object.entries(through).map(([name, id]) => [name, own[name] !== id && isId(id) ? randomUUID() : id]))
  const answer = await said(party, route, through)
  // Refused as not found, or for the state of one’s own campaign before anything is looked for.
  expect(answer).toMatch(/^(?:404|409) /)
  expect(answer).toBe(await said(party, route, nobodys))
})

test.each(ROUTES.map(route => ({ route, name: `${route.method.toUpperCase()} ${route.path}` })))('to a stranger another campaign’s things are as if there were none: $name', async ({ route }) => {
  if (!otherMatters(route, 'own')) return
  const nobodys = Object.fromEntries(Object.entries(other).map(([name, id]) => [name, isId(id) ? randomUUID() : id]))
  expect(await said('assessor', route, other)).toBe(await said('assessor', route, nobodys))
})

/** What belongs to no campaign: whoever has the role anywhere may read it. */
const EVERYWHERE = ['/schemes/{id}', '/earlier-tables/{tableId}']
