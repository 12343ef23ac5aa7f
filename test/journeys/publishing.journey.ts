import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { ask } from './api-of-page.ts'
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

const stateOf = async (id: string) => (await VERBS['campaign.read'].run(workplace.as(OPERATOR), { id })).state
/** The newest entry of the audit log of this kind. */
const recorded = async (action: string, id: string) => (await VERBS['audit.list'].run(workplace.as(OPERATOR), { campaignId: id, action, limit: 1 })).items[0]

test('a manager closes the campaign; an administrator opens it again with a reason, and the manager closes it once more', async () => {
  const manager = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const close = async () => {
    await manager.getByRole('button', { name: '结束批次' }).click()
    await manager.getByRole('dialog').getByText('结果定稿').waitFor()
    await manager.getByRole('dialog').getByRole('button', { name: '结束批次' }).click()
    await manager.getByRole('button', { name: '发布结果' }).waitFor()
  }
  await manager.goto(`${workplace.url}/campaigns/${campaignId}`)
  await close()
  expect(await stateOf(campaignId)).toBe('closed')
  // Only an administrator takes that back.
  expect(await manager.getByRole('button', { name: '更多' }).count()).toBe(0)
  const page = await workplace.signIn('admin@shifan.example', SAMPLE_PASSWORD)
  await page.goto(`${workplace.url}/campaigns/${campaignId}`)
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '重新打开' }).click()
  const dialog = page.getByRole('dialog', { name: '重新打开' })
  await dialog.getByText('批次回到“答复”阶段').waitFor()
  await dialog.getByRole('button', { name: '重新打开' }).click()
  await dialog.getByText('请写明理由').waitFor()
  await dialog.getByLabel('理由（记入审计日志）').fill('一项申诉漏了材料')
  await look(page, 'campaign-reopen')
  await dialog.getByRole('button', { name: '重新打开' }).click()
  await page.getByRole('button', { name: '结束批次' }).waitFor()
  await dialog.waitFor({ state: 'hidden' })
  expect(await stateOf(campaignId)).toBe('replying')
  expect(await recorded('campaign.reopen', campaignId)).toMatchObject({ detail: { from: 'closed', to: 'replying', reason: '一项申诉漏了材料' } })
  // The manager's page hears of it and offers the end anew.
  await close()
  expect(await stateOf(campaignId)).toBe('closed')
})

test('a manager publishes the campaign; anybody then reads it without signing in; a correction says what it changed', async () => {
  const page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const dialog = page.getByRole('dialog').last()
  await page.goto(`${workplace.url}/campaigns/${campaignId}`)
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
  await dialog.getByRole('alert').getByText('与上一次发布相比没有变化').waitFor()
  expect((await VERBS['publication.list'].run(workplace.as(OPERATOR), { campaignId })).length).toBe(1)
})

test('an administrator cancels a campaign with a reason: what was done stays to be read, and nobody changes anything any more', async () => {
  const id = await workplace.campaignIn('assessing')
  const assessor = await workplace.signIn('assessor1@shifan.example', SAMPLE_PASSWORD)
  await assessor.goto(`${workplace.url}/campaigns/${id}/bench`)
  await assessor.getByRole('button', { name: '提交，下一项' }).waitFor()
  const taskId = new URL(assessor.url()).pathname.split('/').at(-1)
  const before = await ask<{ readonly version: number } | null>(assessor, 'GET', `/campaigns/${id}/marks?limit=1`)
  const page = await workplace.signIn('admin@shifan.example', SAMPLE_PASSWORD)
  await page.goto(`${workplace.url}/campaigns/${id}`)
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '取消批次' }).click()
  const dialog = page.getByRole('dialog', { name: '取消批次' })
  await dialog.getByText('不能恢复').waitFor()
  await dialog.getByLabel('理由（记入审计日志）').fill('评估改期')
  await look(page, 'campaign-cancel')
  await dialog.getByRole('button', { name: '取消批次' }).click()
  await page.getByText('这个批次已取消。').waitFor()
  await dialog.waitFor({ state: 'hidden' })
  expect(await page.getByRole('button', { name: '更多' }).count()).toBe(0)
  await look(page, 'campaign-cancelled')
  expect(await stateOf(id)).toBe('cancelled')
  expect(await recorded('campaign.cancel', id)).toMatchObject({ detail: { from: 'assessing', to: 'cancelled', reason: '评估改期' } })
  // The assessor's marks are still there, and nothing more can be handed in: the bench says why, and keeps what was typed.
  expect(await ask(assessor, 'GET', `/campaigns/${id}/marks?limit=1`)).toEqual(before)
  const refused = await assessor.request.put(`${workplace.url}/api/v1/tasks/${taskId}/mark`, { data: { opinion: { outcome: 'rated', rating: 1 }, note: '', evidence: [] }, headers: { 'if-match': '"0"', origin: workplace.url } })
  expect([refused.status(), ((await refused.json()) as { code: string }).code]).toEqual([409, 'step-illegal'])
  await assessor.keyboard.press('u')
  await assessor.getByLabel('说明').fill('取消之后写的')
  await assessor.getByText('未能保存：批次现在处于“已取消”，此时不能“保存评分”').waitFor()
  await look(assessor, 'bench-cancelled')
  await assessor.goto(workplace.url)
  await assessor.getByRole('heading', { level: 1 }).waitFor()
  expect((await ask<readonly { readonly campaignId: string }[]>(assessor, 'GET', '/me/work')).filter(({ campaignId: at }) => at === id)).toEqual([])
})
