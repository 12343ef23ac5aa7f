import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rateTrials } from '../menu-trials.ts'

export const mediaServicesOnline = defineMeasure({
  id: 'media/services-online',
  version: 1,
  kind: 'suggested',
  title: '在线办事',
  explain: '看导入的办事入口的“办理方式”：在线办理、预约、指南、跳转。建议得分：半数以上可在线办理 1；半数以上可在线办理或预约、其中有可办理的 0.7；有可预约或可办理的 0.4；都不能 0。打不开的算不能。都没有试用记录的由人查看。',
  params: z.strictObject({}),
  needs: ['media-menus'],
  judge: ({ 'media-menus': menus }, _params, { variant }) => rateTrials(menus, variant, {
    purpose: 'service', noun: '个办事入口', quality: '可在线办理或预约', advice: '扩大可在线预约、在线办理的事项',
    isGood: ({ mode, state }) => (state === 'broken' ? false : mode === null ? null : mode === 'handle' || mode === 'book'),
    rating: (share, decided) => {
      const handled = decided.filter(({ mode, state }) => mode === 'handle' && state !== 'broken').length / decided.length
      return handled > 0.5 ? 1 : share > 0.5 && handled > 0 ? 0.7 : share > 0 ? 0.4 : 0
    },
    notes: decided => [`可在线办理 ${decided.filter(({ mode }) => mode === 'handle').length} 个，可预约 ${decided.filter(({ mode }) => mode === 'book').length} 个`],
  }),
})
