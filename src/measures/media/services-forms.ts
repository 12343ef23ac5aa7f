import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rateTrials } from '../menu-trials.ts'
import { stepOf } from '../new-media.ts'

export const mediaServicesForms = defineMeasure({
  id: 'media/services-forms',
  version: 1,
  kind: 'suggested',
  title: '表格下载和填写示范',
  explain: '看导入的办事入口中写明“表格下载”的。建议得分：八成以上有表格且八成以上有填写示范 1；八成以上有表格 0.5；有表格 0.2；没有 0。都没有试用记录的由人查看；表格能否打开由人确认。',
  params: z.strictObject({}),
  needs: ['media-menus'],
  judge: ({ 'media-menus': menus }, _params, { variant }) => rateTrials(menus, variant, {
    purpose: 'service', noun: '个办事入口', quality: '有表格下载', advice: '办事指南附上可下载的申请表格和填写示范',
    isGood: ({ hasForm }) => hasForm,
    rating: (share, decided) => (share >= 0.8 && samples(decided) >= 0.8 ? 1 : stepOf(share, [[0.8, 0.5], [Number.MIN_VALUE, 0.2]])),
    notes: decided => [`有填写示范的占 ${Math.round(samples(decided) * 100)}%`],
  }),
})

const samples = (decided: readonly { readonly hasSample: boolean | null }[]): number => decided.filter(({ hasSample }) => hasSample === true).length / Math.max(1, decided.length)
