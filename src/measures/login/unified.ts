import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { rateUnified } from '../entry.ts'
import { defineMeasure } from '../measure.ts'

export const loginUnified = defineMeasure({
  id: 'login/unified',
  version: 1,
  kind: 'automatic',
  title: '统一登录',
  explain: '看各板块（按页面地址的主机名和第一级目录划分）的登录入口指向哪里：得分为登录入口全部指向最常用的同一主机的板块占比。只在不足两个板块见到登录入口的，看不出是否统一，由人工判断；没有登录入口、且已看足够多的页面，得 0。机器只看链接，不实际登录，可信度为 0.8。',
  params: z.strictObject({}),
  needs: ['entries'],
  likes: ['coverage'],
  judge({ entries, coverage }) {
    return rateUnified(entriesOf(entries.value, 'login'), { what: '登录入口', advice: '各板块统一使用同一个登录入口和同一套账号', mend: '', coverage })
  },
})
