const HOUR_MS = 3_600_000

/** Hours from one time of day to another (`YYYY-MM-DD` or `YYYY-MM-DD HH:MM`), one decimal; whole days × 24 where either shows no time; null when undated. */
export function lagHours(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null
  const isTimed = from.length >= 16 && to.length >= 16
  const [start, end] = [instantOf(from, isTimed), instantOf(to, isTimed)]
  return start === null || end === null ? null : Math.round(((end - start) / HOUR_MS) * 10) / 10
}

function instantOf(text: string, isTimed: boolean): number | null {
  const time = Date.parse(`${text.slice(0, 10)}T${isTimed ? text.slice(11, 16) : '00:00'}:00Z`)
  return Number.isNaN(time) ? null : time
}
