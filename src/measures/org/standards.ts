import { z } from 'zod'
import { entryList } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { askPerson, rate } from '../share.ts'

/** The five fields the table names, by words of titles. */
const FIELDS = [
  { name: '基础设施', words: ['政务云', '政务外网', '信息基础设施', '云平台', '电子政务网络', '机房', '网络平台'] },
  { name: '数据资源', words: ['数据资源', '公共数据', '政务数据', '数据共享', '数据开放', '信息资源', '数据管理', '数据标准'] },
  { name: '政务服务管理', words: ['政务服务', '网上办事', '审批服务', '好差评', '一窗', '一网通办'] },
  { name: '安全管理', words: ['网络安全', '数据安全', '信息安全', '等级保护'] },
  { name: '技术应用', words: ['电子证照', '电子印章', '电子签名', '区块链', '人工智能', '身份认证', '接口规范', '5G', '物联网'] },
] as const
const RULES = ['标准', '规范', '办法', '规定', '细则', '规程', '指南', '条例', '制度']
const NOT = ['解读', '采购', '招标', '中标', '培训', '征求']

export const orgStandards = defineMeasure({
  id: 'org/standards',
  version: 1,
  kind: 'declared',
  title: '数字政府标准规范',
  explain: '由单位提交标准规范，人依据评分标准判断。机器在公开信息的标题中查找标准、规范、管理办法等，看覆盖基础设施、数据资源、政务服务管理、安全管理、技术应用五方面中的几个：每个方面 0.2 为建议得分。没有见到的不提建议。',
  params: z.strictObject({}),
  needs: ['items'],
  judge({ items }) {
    const rules = items.value.filter(({ title }) => hasWord(title, RULES) && !hasWord(title, NOT))
    const found = FIELDS.map(({ name, words }) => ({ name, documents: rules.filter(({ title }) => hasWord(title, words)) }))
    const covered = found.filter(({ documents }) => documents.length > 0)
    if (covered.length === 0) return askPerson('公开页面上没有见到数字政府建设的标准规范，请单位提交材料后由人判断')
    return rate({
      rating: covered.length / FIELDS.length,
      confidence: 0.4,
      reasons: [`五个方面中见到 ${covered.length} 个：${covered.map(({ name }) => name).join('、')}`, ...covered.map(({ name, documents }) => `${name}：${entryList(documents)}`), '建议仅供参考，以单位提交的材料为准'],
      advice: [`制定并发布${found.filter(({ documents }) => documents.length === 0).map(({ name }) => name).join('、')}方面的标准规范`],
      evidence: covered.flatMap(({ documents }) => documents.map(({ evidence }) => evidence)),
    })
  },
})
