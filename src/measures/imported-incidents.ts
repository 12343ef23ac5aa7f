import type { ImportedRecords, IncidentRecord } from '../facts/records/imported-records.ts'
import type { Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { daysBetween } from './dates.ts'
import { rate } from './share.ts'
import { listNames, quoteName } from './wording.ts'

const WINDOW_DAYS = 366
/** What one notice takes off: serious ones leave nothing. */
const RESOLVED = 0.3
const OPEN = 0.5

/**
 * Notices and reports that name the unit, from imported lists: 1 without any in the year before the evaluation, 0 with a
 * serious one, else 0.3 off for each that was mended and 0.5 for each that was not. No import, no rating.
 */
export function rateIncidents(records: Known<ImportedRecords> | undefined, about: RegExp, { what, advice, date }: { readonly what: string; readonly advice: string; readonly date: string }): Judgement {
  const lists = (records?.value.files ?? []).filter(({ kind }) => kind === 'incidents')
  if (!records || lists.length === 0) return { outcome: 'undetermined', reason: `没有导入通报、曝光记录，无法判断有没有${what}（没有通报的也请导入只有表头的名单）`, missing: ['external-records'] }
  const found = records.value.incidents.filter(one => about.test(`${one.about} ${one.title}`) && isWithinYear(one.date, date))
  const serious = found.filter(one => one.serious)
  const off = found.reduce((sum, { resolved }) => sum + (resolved === true ? RESOLVED : OPEN), 0)
  const text = (one: IncidentRecord): string => `${one.date?.slice(0, 10) ?? '日期不明'}${quoteName(one.title)}${one.source === '' ? '' : `（${quoteName(one.source).slice(1, -1)}）`}${one.serious ? '，严重' : ''}${one.resolved === true ? '，已整改' : one.resolved === false ? '，未整改' : ''}`
  const faults = lists.reduce((sum, list) => sum + list.faults.length, 0)
  return rate({
    rating: serious.length > 0 ? 0 : Math.max(0, Math.round((1 - off) * 1000) / 1000),
    confidence: faults > 0 ? 0.8 : 1,
    reasons: [
      `导入通报、曝光名单 ${lists.length} 份共 ${records.value.incidents.length} 条，评估日前一年内涉及${what}的 ${found.length} 条${serious.length > 0 ? `，其中严重的 ${serious.length} 条` : ''}`,
      ...(found.length > 0 ? [listNames(found.map(text), '条')] : []),
      ...(faults > 0 ? [`名单中有 ${faults} 行看不懂，未计入`] : []),
    ],
    advice: [advice],
    evidence: [...found.map(({ evidence }) => evidence), ...lists.map(({ sha256 }) => ({ sha256, kind: 'file' as const })), ...records.evidence],
  })
}

/** Undated notices count: nobody can say that they are old. */
function isWithinYear(day: string | null, date: string): boolean {
  if (day === null) return true
  const age = daysBetween(day, date)
  return age === null || (age >= 0 && age <= WINDOW_DAYS)
}
