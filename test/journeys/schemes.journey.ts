import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { look, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let workplace: Workplace
beforeAll(async () => { workplace = await startWorkplace({ demo: true }) })
afterAll(async () => workplace.close())

test('an administrator brings in an edition and compares it with another', async () => {
  const page = await workplace.signIn('admin@shifan.example', SAMPLE_PASSWORD)
  await page.goto(`${workplace.url}/schemes`)
  await page.getByRole('heading', { level: 1, name: '指标体系' }).waitFor()
  await page.getByRole('button', { name: '引入 ministry-website-2020' }).click()
  await page.getByRole('link', { name: '部委政府网站绩效评估指标体系' }).waitFor()
  const known = (await page.evaluate('fetch("/api/v1/schemes").then(answer => answer.json())')) as readonly { readonly schemeId: string }[]
  expect(known.map(({ schemeId }) => schemeId)).toContain('ministry-website-2020')
  await look(page, 'schemes')
  await page.getByRole('link', { name: '部委政府网站绩效评估指标体系' }).click()
  await page.waitForURL(/\/schemes\/[0-9a-f-]{36}$/)
  await page.getByText('来源：').waitFor()
  await page.getByRole('button', { name: '比较两版' }).click()
  await page.getByRole('combobox', { name: '从' }).click()
  await page.getByText('local-website-2020').last().click()
  await page.getByText('取消指标').first().waitFor()
  await look(page, 'scheme-difference')
})

test('a unit finds by which measure and thresholds a point is judged, variants side by side', async () => {
  const page = await workplace.signIn('qinglan@shifan.example', SAMPLE_PASSWORD)
  await page.getByRole('link', { name: '指标体系' }).click()
  await page.getByRole('link', { name: '地方政府网站绩效评估指标体系' }).click()
  const indicator = page.getByRole('row', { name: /法定主动公开/ })
  await indicator.waitFor()
  expect(await indicator.innerText()).toMatch(/20\s+17\s+19/)
  expect(await indicator.getByRole('img', { name: '各类别权重不同' }).count()).toBe(1)
  await page.getByLabel('查找指标、要点、评判方法').fill('网站名称和域名')
  await page.getByRole('button', { name: /网站名称和域名规范/ }).click()
  const detail = page.getByRole('region', { name: '评估要点' })
  await detail.getByText('site/domain-name').waitFor()
  await detail.getByText('人民政府', { exact: false }).first().waitFor()
  await look(page, 'scheme-point')
  await page.goto(page.url().replace(/\?.*/, '?view=weights'))
  await page.getByText('地市级政府网站').first().waitFor()
  await page.locator('figure svg').nth(2).waitFor()
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), (async () => { await page.getByRole('button', { name: /保存图形/ }).first().click(); await page.getByText('PNG', { exact: true }).dispatchEvent('click') })()])
  expect(file.suggestedFilename()).toBe('省级政府网站权重.png')
  await look(page, 'scheme-weights')
  await page.getByText('矩形图').click()
  await look(page, 'scheme-treemap')
})
