import { z } from 'zod'
import type { FactMap } from '../../facts/facts.ts'
import { rateDeductions } from '../deduction.ts'
import type { Deduction } from '../deduction.ts'
import { entriesOf } from '../entry-match.ts'
import { entryList, entryState, placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { coverageText, isAbsenceCertain, unseenShare } from '../sample.ts'
import { quoteName } from '../wording.ts'

/** How much one leak of each kind takes off: a mobile number may be one that an office gives out. */
const LEAKS = {
  身份证号: { each: 0.3, cap: 0.7 },
  银行卡号: { each: 0.3, cap: 0.7 },
  手机号: { each: 0.05, cap: 0.3 },
} as const satisfies Record<FactMap['personal-data'][number]['kind'], unknown>
const NO_NOTICE = 0.3

export const privacyProtection = defineMeasure({
  id: 'privacy/protection',
  version: 1,
  kind: 'automatic',
  title: '隐私保护',
  explain: '从 1 起扣，每类有上限，扣完为止：①没有隐私声明（或打不开）扣 0.3；②页面和文件中未经遮蔽公开的身份证号（18 位且校验码正确）每个扣 0.3，最多 0.7；银行卡号每个扣 0.3，最多 0.7；手机号每个扣 0.05，最多 0.3；同一号码在多处出现只算一个。报告中的号码一律遮蔽。没有见到隐私声明、而看过的页面不足以断定没有的，不扣分，可信度乘以 0.8。主管部门通报和媒体曝光需由人导入，未导入的不扣。',
  params: z.strictObject({}),
  needs: ['personal-data', 'entries'],
  likes: ['coverage'],
  judge({ 'personal-data': findings, entries, coverage }) {
    const notices = entriesOf(entries.value, 'privacy-notice')
    const state = entryState(notices)
    const isMissing = state === 'dead' || (state === 'absent' && isAbsenceCertain(coverage))
    const notice: Deduction = { what: state === 'dead' ? '隐私声明打不开' : '没有隐私声明', counter: '处', count: Number(isMissing), each: NO_NOTICE, cap: NO_NOTICE, advice: '发布隐私声明，说明收集哪些个人信息、如何使用和保护', evidence: notices.map(entry => entry.evidence) }
    return rateDeductions([...leakFaults(findings.value), notice], {
      looked: `检查隐私声明和公开内容中的个人信息（${coverageText(coverage)}）`,
      unseen: state === 'absent' && !isMissing ? ['没有见到隐私声明，但看过的页面不足以断定没有'] : [],
      confidence: coverage ? 1 - unseenShare(coverage) : 0.8,
      notes: [...(state === 'works' || state === 'unknown' ? [`有隐私声明：${entryList(notices.filter(entry => entry.works !== false))}`] : []), '未导入外部通报，没有因通报或曝光扣分'],
      evidence: [...notices.map(entry => entry.evidence), ...findings.evidence],
    })
  },
})

function leakFaults(findings: FactMap['personal-data']): Deduction[] {
  return (Object.keys(LEAKS) as (keyof typeof LEAKS)[]).map(kind => {
    const distinct = [...new Map(findings.filter(finding => finding.kind === kind).map(finding => [finding.masked, finding])).values()]
    return { what: `未遮蔽的${kind}`, counter: '个', count: distinct.length, each: LEAKS[kind].each, cap: LEAKS[kind].cap, examples: distinct.map(({ masked, url }) => `${quoteName(masked)}（${placeText(url)}）`), advice: `遮蔽或删除公开的${kind}，并检查同类公示`, evidence: distinct.map(({ evidence }) => evidence) }
  })
}
