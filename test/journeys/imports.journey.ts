import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { openStore } from '../../src/store/open.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { EXPORTER_JSON } from '../collect/imports/fixtures.ts'
import { ask, askAll } from './api-of-page.ts'
import { look, OPERATOR, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let workplace: Workplace
beforeAll(async () => { workplace = await startWorkplace({ demo: true }) }, 300_000)
afterAll(async () => workplace.close())

const INCIDENTS = '标题,类型,渠道,日期,严重,整改\n公众号发布错误信息被通报,安全,政务新媒体,2020-05-01,否,是\n没有日期,安全,网站,某一天,否,否\n'
interface Set { readonly id: string; readonly state: string }

test('a manager adds and retires channels on the page of the unit, but none by which somebody else’s campaign evaluates', async () => {
  const page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const campaignId = await workplace.campaignIn('assessing')
  const [entrant] = await askAll<{ id: string; unitId: string; unit: { name: string } }>(page, `/campaigns/${campaignId}/entrants`)
  const unitId = entrant?.unitId ?? ''
  const operator = workplace.as(OPERATOR)
  // In use elsewhere, in a campaign that this manager has no part in.
  const { cohorts: [cohort] } = await VERBS['campaign.read'].run(operator, { id: campaignId })
  const other = await VERBS['campaign.create'].run(operator, { slug: 'elsewhere', title: '别处的批次', windowFrom: '2026-01-01', windowTo: '2026-12-31', evaluationDate: '2026-12-31' })
  const theirs = await VERBS['cohort.create'].run(operator, { campaignId: other.id, name: '市', schemeEditionId: cohort?.schemeEditionId ?? '', variant: cohort?.variant ?? '' })
  await VERBS['entrant.add'].run(operator, { campaignId: other.id, cohortId: theirs.id, unitId })
  const begun = await VERBS['campaign.advance'].run(operator, { id: other.id, version: other.version, to: 'collecting' })
  const channels = async () => (await VERBS['unit.read'].run(operator, { campaignId, id: unitId })).channels.map(({ kind, name, address }) => `${kind} ${name ?? '—'} ${address}`)
  const before = await channels()

  await page.goto(`${workplace.url}/campaigns/${campaignId}/entrants/${entrant?.id}/imports`)
  await page.getByRole('link', { name: '在单位页添加渠道' }).click()
  const list = page.getByRole('region', { name: '渠道' })
  const dialog = page.getByRole('dialog')
  await list.getByRole('listitem').first().waitFor()
  // By keyboard alone.
  await list.getByRole('button', { name: '增加渠道' }).press('Enter')
  await dialog.getByRole('combobox', { name: '种类' }).press('ArrowDown')
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.getByText('只评估：', { exact: false }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('shifanfabu')
  await page.keyboard.press('Tab')
  await page.keyboard.type('示范发布')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await dialog.getByRole('alert').getByText('还参加另一个进行中的批次', { exact: false }).waitFor()
  await look(page, 'channel-add-refused')
  expect(await channels()).toEqual(before)
  // The other campaign is given up: what was typed is still there.
  await VERBS['campaign.cancel'].run(operator, { id: other.id, version: begun.version, reason: '不再进行' })
  await dialog.getByRole('button', { name: '增加渠道' }).click()
  await list.getByText('示范发布').waitFor()
  expect(await channels()).toEqual([...before, 'wechat 示范发布 shifanfabu'])
  await look(page, 'channels', { zoomed: true })
  // Added once only; retired it is gone, added again it is back.
  const add = async (kind: string, address: string) => {
    await list.getByRole('button', { name: '增加渠道' }).click()
    await dialog.getByRole('combobox', { name: '种类' }).click()
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: kind }).click()
    await dialog.getByRole('textbox').first().fill(address)
    await dialog.getByRole('button', { name: '增加渠道' }).click()
  }
  await add('数据开放平台', 'no address')
  await dialog.getByRole('alert').getByText('“no address”不是网址', { exact: false }).waitFor()
  await dialog.getByLabel('网址').fill('data.shifan.example')
  await dialog.getByRole('button', { name: '增加渠道' }).click()
  await list.getByText('http://data.shifan.example/').waitFor()
  await add('数据开放平台', 'http://data.shifan.example')
  await dialog.getByRole('alert').getByText('渠道已存在：数据开放平台 http://data.shifan.example/').waitFor()
  await dialog.getByRole('button', { name: /返\s?回/ }).click()
  await list.getByRole('button', { name: '停用 数据开放平台 http://data.shifan.example/' }).click()
  await dialog.getByText('今后不再采集', { exact: false }).waitFor()
  await look(page, 'channel-retire')
  await dialog.getByRole('button', { name: /停\s?用/ }).click()
  await list.getByText('http://data.shifan.example/').waitFor({ state: 'detached' })
  expect(await channels()).toEqual([...before, 'wechat 示范发布 shifanfabu'])
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('region', { name: 'Channels' }).getByRole('button', { name: 'Add a channel' }).click()
  await look(page, 'channel-add-english')
}, 180_000)

