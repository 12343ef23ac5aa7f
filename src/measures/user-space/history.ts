import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { entryList } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { askPerson, rate } from '../share.ts'

const HISTORIES: readonly { readonly name: string; readonly words: readonly string[] }[] = [
  { name: '咨询问题', words: ['咨询', '留言', '来信', '提问', '信件'] },
  { name: '办事服务', words: ['办件', '办事', '申报', '办理', '预约'] },
]

export const userSpaceHistory = defineMeasure({
  id: 'user-space/history',
  version: 1,
  kind: 'suggested',
  title: '用户空间',
  explain: '用户主页登录后才能看到，由人用测试账号或单位提供的截图评判，机器只提供线索和建议：用户中心的入口或说明中提到咨询（留言、来信）历史和办事（办件、申报）历史的，两类都提到建议 1，一类建议 0.5；没有线索的不提建议。',
  params: z.strictObject({}),
  needs: ['entries'],
  judge({ entries }) {
    const found = entriesOf(entries.value, 'user-centre').filter(entry => entry.works !== false)
    if (found.length === 0) {
      const login = entriesOf(entries.value, 'login')
      return askPerson(login.length > 0 ? `没有见到用户中心，登录后能否查看历史请人工确认：${entryList(login)}` : '没有见到用户中心和登录入口，请人工确认')
    }
    const told = HISTORIES.filter(({ words }) => found.some(entry => hasWord(`${entry.title} ${entry.detail}`, words))).map(({ name }) => name)
    if (told.length === 0) return askPerson(`有用户中心，内容登录后才能看到：${entryList(found)}`)
    return rate({
      rating: told.length / HISTORIES.length,
      confidence: 0.5,
      reasons: [`用户中心：${entryList(found)}`, `说明中提到${told.join('、')}的历史；登录后的内容未能看到，由人确认`],
      advice: ['在用户主页提供咨询问题和办事服务的历史记录'],
      evidence: found.map(entry => entry.evidence),
    })
  },
})
