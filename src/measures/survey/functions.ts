import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { entryList, entryText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { isClosed } from '../public-surveys.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'

export const surveyFunctions = defineMeasure({
  id: 'survey/functions',
  version: 1,
  kind: 'automatic',
  title: '征集调查功能',
  explain: '检查征集调查有没有在线提交意见和查看结果两项功能，各占一半：任一征集调查的页面有可提交的表单，即有在线提交；任一征集调查有结果页面，即有结果查看。见到的征集调查都已结束、表单已经撤下的，看不出能否在线提交；没有已结束的征集调查的，看不出能否查看结果；这两种情形由人工判断。没有征集调查、且已看足够多的页面，得 0。',
  params: z.strictObject({}),
  needs: ['surveys'],
  likes: ['entries', 'coverage'],
  judge({ surveys, entries, coverage }, _params, { date }) {
    const all = surveys.value
    const platforms = entriesOf(entries?.value ?? [], 'survey-platform').filter(entry => entry.works !== false)
    if (all.length === 0) {
      if (platforms.length > 0) return askPerson(`有征集调查平台，但没有见到具体的征集调查：${entryList(platforms)}`)
      return rateAbsent('征集调查', coverage, '提供可在线提交意见、可查看结果的征集调查功能')
    }
    const submitting = all.find(survey => survey.canSubmit)
    const resulting = all.find(survey => survey.result !== null)
    if (!submitting && all.every(survey => isClosed(survey, date) === true)) return askPerson(`见到的 ${all.length} 个征集调查都已结束，看不出能否在线提交意见`)
    if (!resulting && all.every(survey => isClosed(survey, date) === false)) return askPerson(`见到的 ${all.length} 个征集调查都未结束，看不出能否查看结果`)
    return rate({
      rating: (Number(submitting !== undefined) + Number(resulting !== undefined)) / 2,
      confidence: 1,
      reasons: [
        submitting ? `可在线提交意见：${entryText(submitting)}` : `${all.length} 个征集调查的页面都没有可提交的表单`,
        resulting?.result ? `可查看结果：${entryText({ title: resulting.title, url: resulting.result.url })}` : `${all.length} 个征集调查都没有结果页面`,
      ],
      advice: [...(submitting ? [] : ['提供在线提交意见的表单']), ...(resulting ? [] : ['征集调查结束后提供结果查看'])],
      evidence: surveys.evidence,
    })
  },
})
