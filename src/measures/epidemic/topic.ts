import { z } from 'zod'
import { EPIDEMIC_TOPIC_WORDS } from '../lexicon/epidemic.ts'
import { defineMeasure } from '../measure.ts'
import { rateParts } from '../share.ts'
import { isPresent, presenceOf } from '../subject-match.ts'
import { listNames } from '../wording.ts'

export const epidemicTopic = defineMeasure({
  id: 'epidemic/topic',
  version: 1,
  kind: 'automatic',
  title: '战疫专题',
  explain: '查找名称或小标题含“疫情防控”“抗疫”“新冠”“复工复产”等词（可用 keywords 另定）的专题页或栏目：至少有 1 条信息得 1，为空得 0，足够范围内没有找到得 0；列表未能看到时交人判断。',
  params: z.strictObject({ keywords: z.array(z.string().min(1)).min(1).default([...EPIDEMIC_TOPIC_WORDS]) }),
  needs: ['topics', 'columns'],
  likes: ['coverage'],
  judge({ topics, columns, coverage }, { keywords }, { date }) {
    const name = '疫情防控专题'
    const presence = presenceOf({ name, keywords }, topics.value, columns.value, date)
    const { names, evidence, count, latest } = presence
    const state = !isPresent(presence) ? 'absent' : count > 0 ? 'yes' : presence.hasUnseenList ? 'unknown' : 'no'
    const judgement = rateParts([{ name, state, evidence, ...(state === 'no' && { note: `${listNames(names)}为空` }) }], { noun: '个专题', quality: '有内容', coverage, advice: () => '开设疫情防控和复工复产专题，汇集政策、通报、辟谣和服务' })
    return judgement.outcome === 'rated' && state === 'yes' ? { ...judgement, reasons: [`有战疫专题专栏：${listNames(names)}，信息 ${count} 条${latest === null ? '' : `，最近 ${latest.slice(0, 10)}`}`] } : judgement
  },
})
