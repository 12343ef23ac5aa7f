import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { look, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let workplace: Workplace
let campaignId = ''
const DRAFTED = 'management/rules/policies/0'

beforeAll(async () => {
  workplace = await startWorkplace({ demo: true })
  const manager = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const { items } = (await (await manager.request.get(`${workplace.url}/api/v1/campaigns`)).json()) as { items: { id: string; state: string }[] }
  campaignId = items.find(({ state }) => state === 'declaring')?.id ?? ''
})
afterAll(async () => workplace.close())

test('a unit hands a declaration and a case in, with files; a reviewer gives the case its bonus', async () => {
  const unit = await workplace.signIn('qinglan@shifan.example', SAMPLE_PASSWORD)
  await unit.goto(`${workplace.url}/campaigns/${campaignId}/declarations?point=${encodeURIComponent(DRAFTED)}`)
  const text = unit.getByLabel('说明')
  await text.waitFor()
  // What was drafted earlier stands there, and is added to.
  expect(await text.inputValue()).toBe('（草稿）已印发集约化管理办法。')
  await text.fill('已印发集约化管理办法，经费 180 万元。')
  await unit.getByLabel('网址（每行一个）').fill('javascript:alert(1)')
  await unit.getByRole('button', { name: '提交', exact: true }).click()
  await unit.getByText('不是网址：javascript:alert(1)').waitFor()
  await unit.getByLabel('网址（每行一个）').fill('https://www.qinglan.gov.cn/zwgk/')
  const file = join(tmpdir(), `zhengheng-declared-${process.pid}.txt`)
  await writeFile(file, '经费批复')
  await unit.locator('.ant-upload-drag input[type=file]').setInputFiles(file)
  await unit.getByRole('link', { name: /zhengheng-declared/ }).waitFor()
  await look(unit, 'declaration')
  await unit.getByRole('button', { name: '提交', exact: true }).click()
  await unit.getByRole('button', { name: '修改（退回草稿）' }).waitFor()

  await unit.goto(`${workplace.url}/campaigns/${campaignId}/cases?case=new`)
  await unit.getByLabel('标题').fill('一件事一次办')
  await unit.getByLabel('做法与成效').fill('六个环节合成一次申请。')
  await unit.getByRole('button', { name: '提交', exact: true }).click()
  await unit.getByRole('button', { name: /一件事一次办/ }).getByText('已提交').waitFor()
  await look(unit, 'cases-own')

  const reviewer = await workplace.signIn('reviewer@shifan.example', SAMPLE_PASSWORD)
  await reviewer.goto(`${workplace.url}/campaigns/${campaignId}/declarations`)
  await reviewer.getByRole('row', { name: /经费 180 万元/ }).getByRole('button').first().click()
  await reviewer.getByRole('link', { name: /zhengheng-declared/ }).waitFor()
  await look(reviewer, 'declarations-overseen')
  await reviewer.goto(`${workplace.url}/campaigns/${campaignId}/cases?state=waiting`)
  await reviewer.getByRole('row', { name: /一件事一次办/ }).getByRole('button').first().click()
  const decision = reviewer.getByRole('region', { name: '评定' })
  await decision.getByRole('button', { name: '评定', exact: true }).click()
  await decision.getByText('请填写').first().waitFor()
  await decision.getByLabel(/^加分/).fill('3')
  await decision.getByLabel('理由（公开给单位）').fill('成效有数据支撑。')
  await look(reviewer, 'case-decision')
  await decision.getByRole('button', { name: '评定', exact: true }).click()
  await decision.waitFor({ state: 'detached' })
  const { items } = (await (await reviewer.request.get(`${workplace.url}/api/v1/campaigns/${campaignId}/cases`)).json()) as { items: { title: string; state: string; award: number | null }[] }
  expect(items.find(({ title }) => title === '一件事一次办')).toMatchObject({ state: 'accepted', award: 3 })
  await unit.reload()
  await unit.getByText('成效有数据支撑。').waitFor()
})
