import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { look, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let workplace: Workplace
beforeAll(async () => { workplace = await startWorkplace({ demo: true }) })
afterAll(async () => workplace.close())

test.each([
  ['admin', /份初步结果|申诉|任务|判定|没有等您处理/],
  ['manager', /申诉|任务|判定|没有等您处理/],
  ['assessor1', /个要点等您评分/],
  ['reviewer', /申诉/],
  ['qinglan', /初步结果待答复|申报材料待提交/],
  ['observer', /没有等您处理的工作/],
] as const)('%s finds what waits', async (key, expected) => {
  const page = await workplace.signIn(`${key}@shifan.example`, SAMPLE_PASSWORD)
  await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor()
  await page.getByText(expected).first().waitFor()
  await look(page, `home-${key}`)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor()
  await page.reload()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})
