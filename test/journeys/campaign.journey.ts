import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeExcelFile from 'write-excel-file/node'
import { startSampleServer } from '../../sample/server.ts'
import type { SampleServer } from '../../sample/server.ts'
import { parseOverride } from '../../src/collect/http/overrides.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { look, OPERATOR, PASSWORD, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let sample: SampleServer
let workplace: Workplace
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-campaign-journey-'))
  sample = await startSampleServer()
  workplace = await startWorkplace({ collecting: { allowPrivate: true, overrides: sample.resolve.map(parseOverride), browser: false } })
})
afterAll(async () => {
  await workplace.close()
  await sample.close()
  await rm(folder, { recursive: true, force: true })
})

/** A workbook as somebody would fill the template in. */
async function workbook(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, await writeExcelFile(rows.map(row => row.map(value => ({ type: String, value })))).toBuffer())
  return path
}

/** Chooses in a select by its label; antd opens a list of options beside it. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first().click()
}

/** The dialog that is open. */
const dialog = (page: Page) => page.getByRole('dialog')

test('an administrator makes a campaign by the guide, collects, accepts, gives out tasks and opens adjudications', async () => {
  // The first administrator.
  const link = new URL(workplace.setupLink ?? '')
  const page = await workplace.open(link.pathname + link.hash)
  await page.getByLabel('姓名').fill('韩管理')
  await page.getByLabel('邮箱（用于登录）').fill('admin@example.cn')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再输一次').fill(PASSWORD)
  await page.getByRole('button', { name: '建立' }).click()
  await page.getByText('已建立。现在可以登录。').waitFor()
  await page.goto(`${workplace.url}/sign-in?to=%2Fcampaigns`)
  await page.getByLabel('邮箱').fill('admin@example.cn')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('还没有批次').waitFor()
  await look(page, 'campaigns-empty')

  // The guide: basics, which survive a reload before they are stored.
  await page.getByRole('link', { name: '新建批次' }).click()
  await page.getByRole('heading', { name: '新建批次' }).waitFor()
  await page.getByLabel('名称').fill('2020 年青岚市网站评估')
  await page.getByLabel('评估时段从').fill('2020-12-31')
  await page.getByLabel('到', { exact: true }).fill('2020-01-01')
  await page.getByLabel('评估日').fill('2020-11-30')
  await page.getByRole('button', { name: '建立，继续下一步' }).click()
  await page.getByText('结束不能早于开始').waitFor()
  await page.getByLabel('评估时段从').fill('2020-01-01')
  await page.getByLabel('到', { exact: true }).fill('2020-12-31')
  await page.reload()
  expect(await page.getByLabel('名称').inputValue()).toBe('2020 年青岚市网站评估')
  await page.getByLabel('网址简称').fill('qinglan-2020')
  await look(page, 'campaign-new')
  await page.getByRole('button', { name: '建立，继续下一步' }).click()
  await page.waitForURL('**/set-up?part=cohorts&guide=1')
  const campaignId = /campaigns\/([^/]+)\//.exec(page.url())?.[1] ?? ''

  // A scheme that comes with the software, and a cohort.
  await choose(page, '自带的指标体系', '地方')
  await page.getByRole('button', { name: '引入' }).click()
  await page.getByText('已引入').waitFor()
  await page.getByRole('button', { name: '增加分组' }).click()
  await dialog(page).getByLabel('名称').fill('地级市')
  await choose(page, '指标体系', '2020')
  await choose(page, '类别', '市')
  await dialog(page).getByRole('button', { name: '保存' }).click()
  await page.getByRole('cell', { name: '地级市', exact: true }).waitFor()
  await look(page, 'campaign-cohorts')
  await page.getByRole('button', { name: '下一步' }).click()

  // Units by a workbook with bad rows, each named by line and column before anything is stored.
  const units = await workbook('单位.xlsx', [
    ['单位名称', '层级', '行政区划代码', '网址'],
    ['青岚市人民政府', '地市', '510100', 'http://www.qinglan.gov.cn/'],
    ['无码市人民政府', '地市', '51010', 'http://www.wuma.gov.cn/'],
    ['内网市人民政府', '地市', '510200', 'http://169.254.169.254/'],
    ['错级市人民政府', '村', '510300', 'http://www.cuoji.gov.cn/'],
  ])
  await page.getByRole('button', { name: '导入 XLSX / CSV' }).click()
  await page.locator('input[type=file]').first().setInputFiles(units)
  await dialog(page).getByText('有误 2 行，不导入').waitFor()
  await dialog(page).getByText('行政区划代码应为 6 位数字（GB/T 2260）').waitFor()
  expect(await dialog(page).getByRole('row').filter({ hasText: '51010' }).first().innerText()).toMatch(/^3\s+行政区划代码\s+51010\s+行政区划代码应为 6 位数字/)
  await look(page, 'campaign-import-preview')
  expect((await VERBS['entrant.list'].run(workplace.as(OPERATOR), { campaignId })).items).toEqual([])
  await dialog(page).getByRole('button', { name: '导入 2 行' }).click()
  await dialog(page).getByText('已导入 2 行').waitFor()
  await dialog(page).getByRole('button', { name: '关闭' }).last().click()
  await page.getByRole('link', { name: '青岚市人民政府', exact: true }).waitFor()
  expect(await page.getByRole('link', { name: '渠道 青岚市人民政府' }).getAttribute('href')).toContain('?tab=coverage')
  await look(page, 'campaign-entrants')
  await page.getByRole('button', { name: '下一步' }).click()

  // People, and a conflict rule.
  const people = await workbook('人员.xlsx', [['姓名', '邮箱', '角色', '所在地区'], ['评甲', 'jia@example.cn', '评估员', '440100'], ['评乙', 'yi@example.cn', '评估员', '440200'], ['复核', 'fuhe@example.cn', '复核员', '440100'], ['无角色', 'x@example.cn', '站长', '']])
  await page.getByRole('button', { name: '导入人员' }).click()
  await page.locator('input[type=file]').first().setInputFiles(people)
  await dialog(page).getByText('角色应为', { exact: false }).waitFor()
  await dialog(page).getByRole('button', { name: '导入 3 行' }).click()
  await dialog(page).getByText('已导入 3 行').waitFor()
  await dialog(page).getByRole('button', { name: '关闭' }).last().click()
  await page.getByRole('button', { name: '增加规则' }).click()
  await dialog(page).getByRole('button', { name: /确.?定/ }).click()
  await page.getByText('不评本市的单位').first().waitFor()
  await look(page, 'campaign-people')
  await page.getByRole('button', { name: '下一步' }).click()

  // Rules; then somebody else changes the same campaign meanwhile: both versions are shown, nothing is overwritten.
  await page.getByLabel('每个要点由几人背靠背评分').fill('2')
  await page.getByLabel('两人相差超过多少个百分点提交仲裁').fill('30')
  const { version } = await VERBS['campaign.read'].run(workplace.as(OPERATOR), { id: campaignId })
  await VERBS['campaign.configure'].run(workplace.as(OPERATOR), { id: campaignId, version, changes: { disagreementThreshold: 0.25, ranking: 'competition' } })
  await page.getByRole('button', { name: '保存，下一步' }).click()
  await page.getByText('别人刚改过').waitFor()
  await look(page, 'campaign-conflict')
  await page.getByRole('button', { name: '在最新版上保存我的' }).click()
  await page.waitForURL('**part=collecting**')
  expect(await VERBS['campaign.read'].run(workplace.as(OPERATOR), { id: campaignId })).toMatchObject({ disagreementThreshold: 0.3, ranking: 'competition', marksPerPoint: 2 })
  await page.getByLabel('每个网站最多页数').fill('60')
  await page.getByLabel('每个主机每秒请求数').fill('0')
  await page.getByLabel('评分截止').fill('2030-06-30T18:00')
  await look(page, 'campaign-collecting')
  await page.getByRole('button', { name: '保存，完成' }).click()
  await page.waitForURL(`**/campaigns/${campaignId}`)
  expect((await VERBS['campaign.read'].run(workplace.as(OPERATOR), { id: campaignId })).settings).toMatchObject({ collect: { maxPages: 60, rate: 0 } })
  await look(page, 'campaign-draft')

  // Collecting, seen live: the counts change without a reload.
  await page.getByRole('button', { name: '进入“采集”' }).click()
  await dialog(page).getByRole('button', { name: '进入“采集”' }).click()
  await page.getByRole('link', { name: '还没有开始采集' }).click()
  await page.getByText('还没有采集。').waitFor()
  await page.getByText('实时', { exact: true }).waitFor()
  await page.getByRole('button', { name: '开始采集' }).click()
  await dialog(page).getByRole('button', { name: '开始采集' }).click()
  await page.getByText('已排队 2 个采集').waitFor()
  await page.getByRole('img', { name: /失败 1/ }).waitFor({ timeout: 60_000 })
  await page.getByRole('img', { name: /完成 1/ }).waitFor({ timeout: 90_000 })
  await page.getByRole('row').filter({ hasText: '内网市人民政府' }).getByText('内网地址，未访问').waitFor()
  await look(page, 'collections', { zoomed: true })
  await page.getByRole('button', { name: '详情 青岚市人民政府' }).click()
  const part = (name: string) => dialog(page).getByRole('region', { name, exact: true })
  await part('日志').getByText('采集结束：完成').waitFor()
  const { items: [seen] } = await VERBS['collection.list'].run(workplace.as(OPERATOR), { campaignId, state: 'complete' })
  await part('采到了什么').getByRole('row').filter({ hasText: '页' }).getByText(String(seen?.coverage?.pages), { exact: true }).first().waitFor()
  await part('失败').getByRole('button', { name: /返回错误/ }).click()
  await part('失败').getByText(/^HTTP [45]\d\d$/).first().waitFor()
  await part('归档文件').getByText('collection.json').waitFor()
  await look(page, 'collection-detail', { zoomed: true })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '重采 内网地址，未访问' }).click()
  await dialog(page).getByRole('button', { name: '重采' }).click()
  await page.getByText('已排队 1 个采集').waitFor()
  await expect.poll(async () => (await VERBS['collection.list'].run(workplace.as(OPERATOR), { campaignId, latest: true })).items.map(({ attempt, state }) => `${attempt} ${state}`).sort(), { timeout: 60_000 }).toEqual(['1 complete', '2 failed'])
  // Each attempt has its own log.
  await page.getByRole('button', { name: '详情 内网市人民政府' }).click()
  await part('各次采集').getByRole('button', { name: '第 1 次' }).click()
  await part('各次采集').getByRole('button', { name: '第 2 次' }).waitFor()
  expect(await part('日志').getByText('采集结束：失败，内网地址，未访问').count()).toBe(1)
  await part('失败').getByRole('button', { name: /内网地址，未访问/ }).click()
  await part('失败').getByRole('link', { name: /^169\.254\.169\.254/ }).first().waitFor()
  await look(page, 'collection-failed')
  await page.keyboard.press('Escape')

  // Judged by the worker; the unit that was not seen leaves.
  await page.goto(`${workplace.url}/campaigns/${campaignId}/set-up?part=entrants`)
  await page.getByRole('button', { name: '退出 内网市人民政府' }).click()
  await dialog(page).getByLabel('理由（记入审计日志）').fill('网站在内网，无法评估')
  await dialog(page).getByRole('button', { name: /退.?出/ }).click()
  await page.getByRole('row').filter({ hasText: '内网市人民政府' }).getByText('已退出').waitFor()
  await expect.poll(async () => (await VERBS['judgement.proposals'].run(workplace.as(OPERATOR), { campaignId })).items.length, { timeout: 90_000 }).toBe(1)
  await page.goto(`${workplace.url}/campaigns/${campaignId}`)
  await page.getByRole('button', { name: '进入“判定”' }).click()
  await dialog(page).getByRole('button', { name: '进入“判定”' }).click()
  await page.getByRole('link', { name: '1 份判定待采纳' }).click()
  await page.getByRole('button', { name: '看差别 青岚市人民政府' }).click()
  await page.getByText('首次判定，没有可比的旧判定').waitFor()
  await look(page, 'judgement-first')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '采纳首次判定（1）' }).click()
  await dialog(page).getByRole('button', { name: /采.?纳/ }).click()
  await page.getByText('没有待采纳的判定').waitFor()
  expect((await VERBS['judgement.proposals'].run(workplace.as(OPERATOR), { campaignId, state: 'accepted' })).items).toHaveLength(1)

  // Tasks for everything that the machine left to people.
  await page.goto(`${workplace.url}/campaigns/${campaignId}`)
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '进入“评分”' }).click()
  await dialog(page).getByRole('button', { name: '进入“评分”' }).click()
  await page.getByRole('link', { name: '还没有分配评分任务' }).click()
  const plan = await VERBS['task.plan'].run(workplace.as(OPERATOR), { campaignId })
  await page.getByText(`还有 ${plan.points} 个要点需要人评，共 ${plan.marks} 次评分`).waitFor()
  await look(page, 'tasks-plan', { zoomed: true })
  await page.getByRole('button', { name: `分配 ${plan.marks} 次评分` }).click()
  await page.getByText(`已分配 ${plan.marks} 个任务`).waitFor()
  const tasks = (await VERBS['task.list'].run(workplace.as(OPERATOR), { campaignId, limit: 500 })).items
  expect(tasks).toHaveLength(plan.marks)
  expect(tasks.every(({ dueAt }) => Date.parse(dueAt ?? '') === Date.parse('2030-06-30T10:00:00Z'))).toBe(true)

  // Two assessors disagree on one point; a third task is done by nobody yet.
  const [one] = tasks
  const both = tasks.filter(({ pointId }) => pointId === one?.pointId)
  for (const [index, task] of both.entries()) {
    const assessor = workplace.as({ kind: 'person', id: task.assessorId ?? '', name: 'assessor' })
    const material = await VERBS['task.read'].run(assessor, { id: task.id })
    const steps = material.point.rubric?.steps.map(({ rating }) => rating) ?? []
    const rating = index === 0 ? Math.max(1, ...steps) : Math.min(0, ...steps)
    const { version: saved } = await VERBS['mark.save'].run(assessor, { taskId: task.id, version: 0, opinion: { outcome: 'rated', rating }, note: '依据页面' })
    await VERBS['mark.submit'].run(assessor, { taskId: task.id, version: saved })
  }
  await page.getByRole('tab', { name: '按评估员' }).click()
  await page.getByRole('cell', { name: '评甲', exact: true }).waitFor()
  await look(page, 'tasks-people', { zoomed: true })
  await page.getByRole('tab', { name: '按指标' }).click()
  await look(page, 'tasks-progress')
  await page.getByRole('tab', { name: '仲裁' }).click()
  await page.getByRole('button', { name: '提交仲裁' }).click()
  await dialog(page).getByRole('button', { name: '提交仲裁' }).click()
  await page.getByText('已提交 1 项').waitFor()
  await page.getByRole('cell', { name: '复核', exact: true }).waitFor()
  await look(page, 'tasks-adjudications')
  expect((await VERBS['adjudication.list'].run(workplace.as(OPERATOR), { campaignId })).items).toMatchObject([{ pointId: one?.pointId, state: 'open', spread: 1 }])
  // What holds the next step up is said where the campaign stands.
  await page.goto(`${workplace.url}/campaigns/${campaignId}`)
  await page.getByText(`${plan.marks - 2} 个评分任务未完成`).waitFor()
  await page.getByRole('button', { name: '进入“仲裁”' }).click()
  await dialog(page).getByRole('button', { name: '进入“仲裁”' }).click()
  await dialog(page).getByRole('alert').waitFor()
  expect((await VERBS['campaign.read'].run(workplace.as(OPERATOR), { id: campaignId })).state).toBe('assessing')
}, 420_000)
