import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePerson } from '../store/sample-campaign.ts'
import { useApi } from './api-under-test.ts'
import type { Browser } from './api-under-test.ts'
import { startProvider } from './identity-provider.ts'

let provider: Awaited<ReturnType<typeof startProvider>>
beforeAll(async () => { provider = await startProvider() })
const under = useApi(deps => deps, () => ({ ...provider, name: '单点登录' }))
afterAll(async () => provider.stop())

async function comeBack(browser: Browser): Promise<Response> {
  const started = await browser('POST', '/auth/sign-in/social', { body: { provider: 'oidc', callbackURL: '/' } })
  expect(started.status).toBe(200)
  const { url } = (await started.json()) as { url: string }
  expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256')
  return browser('GET', provider.grant(url).replace('/api/v1', ''))
}
const status = async (browser: Browser) => (await browser('GET', '/me')).status

describe('single sign-on', () => {
  test('lets a known person in by the address that the provider verified, and records it', async () => {
    const person = await samplePerson(under.api.store, 'observer', null)
    provider.who = { sub: 'a', email: person.email, email_verified: true, name: '别名' }
    const browser = under.api.browser()
    expect((await comeBack(browser)).status).toBe(302)
    expect(await (await browser('GET', '/me')).json()).toMatchObject({ id: person.id, name: person.name })
    expect(under.api.events.at(-1)).toMatchObject({ action: 'session.start', personId: person.id })
    provider.who = { ...provider.who, email: 'moved@example.cn' }
    const again = under.api.browser()
    await comeBack(again)
    expect(await (await again('GET', '/me')).json()).toMatchObject({ id: person.id, email: person.email.toLowerCase() })
  })

  test('makes no person, believes no unverified address and no token of another signer', async () => {
    const person = await samplePerson(under.api.store, 'observer', null)
    const attempts = [
      { who: { sub: 'b', email: 'unknown@example.cn', email_verified: true, name: '生人' }, forge: false },
      { who: { sub: 'c', email: person.email, email_verified: false, name: '冒名' }, forge: false },
      { who: { sub: 'd', email: person.email, email_verified: true, name: '冒名' }, forge: true },
    ]
    for (const { who, forge } of attempts) {
      provider.who = who
      provider.forge = forge
      const browser = under.api.browser()
      const answer = await comeBack(browser)
      provider.forge = false
      expect([answer.status, /[?&]error=\w+/.test(answer.headers.get('location') ?? ''), await status(browser)]).toEqual([302, true, 401])
    }
    const { rows } = await under.api.store.pool.query(`select 1 from person where email = 'unknown@example.cn'`)
    expect(rows).toEqual([])
  })

  test('a callback that this browser did not begin opens nothing', async () => {
    const person = await samplePerson(under.api.store, 'observer', null)
    provider.who = { sub: 'e', email: person.email, email_verified: true, name: person.name }
    const attacker = under.api.browser()
    const { url } = (await (await attacker('POST', '/auth/sign-in/social', { body: { provider: 'oidc', callbackURL: '/' } })).json()) as { url: string }
    const victim = under.api.browser()
    const back = provider.grant(url).replace('/api/v1', '')
    await victim('GET', back)
    expect(await status(victim)).toBe(401)
    await attacker('GET', back)
    expect(await status(victim)).toBe(401)
  })
})
