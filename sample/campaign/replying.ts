import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { pdf } from '../files/pdf.ts'
import type { Archives } from './archives.ts'
import { CITIES } from './cities.ts'
import { adjudicate, advance, beginCampaign, collect, judge, mark, unreachable, versionOf, visit } from './play.ts'
import type { Entrant, Played } from './play.ts'
import { dayAfter } from './published.ts'
import type { Stage } from './stage.ts'

interface Given { readonly units: ReadonlyMap<string, string>; readonly schemeEditionId: string; readonly earlierCampaignId: string }

/** This year's campaign: results are open to the units, who have agreed to some points and appealed against others. */
export async function playReplying(stage: Stage, archives: Archives, given: Given): Promise<Played> {
  const played = await beginCampaign(stage, given.units, { ...given, slug: 'shifan-2020', title: '2020 年青岚省地市级政府网站绩效评估（示例）', year: 2020, cities: CITIES })
  const { campaignId, entrants } = played
  const manager = stage.as('manager')
  await collect(stage, played, entrants, city => (city === CITIES[4] ? unreachable() : archives.of(city, 2020)))
  await collect(stage, played, entrants.slice(4, 5), city => archives.of(city, 2020))
  for (const [at, entrant] of entrants.entries()) await visit(stage, played, entrant, [0, 0.01, 0, 0.03, 0.02, 0.12][at] ?? 0)
  await advance(stage, campaignId, 'judging')
  await judge(stage, played, entrants)
  await advance(stage, campaignId, 'declaring')
  for (const [at, entrant] of entrants.entries()) await declare(stage, entrant, at)
  await advance(stage, campaignId, 'assessing')
  await decideCases(stage, campaignId)
  await mark(stage, played, 1)
  await advance(stage, campaignId, 'adjudicating')
  await adjudicate(stage, played, 0)
  const [, second] = entrants
  if (second) await VERBS['override.set'].run(stage.as('reviewer'), { entrantId: second.entrantId, pointId: 'disclosure/open/statutory/1', opinion: { outcome: 'rated', rating: 1 }, reason: '缺少的栏目在集约化平台的统一页面上，已核对归档页面。' })
  await VERBS['result.open'].run(manager, { id: campaignId, version: await versionOf(stage, campaignId), until: dayAfter(stage.now, 14) })
  for (const [at, entrant] of entrants.entries()) await answer(stage, entrant, at)
  return played
}

/** Points on which people rate, with what units say of them. */
const DECLARED = [
  ['data/use/2', '本年度利用开放数据形成典型应用 4 个：停车诱导、蓝天地图、菜篮子价格、校园周边安全，累计服务 32 万人次。', '/apps/'],
  ['management/rules/policies/0', '已印发《政府网站集约化建设管理办法》和年度任务分工，落实经费 180 万元、专职人员 6 名。', '/zwgk/zcwj/'],
  ['management/rules/body/0', '市政府办公室设立网站管理科，统筹规划、指导监督全市政府网站建设。', '/zwgk/jgzn/'],
] as const

async function declare(stage: Stage, { city, entrantId }: Entrant, at: number): Promise<void> {
  const unit = stage.as(city.slug)
  for (const [n, [pointId, text, path]] of DECLARED.entries()) {
    if ((at + n) % 4 === 3) continue
    const host = pointId.startsWith('data/') ? 'data' : 'www'
    const { id, version } = await VERBS['declaration.save'].run(unit, { entrantId, pointId, version: 0, text, links: [`http://${host}.${city.slug}.gov.cn${path}`] })
    if (n === 1) await stage.attach(city.slug, { declarationId: id }, '佐证材料.pdf', material(city.slug))
    // One is still a draft: nobody but the unit sees it.
    if (!(at === 2 && n === 0)) await VERBS['declaration.submit'].run(unit, { id, version })
  }
  const [category, title, text] = CASES[at] ?? []
  if (category === undefined || title === undefined || text === undefined) return
  const { id, version } = await VERBS['case.save'].run(unit, { entrantId, version: 0, category, title, text })
  await stage.attach(city.slug, { caseId: id }, '佐证材料.pdf', material(city.slug))
  await VERBS['case.submit'].run(unit, { id, version })
}

const CASES: Readonly<Record<number, readonly [string, string, string]>> = {
  0: ['一体化服务', '“岚办通”开办企业一件事', '把执照、刻章、发票、社保、公积金、银行开户六个环节合成一次申请，平均 0.5 天办结，全年 1.2 万户使用。'],
  1: ['数据开发利用', '公共数据授权运营试点', '以气象和交通数据支持物流企业调度，已签约 9 家企业。'],
  3: ['新技术应用', '智能问答机器人', '上线智能问答，答准率有待提高。'],
}

const material = (slug: string): Uint8Array => pdf([`Supporting material of ${slug}`, 'Sample data of a fictional city'])

async function decideCases(stage: Stage, campaignId: string): Promise<void> {
  const { items } = await VERBS['case.list'].run(stage.as('reviewer'), { campaignId, state: 'submitted' })
  for (const { id, version, category } of items) {
    const isGood = category !== '新技术应用'
    await VERBS['case.decide'].run(stage.as('reviewer'), { id, version, award: category === '一体化服务' ? 4 : isGood ? 2.5 : null, reason: isGood ? '做法有推广价值，成效有数据支撑。' : '上线时间短，成效数据不足。' })
  }
}

/** Units agree to what is right, appeal against what is not; one appeal is decided, one waits, one is still a draft. */
async function answer(stage: Stage, { city, entrantId }: Entrant, at: number): Promise<void> {
  const unit = stage.as(city.slug)
  const { result } = await VERBS['result.read'].run(unit, { entrantId })
  const points = (result.document as { readonly points: readonly { readonly id: string; readonly rating: number | null }[] }).points
  const full = points.filter(({ rating }) => rating === 1).map(({ id }) => id)
  if (at !== 5) await VERBS['reply.agree'].run(unit, { entrantId, pointIds: full.slice(0, 6 + at * 3) })
  const low = points.find(({ rating }) => rating !== null && rating < 0.5)
  const grounds = [undefined, '该栏目已于评估期内更新，采集时适逢系统迁移，附当日截图和发布日志。', undefined, '来信已全部答复，答复显示在用户中心，请核实。', '失效链接为采集当日机房断网所致，现已恢复。'][at]
  if (grounds === undefined || !low) return
  const { id, version } = await VERBS['appeal.save'].run(unit, { entrantId, pointId: low.id, version: 0, grounds })
  if (at === 4) return
  const filed = await VERBS['appeal.file'].run(unit, { id, version })
  if (at === 1) await VERBS['appeal.decide'].run(stage.as('reviewer'), { id, version: filed.version, outcome: 'partly', rating: 0.6, reason: '发布日志显示部分内容在评估期内更新，部分成立。' })
}
