import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { look, OPERATOR, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let workplace: Workplace
let campaignId = ''
beforeAll(async () => {
  workplace = await startWorkplace({ demo: true })
  campaignId = await workplace.campaignIn('replying')
  await decideWhatIsOpen()
})
afterAll(async () => workplace.close())

/** Every appeal decided, and the last day of replies behind us. */
async function decideWhatIsOpen(): Promise<void> {
  const { id, name } = (await VERBS['person.list'].run(workplace.as(OPERATOR), { limit: 100 })).items.find(({ email }) => email === 'admin@shifan.example') ?? { id: '', name: '' }
  for (const appeal of (await VERBS['appeal.list'].run(workplace.as(OPERATOR), { campaignId, limit: 500, state: 'filed' })).items) await VERBS['appeal.decide'].run(workplace.as({ kind: 'person', id, name }), { id: appeal.id, version: appeal.version, outcome: 'rejected', reason: '材料不足' })
  await workplace.store.db.execute(sql`update campaign set reply_until = now() - interval '1 day' where id = ${campaignId}`)
}

test('a manager closes the campaign and publishes it; anybody then reads it without signing in; a correction says what it changed', async () => {
  const page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const dialog = page.getByRole('dialog').last()
  await page.goto(`${workplace.url}/campaigns/${campaignId}`)
  await page.getByRole('button', { name: '结束批次' }).click()
  await dialog.getByText('结果定稿').waitFor()
  await dialog.getByRole('button', { name: '结束批次' }).click()
  await page.getByRole('button', { name: '发布结果' }).click()
  await dialog.getByLabel('发布的标题').fill('2020 年评估结果（旅程）')
  await look(page, 'campaign-publish')
  await dialog.getByRole('button', { name: '发布结果' }).click()
  await page.getByRole('button', { name: '发布更正' }).waitFor()
  expect((await VERBS['campaign.read'].run(workplace.as(OPERATOR), { id: campaignId })).state).toBe('published')

  const reader = await workplace.open('/results/')
  await reader.getByRole('link', { name: '2020 年评估结果（旅程）' }).click()
  await reader.getByRole('link', { name: /地市/ }).first().click()
  await reader.getByText('青岚市人民政府').first().waitFor()
  await look(reader, 'published-cohort')

  // Nothing differs yet: a correction without a change is refused in words.
  await page.getByRole('button', { name: '发布更正' }).click()
  await dialog.getByLabel('更正了什么、为什么（公开）').fill('复核后没有变化')
  await dialog.getByRole('button', { name: '发布更正' }).click()
  await dialog.getByRole('alert').waitFor()
  expect((await VERBS['publication.list'].run(workplace.as(OPERATOR), { campaignId })).length).toBe(1)
})