test('a manager imports an account and a list; both are judged by themselves; a row is opened as evidence', async () => {
  const page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const campaignId = await workplace.campaignIn('assessing')
  const [entrant] = await askAll<{ id: string; unitId: string; unit: { name: string } }>(page, `/campaigns/${campaignId}/entrants`)
  // The cohorts of the sample look at websites alone, and cannot be changed any more by now.
  const store = await openStore({ db: workplace.db })
  await store.pool.query("update cohort set channel_kinds = '{}' where campaign_id = $1", [campaignId])
  await store.close()
  const before = await ask<Set[]>(page, 'GET', `/entrants/${entrant?.id}/judgements`)

  await page.goto(`${workplace.url}/campaigns/${campaignId}/entrants/${entrant?.id}`)
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.getByText('示范发布').first().waitFor()
  await look(page, 'imports-empty')
  // Beside it the overview, which hears of what happens.
  const overview = await page.context().newPage()
  await overview.goto(`${workplace.url}/campaigns/${campaignId}`)
  await overview.getByText('现在要做').waitFor()
  const waits = overview.getByRole('link', { name: '1 个单位新导入的内容等待评判' })
  expect(await waits.count()).toBe(0)
  const [accountInput, listInput] = [page.locator('input[type="file"]').first(), page.locator('input[type="file"]').last()]
  await page.getByLabel('内容齐全的日期：从').fill('2019-12-01')
  await page.getByText('起止日期要同时填写').waitFor()
  await page.getByLabel('到', { exact: true }).fill('2020-11-30')
  await accountInput.setInputFiles({ name: '导出 list.json', mimeType: 'application/json', buffer: Buffer.from(EXPORTER_JSON) })
  await page.getByText('导出 list.json：读到 3 条，新增 3 条').waitFor()
  await listInput.setInputFiles([{ name: '通报名单.csv', mimeType: 'text/csv', buffer: Buffer.from(INCIDENTS) }, { name: '坏.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') }])
  await page.getByText('通报名单.csv：读到 1 行（通报、事件名单）').waitFor()
  await page.getByText('第 3 行：日期“某一天”看不懂').first().waitFor()
  await page.getByRole('alert').filter({ hasText: '坏.csv' }).waitFor()
  await page.getByText('新导入的内容等待评判').waitFor()
  await waits.click()
  const due = overview.getByRole('region', { name: '新导入的内容等待评判' })
  await due.getByRole('link', { name: entrant?.unit.name ?? '', exact: true }).waitFor()
  await look(overview, 'judgements-due')
  await look(page, 'imports-due')
  // The worker judges when it has been quiet: nobody asks it to.
  await page.getByText('导入的内容已于').waitFor({ timeout: 120_000 })
  const after = await ask<Set[]>(page, 'GET', `/entrants/${entrant?.id}/judgements`)
  expect(after.filter(({ id }) => !before.some(set => set.id === id))).toMatchObject([{ state: 'proposed' }])
  await look(page, 'imports-judged')
  await due.waitFor({ state: 'detached' })
  await overview.goto(`${workplace.url}/campaigns/${campaignId}`)
  await overview.getByText('现在要做').waitFor()
  expect(await waits.count()).toBe(0)

  await page.getByRole('link', { name: '通报名单.csv' }).click()
  await page.getByText('公众号发布错误信息被通报').waitFor()
  await look(page, 'imported-list')
  await page.goto(`${page.url().split('?')[0] ?? ''}?record=2&mark=${encodeURIComponent('错误信息')}`)
  expect(await page.locator('mark').textContent()).toBe('错误信息')
  await page.getByText('第 2 行').first().waitFor()
  await page.goBack()
  await page.goBack()
  await page.getByRole('link', { name: '导出 list.json' }).click()
  await page.getByText('发布内容').first().waitFor()
  await page.getByText('wechat-article-exporter').waitFor()
  await look(page, 'imported-account')
  await page.goto(`${page.url().split('?')[0] ?? ''}?record=1`)
  await page.getByRole('button', { name: '下一条' }).click()
  await page.waitForURL(/record=2/)
  await look(page, 'imported-record')

  await page.goto(`${workplace.url}/campaigns/${campaignId}/entrants/${entrant?.id}/imports`)
  await page.getByRole('button', { name: '撤下“通报名单.csv”' }).click()
  await page.getByRole('textbox', { name: '理由' }).fill('是别的单位的')
  await page.getByRole('dialog').getByRole('button', { name: /^撤\s*下$/ }).click()
  await page.getByText('已撤下：是别的单位的').waitFor()
  await page.getByRole('button', { name: '现在就评判' }).click()
  await page.getByText('导入的内容已于').waitFor({ timeout: 60_000 })
}, 300_000)

