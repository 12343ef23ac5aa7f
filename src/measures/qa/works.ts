import { z } from 'zod'
import { entryText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { askPerson, rate, rateAbsent, rateSample } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const qaWorks = defineMeasure({
  id: 'qa/works',
  version: 2,
  kind: 'automatic',
  title: '智能问答',
  explain: '检查有没有智能问答。问答框可以用 GET 提问的，用按种子取自本站办事指南的问题试问，回答提到该事项或给出其指南链接、且不是答不了的，为切题，得分为切题的占比；入口打不开得 0；没有、且已看足够多的页面，得 0。要提交（POST）才能回答的，机器不提交，列出可用的问题由人工试问。',
  params: z.strictObject({}),
  needs: ['question-box'],
  likes: ['guides', 'coverage'],
  judge({ 'question-box': box, guides, coverage }) {
    const { entry, trials } = box.value
    if (!entry) return rateAbsent('智能问答', coverage, '提供智能问答，能自动回答办事和政策问题，答不了的转人工')
    const judged = trials.filter(trial => trial.relevant !== null)
    if (judged.length > 0) {
      const good = judged.filter(trial => trial.relevant === true).length
      const missed = judged.filter(trial => trial.relevant === false)
      return rateSample(good, judged.length, {
        noun: '个试问',
        quality: '回答切题',
        advice: '用办事指南、政策文件和留言答复充实知识库',
        unseen: 1 - judged.length / trials.length,
        evidence: [entry.evidence, ...box.evidence],
        faults: [`智能问答：${entryText(entry)}`, ...(missed.length > 0 ? [`没有切题回答的：${listNames(missed.map(({ question }) => quoteName(question)), '个', 3)}`] : [])],
      })
    }
    if (entry.works === false) return rate({ rating: 0, confidence: 1, reasons: [`智能问答打不开：${entryText(entry)}`], advice: ['修复智能问答'], evidence: [entry.evidence, ...box.evidence] })
    return askPerson(`有智能问答：${entryText(entry)}；机器不提交问题，回答是否切题请人工试问${questionsFor((guides?.value ?? []).map(({ name }) => name))}`)
  },
})

const QUESTIONS = 10

/** Questions for a person, from guides spread over the whole list. */
function questionsFor(names: readonly string[]): string {
  const distinct = [...new Set(names)].filter(name => name.length >= 3).sort()
  const step = Math.max(1, distinct.length / QUESTIONS)
  const chosen = Array.from({ length: Math.min(QUESTIONS, distinct.length) }, (_, index) => distinct[Math.floor(index * step)] ?? '')
  return chosen.length === 0 ? '' : `，可用本站办事指南中的事项提问：${listNames(chosen.map(name => quoteName(`${name}怎么办理？`)), '个', QUESTIONS)}`
}
