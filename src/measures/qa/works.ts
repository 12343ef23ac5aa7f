import { z } from 'zod'
import { entryText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { askPerson, rate, rateAbsent, rateSample } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const qaWorks = defineMeasure({
  id: 'qa/works',
  version: 1,
  kind: 'automatic',
  title: '智能问答',
  explain: '检查有没有智能问答。已用取自本站办事指南的问题试问的，得分为回答切题的占比；入口打不开得 0；没有、且已看足够多的页面，得 0。多数智能问答要提交才能回答，机器不向网站提交内容，没有试问结果的由人工判断。',
  params: z.strictObject({}),
  needs: ['question-box'],
  likes: ['coverage'],
  judge({ 'question-box': box, coverage }) {
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
    return askPerson(`有智能问答：${entryText(entry)}；机器不提交问题，回答是否切题请人工试问`)
  },
})
