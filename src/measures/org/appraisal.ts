import { z } from 'zod'
import { DIGITAL_WORDS } from '../declared-documents.ts'
import { entryList } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { askPerson, rate } from '../share.ts'

const APPRAISAL = ['考核', '评估', '评价', '绩效']
const RULES = ['办法', '制度', '细则', '方案', '指标', '实施意见', '标准']
const RESULTS = ['通报', '结果', '情况', '公示']
const ABOUT = [...DIGITAL_WORDS, '政府网站', '政务公开', '政务新媒体']
const NOT = ['解读', '招标', '采购', '中标', '环境影响']

export const orgAppraisal = defineMeasure({
  id: 'org/appraisal',
  version: 1,
  kind: 'declared',
  title: '数字政府考核评价制度',
  explain: '由单位提交考核制度，人依据评分标准判断。机器在公开信息的标题中查找数字政府、政务服务、政务公开等的考核、评估、评价办法和结果通报作为线索：见到办法的建议 0.7，另见到考核结果或通报的 1；只见到通报的 0.3。没有见到的不提建议。',
  params: z.strictObject({}),
  needs: ['items'],
  judge({ items }) {
    const about = items.value.filter(({ title }) => hasWord(title, ABOUT) && hasWord(title, APPRAISAL) && !hasWord(title, NOT))
    const rules = about.filter(({ title }) => hasWord(title, RULES))
    const results = about.filter(item => hasWord(item.title, RESULTS) && !rules.includes(item))
    if (rules.length + results.length === 0) return askPerson('公开页面上没有见到数字政府建设的考核评价制度，请单位提交材料后由人判断')
    return rate({
      rating: rules.length > 0 ? (results.length > 0 ? 1 : 0.7) : 0.3,
      confidence: 0.4,
      reasons: [rules.length > 0 ? `考核评价制度：${entryList(rules)}` : '没有见到考核评价制度', results.length > 0 ? `考核结果或通报：${entryList(results)}` : '没有见到考核结果', '建议仅供参考，以单位提交的材料为准'],
      advice: ['制定考核评价办法和指标，并公布考核结果'],
      evidence: [...rules, ...results].map(({ evidence }) => evidence),
    })
  },
})
