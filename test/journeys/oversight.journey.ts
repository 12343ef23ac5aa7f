import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { FAILURE_TITLES } from '../../src/model/evidence.ts'
import type { FailureKind } from '../../src/model/evidence.ts'
import { ask } from './api-of-page.ts'
import { look, OPERATOR, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

let workplace: Workplace
beforeAll(async () => { workplace = await startWorkplace({ demo: true }) })
afterAll(async () => workplace.close())
const dialog = (page: Page) => page.getByRole('dialog').last()
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first().click()
}

test('a manager sees what a new judgement changes before it counts, rejects one that changes nothing, overrides a point and takes it back', async () => {
  const campaignId = await workplace.campaignIn('assessing')
  const page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  await page.goto(`${workplace.url}/campaigns/${campaignId}/judgements`)
  const [proposal] = (await VERBS['judgement.proposals'].run(workplace.as(OPERATOR), { campaignId })).items
  const { differences } = await VERBS['judgement.difference'].run(workplace.as(OPERATOR), { id: proposal?.id ?? '' })
  expect(differences.length).toBeGreaterThan(0)
  await page.getByRole('button', { name: `看差别 ${proposal?.unitName}` }).click()
  await page.getByText(`与现行判定相比：${differences.length} 处判定不同`).waitFor()
  await look(page, 'judgement-difference')
  const downs = differences.filter(({ before, after }) => before?.rating !== null && after?.rating !== null && (after?.rating ?? 0) < (before?.rating ?? 0)).length
  await page.getByText(`降 ${downs}`, { exact: true }).click()
  expect(await dialog(page).getByRole('article').count()).toBe(downs)
  await dialog(page).getByRole('button', { name: '采纳', exact: true }).click()
  await page.getByText('没有待采纳的判定').waitFor()
  expect((await VERBS['judgement.proposals'].run(workplace.as(OPERATOR), { campaignId, state: 'accepted' })).items.map(({ id }) => id)).toContain(proposal?.id)

  // Judged again by the same rules: nothing differs, so it is rejected, with a reason.
  await page.getByRole('tab', { name: '现行判定' }).click()
  await page.getByRole('button', { name: `重新判定 ${proposal?.unitName}` }).waitFor()
  await look(page, 'judgements', { zoomed: true })
  await page.getByRole('button', { name: `重新判定 ${proposal?.unitName}` }).click()
  await dialog(page).getByLabel('理由（记入审计日志）').fill('核对规则')
  await dialog(page).getByRole('button', { name: '重新判定' }).click()
  await page.getByText('已生成待采纳的判定').waitFor()
  await page.getByRole('tab', { name: '待采纳（1）' }).click()
  await page.getByRole('button', { name: `看差别 ${proposal?.unitName}` }).click()
  await page.getByText('与现行判定没有差别。').waitFor()
  await page.getByRole('button', { name: '不采纳' }).click()
  const rejecting = page.getByRole('dialog', { name: '不采纳这份判定' })
  await rejecting.getByRole('button', { name: '不采纳' }).click()
  await page.getByText('请写明理由').waitFor()
  await rejecting.getByLabel('理由（记入审计日志）').fill('没有变化')
  await rejecting.getByRole('button', { name: '不采纳' }).click()
  await page.getByText('没有待采纳的判定').waitFor()
  expect((await VERBS['judgement.proposals'].run(workplace.as(OPERATOR), { campaignId, state: 'rejected' })).items).toMatchObject([{ entrantId: proposal?.entrantId, reason: '没有变化', changes: 0 }])

  // An override, and back.
  await page.goto(`${workplace.url}/campaigns/${campaignId}/judgements?part=overrides&entrant=${proposal?.entrantId}`)
  await page.getByRole('button', { name: '改判一个要点' }).click()
  await choose(page, '要点', '1.')
  await dialog(page).getByLabel('得分率').fill('40')
  await dialog(page).getByLabel('理由（记入审计日志，公布时一并公开）').fill('人工核实')
  await look(page, 'override')
  await dialog(page).getByRole('button', { name: '改判' }).click()
  await page.getByRole('cell', { name: '人工核实' }).waitFor()
  const entrantId = proposal?.entrantId ?? ''
  expect(await VERBS['override.list'].run(workplace.as(OPERATOR), { entrantId })).toMatchObject([{ rating: 0.4, reason: '人工核实', revokedAt: null }])
  await page.getByRole('button', { name: /^撤销/ }).click()
  await dialog(page).getByLabel('理由（记入审计日志）').fill('误改')
  await dialog(page).getByRole('button', { name: '撤销' }).click()
  // It stays on record: who took it back, when and why.
  await page.getByRole('cell', { name: /误改/ }).waitFor()
  expect(await page.getByRole('cell', { name: /误改/ }).textContent()).toContain('批次管理员·纪例')
  expect(await page.getByRole('button', { name: /^撤销/ }).count()).toBe(0)
  await look(page, 'override-revoked')
  expect(await VERBS['override.list'].run(workplace.as(OPERATOR), { entrantId })).toMatchObject([{ rating: 0.4, madeByName: '批次管理员·纪例', revokedByName: '批次管理员·纪例', revokedReason: '误改' }])
  const [revoked] = await VERBS['override.list'].run(workplace.as(OPERATOR), { entrantId })
  await page.goto(`${workplace.url}/campaigns/${campaignId}/entrants/${entrantId}?point=${encodeURIComponent(revoked?.pointId ?? '')}`)
  await page.getByLabel('已撤销的改判').getByText('误改').waitFor()
  await look(page, 'unit-override-revoked')
})

