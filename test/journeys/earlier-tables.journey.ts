import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { look, OPERATOR, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let workplace: Workplace
beforeAll(async () => { workplace = await startWorkplace({ demo: true }) })
afterAll(async () => workplace.close())

const TITLE = '第十八届政府网站绩效评估结果（旅程）'
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first().click()
}

test('an administrator brings an earlier table in and links what no name told; then the years stand side by side', async () => {
  const campaignId = await workplace.campaignIn('replying')
  const [cohort] = await VERBS['cohort.list'].run(workplace.as(OPERATOR), { campaignId })
  const ranking = await VERBS['score.ranking'].run(workplace.as(OPERATOR), { campaignId, cohortId: cohort?.id ?? '' })
  const [first, second, third] = ranking.map(({ unitName }) => unitName)
  const dimension = (ranking[0]?.dimensions as readonly { readonly name: string }[] | undefined)?.[0]?.name ?? ''
  const page = await workplace.signIn('admin@shifan.example', SAMPLE_PASSWORD)
  await page.getByRole('link', { name: '往年结果' }).click()
  await page.getByText('还没有导入往年结果').waitFor()
  await page.getByRole('button', { name: '导入结果表' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  expect(await dialog.getByText('请填写').count()).toBe(4)
  await dialog.getByLabel('表名').fill(TITLE)
  await dialog.getByLabel('年份').fill('2019')
  await dialog.getByLabel('分组').fill('地市')
  await dialog.getByLabel('满分').fill('100')
  await dialog.getByLabel('来源网址').fill('http://results.example.cn/2019.html')
  const table = `排名,城市名称,${dimension}指数,国际化,总分\n1,${third},0.91,3,88.5\n2,改过名的市,0.85,4,85\n3,${first},0.7,5,70\n4,别省的市,0.6,2,65\n坏,坏行市,0.1,1,1\n`
  await page.setInputFiles('.ant-modal input[type=file]', { name: '2019.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await dialog.getByText('2019.csv').waitFor()
  await dialog.getByText('请填写').first().waitFor({ state: 'detached' })
  await look(page, 'earlier-import')
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  await dialog.getByText('已导入 4 行').waitFor()
  await dialog.getByText('1 行有误，没有导入').waitFor()
  await look(page, 'earlier-imported')
  await dialog.getByRole('button', { name: '完成' }).click()

  // The drawer opens at the rows that no name told.
  await page.getByText('未对应 2').waitFor()
  await look(page, 'earlier-rows')
  await page.getByRole('combobox', { name: '改过名的市 对应的单位' }).fill(second?.slice(0, 3) ?? '')
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: second ?? '' }).first().click()
  await page.getByText('未对应 1').waitFor()
  await page.getByText('全部 4').click()
  await page.getByRole('button', { name: '取消对应 改过名的市' }).waitFor()
  await look(page, 'earlier-linked')
  const listed = await VERBS['earlier.list'].run(workplace.as(OPERATOR), {})
  expect(listed).toMatchObject([{ title: TITLE, maximum: 100, rows: 4, linked: 3, source: { url: 'http://results.example.cn/2019.html', fileName: '2019.csv' } }])

  await page.goto(`${workplace.url}/campaigns/${campaignId}/results?view=years`)
  await choose(page, '与什么比较', TITLE)
  await page.getByText('3 个单位在 2019 年的表中有对应').waitFor()
  await page.getByText('往年满分 100（导入时填写）').waitFor()
  const found = await VERBS['score.compare-table'].run(workplace.as(OPERATOR), { campaignId, cohortId: cohort?.id ?? '', tableId: listed[0]?.id ?? '' })
  const rows = page.getByRole('region', { name: new RegExp(`2019 ${TITLE.slice(0, 5)}[^只]*$`) }).locator('tbody tr:not(.ant-table-measure-row)')
  expect(await rows.count()).toBe(3)
  const moved = found.units.find(({ printedName }) => printedName === '改过名的市')
  expect(moved?.name).toBe(second)
  expect(await rows.filter({ hasText: '表中：改过名的市' }).innerText()).toContain(`${((moved?.share?.now ?? -1) * 100).toFixed(2)}%`)
  await page.getByRole('heading', { name: '只在往年表中' }).waitFor()
  await page.getByRole('cell', { name: '未对应到单位' }).waitFor()
  expect(found.onlyNow.length).toBeGreaterThan(0)
  await page.getByRole('heading', { name: '只在本年' }).waitFor()
  await page.locator('figure svg').first().waitFor()
  await look(page, 'results-beside-table')
  const entrantId = ranking.find(({ unitName }) => unitName === second)?.entrantId
  await choose(page, '比较什么', dimension)
  await page.getByRole('columnheader', { name: '往年指数' }).waitFor()
  await look(page, 'results-beside-table-dimension')

  await page.goto(`${workplace.url}/campaigns/${campaignId}/entrants/${entrantId}`)
  await page.getByRole('link', { name: '历次评估' }).click()
  await page.getByRole('heading', { name: '往年公布的结果表' }).waitFor()
  await page.getByRole('cell', { name: TITLE }).waitFor()
})

test('a table that names nobody of the cohort says so; what was published is compared as well, with a publication or a table', async () => {
  const campaignId = (await VERBS['campaign.list'].run(workplace.as(OPERATOR), { limit: 100 })).items.find(({ slug }) => slug === 'shifan-2019')?.id ?? ''
  await VERBS['earlier.import'].run(workplace.as(OPERATOR), { title: '别国的表', year: 2015, cohortName: '部委', fileName: 'x.csv', bytes: new TextEncoder().encode('单位,总分\n无名甲,90\n无名乙,80\n') })
  const page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  await page.goto(`${workplace.url}/campaigns/${campaignId}/results?view=years`)
  await choose(page, '与什么比较', '别国的表')
  await page.getByText('“别国的表”里没有一行对应到本组的单位，无从比较。').waitFor()
  await page.getByText('请管理员在“往年结果”里逐行对应。').waitFor()
  await look(page, 'results-beside-nothing')
  await choose(page, '本年取', '第 2 次发布')
  await page.getByText('无从比较').waitFor()
  await choose(page, '与什么比较', TITLE)
  await page.getByText('个单位在 2019 年的表中有对应').waitFor()
  await choose(page, '与什么比较', '设置中指定的往年批次')
  await page.getByText('两年都有、可以比较的指标占').waitFor()
  await look(page, 'results-years-published')
  expect(new URL(page.url()).searchParams.get('as')).not.toBe(null)
})
