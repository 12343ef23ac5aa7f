import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { rateUnified, sectionOf } from '../entry.ts'
import { defineMeasure } from '../measure.ts'

export const inboxUnified = defineMeasure({
  id: 'inbox/unified',
  version: 1,
  kind: 'automatic',
  title: '统一咨询投诉平台',
  explain: '看各板块（按页面地址的主机名和第一级目录划分）的信箱、留言、咨询、投诉入口指向哪里，平台按主机名和第一级目录区分：得分为入口全部指向最常用的同一平台的板块占比。只在不足两个板块见到入口的，看不出是否统一，由人工判断；没有入口、且已看足够多的页面，得 0。机器只看链接，可信度为 0.8。',
  params: z.strictObject({}),
  needs: ['entries'],
  likes: ['coverage'],
  judge({ entries, coverage }) {
    return rateUnified(entriesOf(entries.value, 'inbox'), { what: '咨询投诉入口', advice: '信息发布、解读回应、办事服务等栏目的咨询投诉统一由一个互动交流平台受理', mend: '', coverage }, sectionOf)
  },
})
