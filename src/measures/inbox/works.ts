import { z } from 'zod'
import { isWithin, latestDate } from '../dates.ts'
import { entriesOf } from '../entry-match.ts'
import { entryState, entryText, rateWorking } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { askPerson, rate } from '../share.ts'

/** A form that takes messages but shows no sign that anybody reads them. */
const NO_RECORDS = 0.6

export const inboxWorks = defineMeasure({
  id: 'inbox/works',
  version: 1,
  kind: 'automatic',
  title: '咨询投诉渠道可用',
  explain: '打开信箱、留言等入口，看有没有可填写、可提交的表单；不向网站提交任何内容。表单可用、且最近 recentDays 天（默认 183）内有公开的来信或答复，得 1；表单可用而没有近期记录，得 0.6；入口都打不开或没有表单，得 0；没有入口、且已看足够多的页面，得 0。表单无法自动核实、或未能看到留言公开情况的，由人工判断。',
  params: z.strictObject({ recentDays: z.int().positive().default(183) }),
  needs: ['entries'],
  likes: ['messages', 'coverage'],
  judge({ entries, messages, coverage }, { recentDays }, { date }) {
    const found = entriesOf(entries.value, 'inbox')
    const question = { what: '在线咨询投诉渠道', advice: '开设可在线提交的咨询投诉渠道', mend: '修复咨询投诉表单，保证能在线提交', coverage }
    const working = found.filter(entry => entry.works === true)
    if (entryState(found) !== 'works') return rateWorking(found, question)
    if (!messages) return askPerson(`咨询投诉表单可用：${working.slice(0, 3).map(entryText).join('、')}；但未能看到留言公开情况，无法判断渠道是否真在运行`)
    const last = latestDate(messages.value.flatMap(message => [message.submitted, message.replied]), date)
    const isRecent = isWithin(last, recentDays, date)
    return rate({
      rating: isRecent ? 1 : NO_RECORDS,
      confidence: 1,
      reasons: [
        `咨询投诉表单可用：${working.slice(0, 3).map(entryText).join('、')}`,
        last === null ? '没有见到带日期的公开留言' : `公开留言最近日期 ${last.slice(0, 10)}，${isRecent ? '在' : '不在'} ${recentDays} 天以内`,
      ],
      advice: ['公开近期留言的受理和答复情况'],
      evidence: [...working.map(entry => entry.evidence), ...messages.evidence],
    })
  },
})
