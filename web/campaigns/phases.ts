import type { CampaignState } from '../../src/model/campaign.ts'

/** The way of a campaign, in order; `cancelled` stands beside it. */
export const PHASES = ['draft', 'collecting', 'judging', 'declaring', 'assessing', 'adjudicating', 'replying', 'closed', 'published'] as const
export type Phase = (typeof PHASES)[number]

/** Where `campaign.advance` may lead from each phase: the way on first. The server has the last word; a test compares the two. */
export const ADVANCES: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  draft: ['collecting'], collecting: ['judging'], judging: ['declaring', 'assessing', 'collecting'], declaring: ['assessing', 'judging'],
  assessing: ['adjudicating', 'declaring', 'judging'], adjudicating: ['assessing'], replying: [], closed: [], published: [], cancelled: [],
}

/** What a phase is, and what begins with it. */
export const PHASE_WORDS: Readonly<Record<Phase, { readonly is: readonly [zh: string, en: string]; readonly begins: readonly [zh: string, en: string] }>> = {
  draft: { is: ['设置指标体系、单位和人员。', 'Scheme, units and people are being set up.'], begins: ['', ''] },
  collecting: { is: ['采集各单位的网站，归档每一页。', 'Websites are collected, every page archived.'], begins: ['指标体系从此固定，不能再换。可以开始采集。', 'From now on the scheme is fixed. Collecting can begin.'] },
  judging: { is: ['系统逐要点判定，经理核对后采纳。', 'The machine judges point by point; the manager looks and accepts.'], begins: ['不能再增加单位和分组。采集和重新判定仍可进行。', 'No more units or cohorts can be added. Collecting and judging again stay possible.'] },
  declaring: { is: ['单位提交申报材料和创新案例。', 'Units hand in material and innovation cases.'], begins: ['单位看到申报页面。', 'Units find the pages to declare on.'] },
  assessing: { is: ['评估员背靠背评分。', 'Assessors mark blind.'], begins: ['申报截止；评估时段、评分人数、分歧界限从此固定。可以分配任务。', 'Declarations end; window, marks per point and threshold are fixed. Tasks can be given out.'] },
  adjudicating: { is: ['复核员裁定分歧。', 'Reviewers decide on disagreements.'], begins: ['评分结束，评估员不能再改。', 'Marking ends; assessors change nothing more.'] },
  replying: { is: ['单位查看初步结果，认可或申诉。', 'Units see preliminary results and agree or appeal.'], begins: ['单位看到自己的初步结果，可在截止日前申诉。', 'Units see their preliminary results and may appeal until the last day.'] },
  closed: { is: ['结果已定，等待发布。', 'The result is settled, ready to be published.'], begins: ['结果定稿，不能再改；管理员可以重新打开。', 'The result is settled; only an administrator can reopen it.'] },
  published: { is: ['结果已向公众发布；只能更正。', 'Published; only corrections follow.'], begins: ['结果向公众公开并永久保存，以后只能发布更正。', 'The result is public and kept for good; only corrections can follow.'] },
}
