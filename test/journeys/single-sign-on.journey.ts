import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProvider } from '../api/identity-provider.ts'
import { look, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let provider: Awaited<ReturnType<typeof startProvider>>
let workplace: Workplace
beforeAll(async () => {
  provider = await startProvider()
  workplace = await startWorkplace({ demo: true, singleSignOn: { ...provider, name: '全省统一身份认证' } })
})
afterAll(async () => {
  await workplace.close()
  await provider.stop()
})

test.each([
  ['a known person comes in', 'reviewer@shifan.example', '我的工作'],
  ['somebody unknown is told so', 'unknown@shifan.example', '没有与您的邮箱对应的账号'],
])('%s by the provider’s page', async (_, email, expected) => {
  provider.who = { sub: email, email, email_verified: true, name: '别名' }
  const page = await workplace.open('/sign-in')
  // The provider's own page, which sends the browser back at once.
  await page.route(url => url.pathname === '/authorize', async route => route.fulfill({ status: 302, headers: { location: workplace.url + provider.grant(route.request().url()) } }))
  await page.getByRole('button', { name: '用全省统一身份认证登录' }).click()
  await page.getByText(expected).first().waitFor()
  await look(page, `sign-in-elsewhere-${email.split('@')[0]}`)
  expect(page.url().startsWith(workplace.url)).toBe(true)
})
