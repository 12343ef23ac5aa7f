import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { look, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let workplace: Workplace
let campaignId = ''
let own = ''
let neighbour = ''
const POINT = 'management/rules/policies/0'

beforeAll(async () => {
  workplace = await startWorkplace({ demo: true })
  const manager = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const { items: campaigns } = (await (await manager.request.get(`${workplace.url}/api/v1/campaigns`)).json()) as { items: { id: string; state: string }[] }
  campaignId = campaigns.find(({ state }) => state === 'replying')?.id ?? ''
  const { items } = (await (await manager.request.get(`${workplace.url}/api/v1/campaigns/${campaignId}/entrants`)).json()) as { items: { id: string; unit: { name: string } }[] }
  own = items.find(({ unit }) => unit.name.startsWith('星渚'))?.id ?? ''
  neighbour = items.find(({ unit }) => unit.name.startsWith('青岚'))?.id ?? ''
})
afterAll(async () => workplace.close())

test('a unit appeals with material, the reviewer decides, the score changes; of its neighbours the unit sees nothing', async () => {
  const unit = await workplace.signIn('xingzhu@shifan.example', SAMPLE_PASSWORD)
  const scoreOf = async (): Promise<number> => ((await (await unit.request.get(`${workplace.url}/api/v1/entrants/${own}/evaluation`)).json()) as { score: { low: number } }).score.low
  const before = await scoreOf()
  const refused: string[] = []
  const paths = ['', '/evaluation', '/result', '/standing', '/report', '/replies', '/judgement']
  for (const path of paths) if ((await unit.request.get(`${workplace.url}/api/v1/entrants/${neighbour}${path}`)).status() === 404) refused.push(path)
  expect(refused).toEqual(paths)
  await unit.goto(`${workplace.url}/campaigns/${campaignId}/entrants/${neighbour}`)
  await unit.getByText('没有这个页面').waitFor()

  // Agree to two points at once, and take one back.
  await unit.goto(`${workplace.url}/campaigns/${campaignId}/replies?show=none`)
  await unit.getByText('Asia/Shanghai').waitFor()
  const boxes = unit.locator('tbody tr.ant-table-row .ant-checkbox-input')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await unit.getByRole('button', { name: '同意选中的 2 条' }).click()
  await unit.getByText('已同意 2 条').waitFor()

  // Appeal: what is typed outlives a reload, files hang on the draft, then it is filed.
  await unit.goto(`${workplace.url}/campaigns/${campaignId}/replies?point=${encodeURIComponent(POINT)}`)
  await unit.getByRole('button', { name: '提出申诉' }).click()
  await unit.getByLabel('申诉理由').fill('办法已于评估期内印发，见附件。')
  await unit.reload()
  await unit.getByRole('button', { name: '提出申诉' }).click()
  expect(await unit.getByLabel('申诉理由').inputValue()).toBe('办法已于评估期内印发，见附件。')
  await unit.getByRole('button', { name: '保存草稿' }).click()
  const file = join(tmpdir(), `zhengheng-appeal-${process.pid}.txt`)
  await writeFile(file, '印发文件的截图说明')
  await unit.locator('input[type=file]').first().setInputFiles(file)
  await unit.getByRole('link', { name: /zhengheng-appeal/ }).waitFor()
  await look(unit, 'reply-draft')
  await unit.getByRole('button', { name: '提交申诉' }).click()
  await unit.getByRole('tooltip').getByRole('button', { name: '提交申诉' }).click()
  await unit.getByRole('region', { name: '申诉' }).getByText('待答复').waitFor()

  // The reviewer sees grounds, file and point, and what a decision would change, before deciding.
  const reviewer = await workplace.signIn('reviewer@shifan.example', SAMPLE_PASSWORD)
  await reviewer.goto(`${workplace.url}/campaigns/${campaignId}/appeals`)
  await reviewer.getByRole('row', { name: /星渚/ }).getByRole('button').first().click()
  await reviewer.getByRole('region', { name: '申诉理由' }).getByText('办法已于评估期内印发，见附件。').waitFor()
  await reviewer.getByRole('link', { name: /zhengheng-appeal/ }).waitFor()
  await reviewer.getByTestId('score-change').getByText(/^\+/).waitFor()
  const promised = Number(await reviewer.getByTestId('score-change').textContent())
  await look(reviewer, 'appeal-decision')
  const decision = reviewer.getByRole('region', { name: '裁定' })
  await decision.getByLabel('理由（公开给单位）').fill('文件在评估期内印发，申诉成立。')
  await decision.getByRole('button', { name: '裁定' }).click()
  await reviewer.getByRole('tooltip').getByRole('button', { name: '裁定' }).click()
  await decision.waitFor({ state: 'detached' })

  expect(promised).toBeGreaterThan(0)
  expect(await scoreOf()).toBeCloseTo(before + promised, 2)
  await unit.reload()
  await unit.getByText('文件在评估期内印发，申诉成立。').first().waitFor()
  await look(unit, 'reply-decided')
})

test('the unit page tells score, standing and findings, and can be kept', async () => {
  const unit = await workplace.signIn('xingzhu@shifan.example', SAMPLE_PASSWORD)
  await unit.goto(`${workplace.url}/campaigns/${campaignId}/entrants/${own}`)
  await unit.getByText('本组中位').first().waitFor()
  await look(unit, 'unit-own')
  // Its rank is nobody's business before it is published.
  expect(await unit.getByText('本组排名').count()).toBe(0)
  await unit.getByRole('button', { name: '下载' }).first().click()
  const [saved] = await Promise.all([unit.waitForEvent('download'), unit.getByText('评估文档 evaluation.json').click()])
  const document = JSON.parse(await readFile(await saved.path(), 'utf8')) as { format: string; todo: unknown[] }
  expect(document.format).toBe('zhengheng.evaluation/1')
  const report = await unit.request.get(`${workplace.url}/api/v1/entrants/${own}/report`)
  expect(report.headers()['content-disposition']).toContain('attachment')
  expect(await report.text()).toContain('先改什么')
  await unit.getByRole('link', { name: '问题清单' }).click()
  await unit.getByText('失效链接').first().waitFor()
  await unit.getByRole('link', { name: '历次评估' }).click()
  await unit.getByText('2019 年青岚省地市级政府网站绩效评估（示例）').waitFor()
  await look(unit, 'unit-history')
})