test('a manager gives a task to somebody else, and cancels one with a reason', async () => {
  const campaignId = await workplace.campaignIn('assessing')
  const page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const all = (await VERBS['task.list'].run(workplace.as(OPERATOR), { campaignId, limit: 500 })).items
  const { assessors } = await VERBS['task.plan'].run(workplace.as(OPERATOR), { campaignId })
  const open = all.find(({ state }) => state === 'open')
  const busy = new Set(all.filter(({ entrantId, pointId, state }) => entrantId === open?.entrantId && pointId === open.pointId && state !== 'cancelled').map(({ assessorId }) => assessorId))
  const free = assessors.find(({ personId }) => !busy.has(personId))
  await page.goto(`${workplace.url}/campaigns/${campaignId}/tasks?part=list&entrant=${open?.entrantId}&assessor=${open?.assessorId}`)
  await page.getByRole('button', { name: /^改派/ }).first().waitFor()
  await look(page, 'tasks-list', { zoomed: true })
  await page.getByRole('button', { name: /^改派/ }).first().click()
  await choose(page, '改派给', free?.name ?? '')
  await dialog(page).getByRole('button', { name: '改派' }).click()
  await expect.poll(async () => (await VERBS['task.list'].run(workplace.as(OPERATOR), { campaignId, state: 'cancelled', limit: 500 })).items.length).toBe(1)
  await page.getByRole('button', { name: /^取消/ }).first().click()
  await dialog(page).getByLabel('理由（记入审计日志）').fill('不再需要')
  await dialog(page).getByRole('button', { name: '取消' }).click()
  await expect.poll(async () => (await VERBS['task.list'].run(workplace.as(OPERATOR), { campaignId, state: 'cancelled', limit: 500 })).items.length).toBe(2)
})

test('agreement shows the numbers of the server, who is milder, and how well indicators measure', async () => {
  const campaignId = await workplace.campaignIn('replying')
  const page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  const report = await VERBS['agreement.measure'].run(workplace.as(OPERATOR), { campaignId })
  await page.goto(`${workplace.url}/campaigns/${campaignId}/agreement`)
  await page.getByRole('region', { name: '总体' }).getByText((report.overall.alpha.value ?? 0).toFixed(2)).first().waitFor()
  await page.getByRole('region', { name: '总体' }).getByText(String(report.overall.pairs), { exact: true }).waitFor()
  await look(page, 'agreement')
  await page.getByRole('tab', { name: '评估员' }).click()
  await page.locator('figure svg').first().waitFor()
  await look(page, 'agreement-assessors')
  const milder = [...report.assessors].sort((a, b) => (b.bias.mean.value ?? 0) - (a.bias.mean.value ?? 0))[0]
  await page.getByRole('region', { name: '评估员' }).getByText(`+${Math.round((milder?.bias.mean.value ?? 0) * 1_000) / 10}`).first().waitFor()
  await page.getByRole('tab', { name: '指标质量' }).click()
  await page.getByText('内部一致性（Cronbach α）').waitFor()
  await look(page, 'agreement-items')
  expect(await page.getByRole('region', { name: '指标质量' }).or(page.locator('table')).first().isVisible()).toBe(true)
})

test('what keeps a campaign open is said where it stands; whoever only looks on sees the same and changes nothing', async () => {
  const campaignId = await workplace.campaignIn('replying')
  const page = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  await page.goto(`${workplace.url}/campaigns/${campaignId}`)
  await page.getByRole('link', { name: /答复期未结束/ }).waitFor()
  await page.getByRole('button', { name: '结束批次' }).click()
  await dialog(page).getByText('还有未完成的事').waitFor()
  expect(await dialog(page).getByRole('button', { name: '结束批次' }).isDisabled()).toBe(true)
  await look(page, 'campaign-close')
  const observer = await workplace.signIn('observer@shifan.example', SAMPLE_PASSWORD)
  await observer.goto(`${workplace.url}/campaigns/${await workplace.campaignIn('assessing')}/collections`)
  await observer.getByRole('button', { name: /^详情/ }).first().waitFor()
  expect(await observer.getByRole('button', { name: '开始采集' }).count()).toBe(0)
  // What failed while collecting, by kind, with the addresses.
  const { items: [seen] } = await VERBS['collection.list'].run(workplace.as(OPERATOR), { campaignId, state: 'complete' })
  await observer.goto(`${workplace.url}/campaigns/${campaignId}/collections?collection=${seen?.id}`)
  const { failures } = await ask<{ readonly failures: readonly { readonly kind: FailureKind; readonly count: number; readonly examples: readonly { readonly url: string }[] }[] }>(observer, 'GET', `/campaigns/${campaignId}/collections/${seen?.id}`)
  expect(failures.length).toBeGreaterThan(0)
  const part = dialog(observer).getByRole('region', { name: '失败', exact: true })
  for (const { kind, count, examples } of failures) {
    const head = part.getByRole('button', { name: new RegExp(`${FAILURE_TITLES[kind][0]}.*${count}`) })
    await head.click()
    await part.locator(`a[href=${JSON.stringify(examples[0]?.url)}]`).first().waitFor()
  }
  await look(observer, 'collection-failures')
  await observer.goto(`${workplace.url}/campaigns/${await workplace.campaignIn('assessing')}/tasks`)
  await observer.getByRole('tab', { name: '按指标' }).waitFor()
  expect(await observer.getByRole('tab', { name: '分配' }).count()).toBe(0)
  expect(await observer.getByRole('link', { name: '设置' }).count()).toBe(0)
})
