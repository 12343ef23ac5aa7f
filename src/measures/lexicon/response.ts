import type { Term } from '../name-match.ts'

/** Columns and topics in which a government answers what people are concerned about. */
export const RESPONSE_COLUMN: Term = {
  name: '回应关切',
  exact: ['回应', '辟谣', '热点回应', '民生回应'],
  contains: ['回应关切', '关切回应', '热点回应', '热点关注', '舆情回应', '社会关切', '辟谣', '谣言', '回应社会', '解读回应', '网络谣言', '焦点回应', '公众关切', '热点问题', '情况通报', '突发事件'],
  not: ['应急预案', '预案'],
}
