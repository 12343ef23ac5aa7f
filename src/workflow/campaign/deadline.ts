import { AppError } from '../../shared/errors.ts'

/** Refuses what comes after its deadline, told on the clock of `timeZone`; an instant that is not set never passes. The very moment still counts. */
export function checkDeadline(what: string, until: string | null, at: string, timeZone: string): void {
  if (until !== null && Date.parse(at) > Date.parse(until)) throw new AppError('deadline-passed', { what, until, timeZone })
}

/**
 * The last millisecond of a day in a time zone, as an instant: "until 30 June" ends when the unit's own clock shows
 * midnight. Found by asking the zone what its clock shows, so that summer time and half-hour zones come out right.
 */
export function endOfDay(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`) + 86_400_000
  // The offset that holds at the moment sought: guess with UTC's midnight, then once more from there.
  const first = midnight - offsetAt(midnight, timeZone)
  return new Date(midnight - offsetAt(first, timeZone) - 1).toISOString()
}

/** Milliseconds the zone's clock is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find(one => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(instant / 1_000) * 1_000
}
