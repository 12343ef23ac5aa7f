import { z } from 'zod'

const TYPES: Readonly<Record<string, string>> = { string: '文字', number: '数字', int: '整数', boolean: '是或否（true、false）', array: '列表', object: '对象', record: '对象', null: '空（null）' }
const typeName = (value: unknown): string => { const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value; return TYPES[type] ?? type }
const SIZED: Readonly<Record<string, string>> = { string: '个字符', array: '项', set: '项', map: '项' }
const { localeError } = z.locales.zhCN()
/** Of each language; a body may hold very many. */
const FAULTS_SHOWN = 20

/** The kinds that people meet, in words of a form; zod's own Chinese for all others. */
const chinese: z.core.$ZodErrorMap = issue => {
  if (issue.input === undefined) return '缺少'
  switch (issue.code) {
    case 'invalid_type': return `应为${TYPES[issue.expected] ?? issue.expected}，给的是${typeName(issue.input)}`
    case 'invalid_value': return `应为 ${issue.values.map(String).join('、')} ${issue.values.length === 1 ? '' : '之一'}`.trimEnd()
    case 'too_small': return bound(issue.origin, issue.minimum, issue.inclusive, ['至少', '不小于', '大于'])
    case 'too_big': return bound(issue.origin, issue.maximum, issue.inclusive, ['最多', '不大于', '小于'])
    case 'unrecognized_keys': return `没有这样的字段：${issue.keys.slice(0, FAULTS_SHOWN).join('、').slice(0, 500)}`
    default: return localeError(issue)
  }
}
function bound(origin: string, limit: number | bigint, inclusive: boolean | undefined, [count, within, beyond]: readonly [string, string, string]): string {
  const unit = SIZED[origin]
  return unit === undefined ? `应${inclusive === false ? beyond : within} ${limit}` : `应${count} ${limit} ${unit}`
}

/** Our own messages are written `中文 | English`; zod's are in one language. */
const OWN = / \| /
const inOwnWords = (issues: readonly z.core.$ZodIssue[], language: 0 | 1): z.core.$ZodIssue[] => issues.slice(0, FAULTS_SHOWN).map(issue => ({ ...issue, message: issue.code === 'custom' || issue.code === 'invalid_format' ? (issue.message.split(OWN)[language] ?? issue.message) : issue.message }))

/** Why this input does not fit its schema, which has refused it, as params of `input-invalid`: every fault by its field, in both languages. */
export function inputFault(schema: z.ZodType, input: unknown, refused: z.ZodError): { readonly why: string; readonly whyZh: string } {
  // Messages are written while parsing: what was refused is parsed once more, in the other language.
  const issues = schema.safeParse(input, { error: chinese }).error?.issues ?? []
  const said = inOwnWords(issues, 0).map(({ path, message }) => (path.length === 0 ? message : `${z.core.toDotPath(path)} ${message}`))
  return { why: `${z.prettifyError({ issues: inOwnWords(refused.issues, 1) })}${issues.length > FAULTS_SHOWN ? `\n(${FAULTS_SHOWN} of ${issues.length})` : ''}`, whyZh: `${said.join('；')}${issues.length > FAULTS_SHOWN ? `；等 ${issues.length} 处` : ''}` }
}
