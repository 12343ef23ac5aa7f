/** The evaluation date everything in the portal is dated against, YYYY-MM-DD. */
export const EVALUATION_DATE = '2020-11-30'

const DAY = 86_400_000

/** The day `days` before `from` (negative: after it), YYYY-MM-DD. */
export function daysBefore(days: number, from: string = EVALUATION_DATE): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10)
}

/** Whole days from one date to a later one; times of day are ignored. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / DAY
}

/** `2020年11月30日`. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}
