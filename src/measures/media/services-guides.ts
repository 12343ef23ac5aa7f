import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rateTrials } from '../menu-trials.ts'
import { stepOf } from '../new-media.ts'

export const mediaServicesGuides = defineMeasure({
  id: 'media/services-guides',
  version: 1,
  kind: 'suggested',
  title: '办事指南',
  explain: '看导入的菜单和功能中的办事入口（按类别栏，没有的按名称判断），试用记录写明“有无指南”，或办理方式为指南、预约、在线办理的算有指南；只是跳转的算没有。建议得分：有试用记录的入口全部有指南 1；七成以上 0.7；有 0.4；没有 0。没有办事入口的 0；都没有试用记录的由人查看。是否覆盖全部行政审批事项、要素是否齐全由人确认。',
  params: z.strictObject({}),
  needs: ['media-menus'],
  judge: ({ 'media-menus': menus }, _params, { variant }) => rateTrials(menus, variant, {
    purpose: 'service', noun: '个办事入口', quality: '有办事指南', advice: '为本部门、本地区的行政审批事项都提供办事指南',
    isGood: ({ hasGuide, mode, state }) => (state === 'broken' ? false : hasGuide ?? (mode === null ? null : mode !== 'jump')),
    rating: share => stepOf(share, [[1, 1], [0.7, 0.7], [Number.MIN_VALUE, 0.4]]),
  }),
})
