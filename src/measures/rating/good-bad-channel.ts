import { z } from 'zod'
import { rateMobileAndSite } from '../mobile-and-site.ts'
import { defineMeasure } from '../measure.ts'

export const ratingGoodBadChannel = defineMeasure({
  id: 'rating/good-bad-channel',
  version: 1,
  kind: 'automatic',
  title: '好差评渠道',
  explain: '看网站（政务服务平台）和移动端（微信、App、小程序）是否都有“好差评”等服务评价入口，对数据、留言答复的评价不算。网站一端按页面上的入口判断，移动端按导入的菜单判断：两端都有得 1，只有一端得 0.5，都没有得 0。有移动端而没有导入菜单的，移动端算未知，由人判断。',
  params: z.strictObject({}),
  needs: ['channels'],
  likes: ['coverage'],
  judge({ channels, coverage }) {
    return rateMobileAndSite(channels, '好差评', { what: '好差评入口', advice: '在网站（政务服务平台）和移动端都设置“好差评”入口', coverage })
  },
})
