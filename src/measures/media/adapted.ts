import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rateTrials } from '../menu-trials.ts'
import { stepOf } from '../new-media.ts'

export const mediaAdapted = defineMeasure({
  id: 'media/adapted',
  version: 1,
  kind: 'suggested',
  title: '界面适配',
  explain: '看导入的办事（of 为 service）或查询（query）入口的“是否适配”；办理方式写明跳转的算不适配，小程序算适配。建议得分：全部适配 1；半数以上适配 0.6；有适配的 0.3；都不适配 0。都没有试用记录的由人打开查看。',
  params: z.strictObject({ of: z.enum(['service', 'query']) }),
  needs: ['media-menus'],
  judge: ({ 'media-menus': menus }, { of }, { variant }) => rateTrials(menus, variant, {
    purpose: of, noun: of === 'service' ? '个办事入口' : '个查询入口', quality: '与手机界面适配', advice: '按手机界面改造页面，不直接跳转到电脑版平台',
    isGood: ({ adapted, mode }) => (mode === 'jump' ? false : adapted),
    rating: share => stepOf(share, [[1, 1], [0.5, 0.6], [Number.MIN_VALUE, 0.3]]),
  }),
})