test('a unit imports the content of its own accounts, and only looks at the lists', async () => {
  const manager = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const campaignId = await workplace.campaignIn('assessing')
  const [entrant] = await askAll<{ id: string; unit: { name: string } }>(manager, `/campaigns/${campaignId}/entrants`)
  const { CITIES } = await import('../../sample/campaign/cities.ts')
  const slug = CITIES.find(({ name }) => entrant?.unit.name.includes(name))?.slug ?? ''
  const page = await workplace.signIn(`${slug}@shifan.example`, SAMPLE_PASSWORD)
  await page.goto(`${workplace.url}/campaigns/${campaignId}/entrants/${entrant?.id}/imports`)
  await page.getByText('示范发布').first().waitFor()
  expect(await page.locator('input[type="file"]').count()).toBe(1)
  await page.locator('input[type="file"]').setInputFiles({ name: 'again.json', mimeType: 'application/json', buffer: Buffer.from(EXPORTER_JSON) })
  await page.getByText('以前导入过，没有变化').waitFor()
  await look(page, 'imports-unit')
}, 120_000)

test('results are not opened while imports wait to be judged: the overview says so, and so does the step', async () => {
  const page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const campaignId = await workplace.campaignIn('assessing')
  // In the phase before results, and due from tomorrow on: the worker judges nothing while this is looked at.
  await workplace.store.pool.query("update campaign set state = 'adjudicating' where id = $1", [campaignId])
  await workplace.store.pool.query("update entrant set judging_due_since = now() + interval '1 day' where id = (select id from entrant where campaign_id = $1 and withdrawn_at is null order by id limit 1)", [campaignId])
  await page.goto(`${workplace.url}/campaigns/${campaignId}`)
  await page.getByRole('listitem').filter({ hasText: '1 个单位新导入的内容等待评判' }).getByText('挡住下一步').waitFor()
  await page.getByRole('button', { name: '开放初步结果' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('单位最晚在哪一天答复', { exact: false }).fill('2099-12-31')
  await dialog.getByRole('button', { name: '开放初步结果' }).click()
  await dialog.getByRole('alert').getByText('新导入的内容等待评判的单位 1（单位名单见“判定”页', { exact: false }).waitFor()
  await look(page, 'results-kept-by-imports')
  expect((await workplace.store.pool.query('select state from campaign where id = $1', [campaignId])).rows).toEqual([{ state: 'adjudicating' }])
}, 120_000)
