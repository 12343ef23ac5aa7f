import { z } from 'zod'
import { daysBetween } from '../dates.ts'
import { defineMeasure } from '../measure.ts'
import { isAbsenceCertain, unseenShare } from '../sample.ts'
import { rateSample } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const interpretRatio = defineMeasure({
  id: 'interpret/ratio',
  version: 1,
  kind: 'automatic',
  title: '重要文件解读比例',
  explain: '涉及面广、社会关注度高的文件按标题识别（意见、办法、方案、规定、条例等）。评估日前 windowDays 天（默认 365）内发布、且发布已满 graceDays 天（默认 5）的这类文件中，有解读（相互链接或标题对应）的比例即为得分。窗口内没有这类文件的不适用；采集不足以断定没有的不评分。',
  params: z.strictObject({ windowDays: z.int().positive().default(365), graceDays: z.int().nonnegative().default(5) }),
  needs: ['policies'],
  likes: ['coverage'],
  judge({ policies, coverage }, { windowDays, graceDays }, { date }) {
    const due = policies.value.filter(({ important, publishDate }) => {
      const age = daysBetween(publishDate, date)
      return important && age !== null && age >= graceDays && age <= windowDays
    })
    if (due.length === 0) {
      const what = `${windowDays} 天内发布的涉及面广的政策文件`
      return isAbsenceCertain(coverage) ? { outcome: 'not-applicable', reason: `没有发现${what}` } : { outcome: 'undetermined', reason: `没有发现${what}，但看到的页面不足以断定没有`, missing: ['coverage'] }
    }
    const lacking = due.filter(({ interpretedBy }) => interpretedBy.length === 0)
    return rateSample(due.length - lacking.length, due.length, {
      noun: '件重要文件',
      quality: '有解读',
      advice: `为以下文件补充解读：${listNames(lacking.map(({ title }) => quoteName(title)), '件')}`,
      // An interpretation that was not found may stand on a page nobody saw.
      unseen: lacking.length > 0 && coverage ? unseenShare(coverage) : 0,
      evidence: [...lacking, ...due].map(({ evidence }) => evidence),
      faults: lacking.length > 0 ? [`没有解读：${listNames(lacking.map(({ title, publishDate }) => `${quoteName(title)}（${(publishDate ?? '').slice(0, 10)}）`), '件')}`] : [],
    })
  },
})
