import { z } from 'zod'
import { rateMobileAndSite } from '../mobile-and-site.ts'
import { defineMeasure } from '../measure.ts'

export const replyChannels = defineMeasure({
  id: 'reply/channels',
  version: 1,
  kind: 'automatic',
  title: '咨询投诉渠道',
  explain: '看网站（政务服务平台）和移动端（微信、App、小程序）是否都有咨询投诉入口。网站一端按页面上的入口判断，移动端按导入的菜单判断：两端都有得 1，只有一端得 0.5，都没有得 0。有移动端而没有导入菜单的，移动端算未知，由人判断。',
  params: z.strictObject({}),
  needs: ['channels'],
  likes: ['coverage'],
  judge({ channels, coverage }) {
    return rateMobileAndSite(channels, '咨询投诉', { what: '咨询投诉入口', advice: '在网站（政务服务平台）和移动端都开设咨询投诉渠道', coverage })
  },
})
