import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { updatePerson } from '../../src/store/person.ts'
import { samplePerson } from '../store/sample-campaign.ts'
import { ORIGIN, PASSWORD, useApi } from './api-under-test.ts'

const under = useApi()

describe('setting up', () => {
  test('the one-time link makes the first administrator, once, and is closed afterwards', async () => {
    const { api } = under
    const visitor = api.browser()
    expect(await (await visitor('GET', '/setup')).json()).toEqual({ needed: true })
    const secret = await api.signIn.issueSetup()
    const body = { secret, name: '第一位', email: 'First@Example.cn', password: PASSWORD }
    expect((await visitor('POST', '/setup', { body: { ...body, password: 'short' } })).status).toBe(422)
    expect((await visitor('POST', '/setup', { body: { ...body, secret: 'x'.repeat(43) } })).status).toBe(410)
    const both = await Promise.all([visitor('POST', '/setup', { body }), visitor('POST', '/setup', { body: { ...body, email: 'second@example.cn' } })])
    expect(both.map(answer => answer.status).sort()).toEqual([201, 410])
    expect(await (await visitor('GET', '/setup')).json()).toEqual({ needed: false })
    expect((await visitor('POST', '/setup', { body: { ...body, secret: await api.signIn.issueSetup() } })).status).toBe(410)
    const { rows } = await api.store.pool.query<{ action: string; actor: string }>(`select action, actor from audit_entry where action in ('person.create', 'membership.grant') order by seq`)
    expect(rows).toEqual([{ action: 'person.create', actor: 'operator: first start' }, { action: 'membership.grant', actor: 'operator: first start' }])
  })

  test('no secret stands readable in the database', async () => {
    const { api } = under
    const secret = await api.signIn.issueSetup()
    const { rows: verifications } = await api.store.pool.query<{ line: string }>('select v::text as line from verification v')
    expect(verifications.length).toBeGreaterThan(0)
    expect(verifications.filter(({ line }) => line.includes(secret))).toEqual([])
    const { rows: credentials } = await api.store.pool.query<{ password: string }>('select password from credential')
    for (const { password } of credentials) expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('signing in', () => {
  test('the session is a cookie that scripts and plain HTTP do not get', async () => {
    const { api } = under
    const person = await samplePerson(api.store, 'observer', null)
    await api.signIn.setPassword(person.id, PASSWORD)
    const answer = await api.browser()('POST', '/auth/sign-in/email', { body: { email: person.email.toUpperCase(), password: PASSWORD } })
    expect(answer.status).toBe(200)
    const cookie = answer.headers.getSetCookie().find(one => one.includes('session_token')) ?? ''
    expect(cookie).toMatch(/^__Secure-zhengheng\.session_token=/)
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).not.toHaveProperty('token')
  })

  test('a wrong password and an unknown address look the same', async () => {
    const { api } = under
    const person = await samplePerson(api.store, 'observer', null)
    await api.signIn.setPassword(person.id, PASSWORD)
    const asked = await Promise.all([person.email, 'nobody@example.cn'].map(async email => api.browser()('POST', '/auth/sign-in/email', { body: { email, password: 'wrong but long enough' } })))
    expect(asked.map(answer => answer.status)).toEqual([401, 401])
    const [known, unknown] = await Promise.all(asked.map(async answer => answer.json()))
    expect(known).toEqual(unknown)
    expect(known).toMatchObject({ code: 'sign-in-refused', status: 401 })
  })

  test('guessing is slowed down per account, from however many addresses, and says when to try again', async () => {
    const { api } = under
    const person = await samplePerson(api.store, 'observer', null)
    await api.signIn.setPassword(person.id, PASSWORD)
    const tries = []
    for (let at = 0; at < 11; at++) tries.push(await api.browser()('POST', '/auth/sign-in/email', { body: { email: person.email, password: `wrong but long ${at}` }, headers: { 'x-test-client': `198.51.100.${at}` } }))
    expect(tries.slice(0, 10).map(answer => answer.status)).toEqual(Array.from({ length: 10 }, () => 401))
    expect(tries[10]?.status).toBe(429)
    expect(Number(tries[10]?.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await api.browser()('POST', '/auth/sign-in/email', { body: { email: person.email, password: PASSWORD } })).status).toBe(429)
  })

  test('a forged client header does not make a new address', async () => {
    const { api } = under
    const statuses = new Set<number>()
    for (let at = 0; at < 40; at++) statuses.add((await api.browser()('POST', '/auth/sign-in/email', { body: { email: `a${at}@example.cn`, password: 'wrong but long enough' }, headers: { 'x-test-client': '192.0.2.9', 'x-forwarded-for': `10.0.0.${at}`, 'x-zhengheng-client': `10.1.0.${at}` } })).status)
    expect([...statuses].sort()).toEqual([401, 429])
  })

  test('a session given before signing in is not the one after it', async () => {
    const { api } = under
    const [victim, attacker] = [await samplePerson(api.store, 'observer', null), await samplePerson(api.store, 'observer', null)]
    const evil = await api.signedIn(attacker)
    await api.signIn.setPassword(victim.id, PASSWORD)
    const browser = api.browser()
    for (const [name, value] of evil.cookies) browser.cookies.set(name, value)
    const planted = browser.cookies.get('__Secure-zhengheng.session_token')
    expect((await browser('POST', '/auth/sign-in/email', { body: { email: victim.email, password: PASSWORD } })).status).toBe(200)
    expect(browser.cookies.get('__Secure-zhengheng.session_token')).not.toBe(planted)
    expect(await (await browser('GET', '/me')).json()).toMatchObject({ id: victim.id })
    const after = await evil('GET', '/me')
    expect(after.status === 401 || (await after.json() as { id: string }).id === attacker.id).toBe(true)
  })

  test('an altered cookie is nobody', async () => {
    const { api } = under
    const browser = await api.signedIn(await samplePerson(api.store, 'observer', null))
    const [[name, value] = ['', '']] = browser.cookies
    browser.cookies.set(name, value.replace(/^./, first => (first === 'a' ? 'b' : 'a')))
    expect((await browser('GET', '/me')).status).toBe(401)
  })

  test('signing out, disabling the person and a new password each end the session at once', async () => {
    const { api } = under
    const person = await samplePerson(api.store, 'observer', null)
    const browser = await api.signedIn(person)
    const kept = new Map(browser.cookies)
    expect((await browser('GET', '/me')).status).toBe(200)
    expect((await browser('POST', '/auth/sign-out', { body: {} })).status).toBe(200)
    const replay = api.browser()
    for (const [name, value] of kept) replay.cookies.set(name, value)
    expect((await replay('GET', '/me')).status).toBe(401)

    const again = api.browser()
    await again('POST', '/auth/sign-in/email', { body: { email: person.email, password: PASSWORD } })
    expect((await again('GET', '/me')).status).toBe(200)
    const { secret } = await api.signIn.issueInvitation(person.id)
    const renewed = await api.browser()('POST', '/auth/reset-password', { body: { token: secret, newPassword: 'another good password' } })
    expect(renewed.status).toBe(200)
    expect((await again('GET', '/me')).status).toBe(401)
    expect((await api.browser()('POST', '/auth/reset-password', { body: { token: secret, newPassword: 'a third good password' } })).status).toBe(410)

    await again('POST', '/auth/sign-in/email', { body: { email: person.email, password: 'another good password' } })
    expect((await again('GET', '/me')).status).toBe(200)
    await updatePerson(api.store, person.id, person.version, { disabledAt: new Date().toISOString() })
    expect((await again('GET', '/me')).status).toBe(401)
    expect((await api.browser()('POST', '/auth/sign-in/email', { body: { email: person.email, password: 'another good password' } })).status).not.toBe(200)
  })

  test('with a second factor the password alone opens nothing', async () => {
    const { api } = under
    const person = await samplePerson(api.store, 'observer', null)
    const browser = await api.signedIn(person)
    const enabled = (await (await browser('POST', '/auth/two-factor/enable', { body: { password: PASSWORD } })).json()) as { totpURI: string; backupCodes: string[] }
    expect((await browser('POST', '/auth/two-factor/verify-totp', { body: { code: totp(enabled.totpURI) } })).status).toBe(200)
    const half = api.browser()
    expect(await (await half('POST', '/auth/sign-in/email', { body: { email: person.email, password: PASSWORD } })).json()).toMatchObject({ twoFactorRedirect: true })
    expect((await half('GET', '/me')).status).toBe(401)
    expect((await half('POST', '/auth/two-factor/verify-totp', { body: { code: '000000' } })).status).toBe(401)
    expect((await half('POST', '/auth/two-factor/verify-totp', { body: { code: totp(enabled.totpURI) } })).status).toBe(200)
    expect(await (await half('GET', '/me')).json()).toMatchObject({ id: person.id, secondFactor: true })
    expect(api.events.filter(({ personId }) => personId === person.id).map(({ action }) => action)).toContain('session.password-accepted')
  })

  test('what begins, ends and fails is in the audit log, without any secret', async () => {
    const { api } = under
    const person = await samplePerson(api.store, 'observer', null)
    const browser = await api.signedIn(person)
    await browser('POST', '/auth/sign-out', { body: {} })
    await api.browser()('POST', '/auth/sign-in/email', { body: { email: person.email, password: 'wrong but long enough' } })
    const { rows } = await api.store.pool.query<{ action: string; line: string }>(`select action, a::text as line from audit_entry a where action like 'session.%' and (actor_id = $1 or actor = lower($2)) order by seq`, [person.id, person.email])
    expect(rows.map(({ action }) => action)).toEqual(['session.start', 'session.end', 'session.refused'])
    const everything = `${rows.map(({ line }) => line).join('\n')}\n${api.logged.join('\n')}`
    for (const secret of [PASSWORD, 'wrong but long enough', ...browser.cookies.values()]) expect(everything).not.toContain(secret)
  })

  test('nobody makes an account by themselves or sends mail through us', async () => {
    const { api } = under
    for (const path of ['/auth/sign-up/email', '/auth/request-password-reset', '/auth/update-user', '/auth/delete-user', '/auth/change-email', '/auth/send-verification-email']) {
      const answer = await api.browser()('POST', path, { body: { email: 'new@example.cn', password: PASSWORD, name: '新人', newEmail: 'x@example.cn' } })
      expect([path, answer.status]).toEqual([path, 404])
    }
  })
})

describe('requests from elsewhere', () => {
  const attempts: [string, Record<string, string>][] = [
    ['a form on another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a sibling host', { origin: 'https://other.example.cn', 'sec-fetch-site': 'same-site' }],
    ['our address over plain HTTP', { origin: ORIGIN.replace('https', 'http') }],
    ['no origin at all', {}],
  ]
  test.each(attempts)('%s is refused before anything is done', async (_, headers) => {
    const { api } = under
    const browser = await api.signedIn(await samplePerson(api.store, 'administrator', null))
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const path of ['/campaigns', '/people', '/auth/sign-out', '/setup']) {
      const answer = await api.app.request(`${ORIGIN}/api/v1${path}`, { method: 'POST', headers: { cookie, 'content-type': 'application/json', ...headers }, body: '{}' })
      expect([path, answer.status, (await answer.json() as { code: string }).code]).toEqual([path, 403, 'origin-refused'])
    }
    expect((await browser('GET', '/me')).status).toBe(200)
  })
})

/** RFC 6238 with the library's defaults: SHA-1, six digits, 30 s. */
function totp(uri: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...(new URL(uri).searchParams.get('secret') ?? '')].filter(letter => letter !== '=').map(letter => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('an invitation', () => {
  test('is made by an administrator alone, told once, recorded without its secret, and sets a password once', async () => {
    const { api } = under
    const [boss, invited] = [await samplePerson(api.store, 'administrator', null), await samplePerson(api.store, 'observer', null)]
    const administrator = await api.signedIn(boss)
    expect((await (await api.signedIn(await samplePerson(api.store, 'observer', null)))('POST', `/people/${invited.id}/invitation`, { body: {} })).status).toBe(403)
    const answer = await administrator('POST', `/people/${invited.id}/invitation`, { body: {}, headers: { 'idempotency-key': 'once' } })
    const { link } = (await answer.json()) as { link: string }
    const secret = link.split('#')[1] ?? ''
    expect([answer.status, link.startsWith(`${ORIGIN}/invitation#`), secret.length > 30]).toEqual([201, true, true])
    const { rows } = await api.store.db.execute<{ found: number }>(sql`select (select count(*)::int from audit_entry where detail::text like ${`%${secret}%`}) + (select count(*)::int from idempotency_key where response::text like ${`%${secret}%`}) as found`)
    expect(rows).toEqual([{ found: 0 }])
    const accept = async (body: unknown) => api.browser()('POST', '/invitation', { body })
    expect((await accept({ secret, password: '短' })).status).toBe(422)
    expect((await accept({ secret: 'x'.repeat(40), password: PASSWORD })).status).toBe(410)
    const accepted = await accept({ secret, password: PASSWORD })
    expect([accepted.status, await accepted.json()]).toEqual([200, {}])
    expect((await accept({ secret, password: PASSWORD })).status).toBe(410)
    expect((await api.browser()('POST', '/auth/sign-in/email', { body: { email: invited.email, password: PASSWORD } })).status).toBe(200)
  })
})
