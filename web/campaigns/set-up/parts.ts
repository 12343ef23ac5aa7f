import type { Campaign } from '../../parts/campaign.ts'

/** What every part of the set-up is given; `onSaved` and `nextWord` while the guide goes from part to part. */
export interface PartProps { readonly campaign: Campaign; readonly onSaved?: () => void; readonly nextWord?: string | undefined }

export const PARTS = ['basics', 'cohorts', 'entrants', 'people', 'rules', 'collecting'] as const
export type Part = (typeof PARTS)[number]
export const PART_TITLES: Readonly<Record<Part, readonly [zh: string, en: string]>> = {
  basics: ['基本信息', 'Basics'], cohorts: ['指标体系与分组', 'Scheme and cohorts'], entrants: ['参评单位', 'Units'], people: ['人员与回避', 'People and conflicts'], rules: ['评分规则', 'Marking rules'], collecting: ['采集与期限', 'Collecting and deadlines'],
}
