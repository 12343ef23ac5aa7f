import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { ask, askAll } from './api-of-page.ts'
import { look, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

interface Adjudication { readonly id: string; readonly state: string; readonly outcome: string | null; readonly rating: number | null; readonly reason: string | null }
interface Material { readonly marks: readonly Readonly<Record<string, unknown>>[] }

let workplace: Workplace
let page: Page
let campaignId = ''
beforeAll(async () => {
  workplace = await startWorkplace({ demo: true })
  page = await workplace.signIn('reviewer@shifan.example', SAMPLE_PASSWORD)
  campaignId = await workplace.campaignIn('assessing')
}, 300_000)
afterAll(async () => workplace.close())

test('a reviewer sees both marks side by side without names, and decides by keys with a reason that is never lost', async () => {
  const open = (await askAll<Adjudication>(page, `/campaigns/${campaignId}/adjudications?state=open`))[0]
  expect(open).toBeDefined()
  await page.goto(`${workplace.url}/campaigns/${campaignId}/adjudications?show=all`)
  await page.getByRole('link', { name: /人民政府/ }).first().waitFor()
  await look(page, 'adjudications')
  await page.getByRole('link', { name: /人民政府/ }).first().click()
  await page.waitForURL(url => url.pathname.endsWith(open?.id ?? '?'))
  await page.getByText('评分 一').or(page.getByText('评分一', { exact: true })).first().waitFor()
  const { marks } = await ask<Material>(page, 'GET', `/adjudications/${open?.id}`)
  expect(marks).toHaveLength(2)
  for (const mark of marks) expect(Object.keys(mark).sort()).toEqual(['attachments', 'evidence', 'note', 'outcome', 'rating', 'round'])
  expect(await page.locator('#content').textContent()).not.toMatch(/闻甲|鲁乙|简丙/)

  await page.keyboard.press('Enter')
  await page.getByText('请选择裁定').waitFor()
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  await page.getByText('请写明理由').waitFor()
  await page.keyboard.type('两份评分各有依据，取平均')
  await look(page, 'adjudication')

  // What an assessor attached to a mark stands beside it, and can be saved.
  const file = page.getByRole('link', { name: '核对记录.txt' }).first()
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
  expect(await readFile(await download.path(), 'utf8')).toContain('逐页打开栏目核对')
  const address = `${workplace.url}${await file.getAttribute('href')}`
  for (const email of ['assessor1', 'assessor2', 'assessor3', 'manager']) {
    const other = await workplace.signIn(`${email}@shifan.example`, SAMPLE_PASSWORD)
    expect(await other.evaluate(`fetch(${JSON.stringify(address)}).then(answer => answer.status)`)).toBe(403)
  }

  await page.reload()
  expect(await page.getByLabel('理由').inputValue()).toBe('两份评分各有依据，取平均')
  await page.keyboard.press('3')
  await page.keyboard.press('n')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(url => !url.pathname.endsWith(open?.id ?? '?'))
  const ratings = marks.map(mark => Number(mark['rating']))
  const decided = (await askAll<Adjudication>(page, `/campaigns/${campaignId}/adjudications`)).find(({ id }) => id === open?.id)
  expect(decided).toMatchObject({ state: 'decided', outcome: 'rated', reason: '两份评分各有依据，取平均' })
  expect(decided?.rating).toBeCloseTo(((ratings[0] ?? 0) + (ratings[1] ?? 0)) / 2, 9)
  await page.goto(`${workplace.url}/campaigns/${campaignId}/adjudications/${open?.id}`)
  await page.getByText('两份评分各有依据，取平均').waitFor()
  await look(page, 'adjudication-decided')
  // A window of 1440 px at 200 %.
  await page.setViewportSize({ width: 720, height: 450 })
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1')).toBe(true)
})
