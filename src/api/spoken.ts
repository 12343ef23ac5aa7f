import { CONFLICT_TITLES, ROLE_TITLES, STATE_TITLES } from '../model/titles.ts'
import type { Title } from '../model/titles.ts'
import type { AppError, ErrorCode } from '../shared/errors.ts'
import { ROUTES } from './v1/routes.ts'

type Params = AppError['params']

/** What refusals are about, as the glossary calls it. */
const THINGS: Readonly<Record<string, Title>> = {
  campaign: ['批次', 'campaign'], cohort: ['分组', 'cohort'], entrant: ['参评单位', 'entrant'], unit: ['单位', 'unit'], channel: ['渠道', 'channel'], contact: ['联系人', 'contact'], person: ['人员', 'person'], membership: ['角色', 'role'],
  assessor: ['评估员', 'assessor'], reviewer: ['复核员', 'reviewer'], conflict_rule: ['回避规则', 'conflict rule'], scheme_edition: ['指标体系年度版', 'scheme edition'], point: ['要点', 'point'], collection: ['采集', 'collection'],
  evidence: ['佐证', 'evidence'], screenshot: ['截图', 'screenshot'], record_list: ['名单', 'record list'], 'record list': ['名单', 'record list'], template: ['空白表', 'template'], judgement_set: ['判定', 'judgement'], 'judgement set': ['判定', 'judgement'],
  judgement_override: ['改判', 'override'], task: ['任务', 'task'], mark: ['评分', 'mark'], adjudication: ['仲裁', 'adjudication'], declaration: ['申报', 'declaration'], bonus_case: ['创新案例', 'innovation case'], case: ['创新案例', 'innovation case'],
  attachment: ['附件', 'attachment'], preliminary_result: ['初步结果', 'preliminary result'], reply: ['答复', 'reply'], appeal: ['申诉', 'appeal'], publication: ['发布', 'publication'], publication_row: ['发布的结果', 'published result'],
  earlier_table: ['往年结果', 'earlier table'], earlier_row: ['往年结果的一行', 'row of an earlier table'], setting: ['设置', 'setting'], assessment: ['评分', 'marking'],
}

/** Their `what` is how a unit calls itself. */
const OF_A_NAME: ReadonlySet<ErrorCode> = new Set(['conflict-of-interest', 'assessors-too-few', 'facts-missing', 'unit-shared'])

/** Where nothing else is known. */
const CHINA = 'Asia/Shanghai'

/** What a verb does, as the documentation of its first route says. */
let verbs: ReadonlyMap<string, Title> | undefined
const verbTitle = (verb: string): Title | undefined => {
  verbs ??= new Map(ROUTES.toReversed().map(route => { const [zh = '', en = ''] = route.summary.split('|'); return [route.verb, [zh.trim(), en.trim()]] }))
  return verbs.get(verb)
}

/** `2026-06-10 23:59（中国标准时间）`: an instant on the clock of a time zone, which is named; what is no instant stays as it is. */
function onTheClock(instant: string, timeZone: string, language: 'zh' | 'en'): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  // In Swedish dates are written as ISO 8601 has them.
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
  const zone = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone, timeZoneName: 'long' }).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  return language === 'zh' ? `${time}（${zone}）` : `${time} (${zone})`
}

/** The params of a refusal as its sentence says them: things, states, verbs and moments by their names in the reader's language. What has no name stays as it is. */
export function spoken(code: ErrorCode, params: Params, language: 'zh' | 'en'): Params {
  const pick = (title: Title | undefined, otherwise: string) => title?.[language === 'zh' ? 0 : 1] ?? otherwise
  const from = (titles: Readonly<Record<string, Title>>) => (name: string) => pick(titles[name], name)
  const state = from(STATE_TITLES)
  const says: Readonly<Record<string, (value: string) => string>> = {
    // "point a/1" is a point, too.
    what: value => { const [head = '', ...rest] = value.split(' '); return OF_A_NAME.has(code) ? value : THINGS[value] ? pick(THINGS[value], value) : [pick(THINGS[head], head), ...rest].join(' ') },
    state, role: from(ROLE_TITLES), other: from(ROLE_TITLES),
    ...(code === 'conflict-of-interest' && { why: from(CONFLICT_TITLES) }),
    until: value => onTheClock(value, String(params['timeZone'] ?? CHINA), language),
    allowed: value => value.split(', ').map(state).join(language === 'zh' ? '、' : ', '),
    verb: value => { const [verb = '', to] = value.split(' → '); return `${pick(verbTitle(verb), verb)}${to === undefined ? '' : ` → ${state(to)}`}` },
  }
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? (says[key]?.(value) ?? value) : value]))
}
