import { expect } from 'vitest'
import type { Download, FactMap, FoundGuide, FoundPage, QueryService } from '../../src/facts/facts.ts'
import type { Guide, GuideMaterial, GuideStep, Message, Survey } from '../../src/facts/page-facts.ts'
import { runMeasure } from '../../src/measures/measure.ts'
import type { AnyMeasure, Facts } from '../../src/measures/measure.ts'
import { judgement } from '../../src/model/judgement.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import { ON, ref } from './known-facts.ts'

/** Facts about service and interaction for tests, and one short form of an outcome. */

export type Outcome = number | 'not-applicable' | `undetermined: ${string}`

/** Runs a measure and holds its answer to the contract: valid, bounded evidence, advice exactly where it can help. */
export function judged(measure: AnyMeasure, facts: Facts, params: unknown = {}): Judgement {
  const answer = judgement.parse(runMeasure(measure, facts, params, ON))
  if (answer.outcome === 'rated') {
    expect(answer.evidence.length).toBeLessThanOrEqual(20)
    expect(answer.advice.length > 0, '有扣分就有建议，满分没有建议').toBe(answer.rating < 1)
    expect(answer.advice.concat(answer.reasons).filter(text => text.trim() === '' || /undefined|NaN|null/.test(text))).toEqual([])
  } else {
    expect(answer.reason).not.toContain('程序出错')
  }
  return answer
}

/** The rating, or the outcome with what is missing: `undetermined: person`. */
export function outcome(measure: AnyMeasure, facts: Facts, params: unknown = {}): Outcome {
  const answer = judged(measure, facts, params)
  if (answer.outcome === 'rated') return Math.round(answer.rating * 1e6) / 1e6
  return answer.outcome === 'not-applicable' ? 'not-applicable' : `undetermined: ${answer.missing.join(',')}`
}

/** All reasons in one text. */
export function reasonsOf(measure: AnyMeasure, facts: Facts, params: unknown = {}): string {
  const answer = judged(measure, facts, params)
  return answer.outcome === 'rated' ? answer.reasons.join('\n') : answer.reason
}

export function confidenceOf(measure: AnyMeasure, facts: Facts, params: unknown = {}): number {
  const answer = judged(measure, facts, params)
  return answer.outcome === 'rated' ? answer.confidence : NaN
}

export const page = (title: string, date: string | null = null): FoundPage => ({ title, url: `https://www.example.gov.cn/${encodeURIComponent(title.slice(0, 40))}`, date, evidence: ref(title) })

export const catalogue = (given: Partial<FactMap['service-catalogue']> = {}): FactMap['service-catalogue'] => ({ catalogue: [], lists: [], departments: [], departmentsWithGuide: [], levels: [], visitTags: [], ...given })

export const material = (given: Partial<GuideMaterial> = {}): GuideMaterial => ({ name: '身份证', form: '原件', copies: '1', signature: '无需', catchAll: false, blankForm: null, sampleForm: null, ...given })

export const step = (name: string, given: Partial<GuideStep> = {}): GuideStep => ({ name, timeLimit: '1个工作日', person: '窗口人员', standard: '材料齐全', ...given })

/** A guide as it should be. */
const ELEMENTS: Guide['elements'] = {
  事项名称: '食品经营许可', 设定依据: '《食品安全法》第三十五条', 申请条件: '取得营业执照', 办理材料: '身份证', 办理流程: '受理、审核、审批、办结、送达', 办理时限: '5个工作日', 收费标准: '不收费', 办理地点: '政务服务中心一楼', 办理时间: '工作日9:00-17:00', 联系电话: '0517-86812345', 监督电话: '12345', 实施主体: '市场监管局', 结果送达: '现场领取',
}

export const guide = (name: string, given: Partial<FoundGuide> = {}): FoundGuide => ({
  name, department: '市场监管局', level: '市级', elements: ELEMENTS, materials: [material()], steps: ['受理', '审核', '审批', '办结', '送达'].map(stage => step(stage)),
  policies: [{ name: '食品安全法', url: 'https://www.example.gov.cn/zc/1.html' }], visits: 1, online: [], url: `https://www.example.gov.cn/bszn/${encodeURIComponent(name.slice(0, 40))}.html`, evidence: ref(name), publishDate: null, ...given,
})

export const download = (name: string, given: Partial<Download> = {}): Download => ({ url: `https://www.example.gov.cn/xz/${encodeURIComponent(name)}.docx`, from: 'https://www.example.gov.cn/bszn/', text: name, purpose: 'blank-form', extension: 'docx', sniffed: 'docx', opens: true, evidence: ref(name), ...given })

export const query = (title: string, given: Partial<QueryService> = {}): QueryService => ({ title, url: `https://www.example.gov.cn/cx/${encodeURIComponent(title)}`, works: true, evidence: ref(title), category: null, ...given })

export const message = (given: Partial<Message> = {}): Message => ({
  title: '公租房申请条件咨询', url: 'https://www.example.gov.cn/hdjl/1.html', question: '请问公租房的申请条件是什么，需要准备哪些材料？',
  reply: '您好！公租房申请条件为：本市户籍、家庭人均住房面积低于十五平方米、人均年收入低于三万元。申请材料包括身份证、户口簿和收入证明，可到户籍所在街道办事处递交，咨询电话0517-86812345。',
  submitted: '2020-11-01', replied: '2020-11-04', department: '住建局', kind: '咨询', ...given,
})

export const survey = (title: string, given: Partial<Survey> = {}): Survey => ({
  title, url: `https://www.example.gov.cn/hdjl/zjdc/${encodeURIComponent(title.slice(0, 40))}.html`, opens: '2020-06-01', closes: '2020-06-30', state: null, canSubmit: true,
  result: { url: 'https://www.example.gov.cn/hdjl/zjdc/jg.html', hasCounts: true, hasAdoption: true }, ...given,
})
