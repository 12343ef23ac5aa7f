import { describe, expect, test } from 'vitest'
import { plannedVisits } from '../../src/jobs/visit-schedule.ts'

const window = { from: '2026-11-01T00:00:00.000Z', days: 7, visitsPerDay: 20 }
const at = (text: string) => new Date(text)
const plan = (channel: string, from = '2026-10-01T00:00:00Z', to = '2026-12-01T00:00:00Z') => plannedVisits('campaign', channel, window, at(from), at(to))

describe('visits of a week', () => {
  test('are 140, one every 72 minutes, none outside', () => {
    const visits = plan('a')
    expect(visits).toHaveLength(140)
    const gaps = visits.slice(1).map((visit, index) => visit.at.getTime() - (visits[index]?.at.getTime() ?? 0))
    expect(new Set(gaps)).toEqual(new Set([72 * 60_000]))
    expect(visits[0]?.at.getTime()).toBeGreaterThanOrEqual(Date.parse(window.from))
    expect(visits.at(-1)?.at.getTime()).toBeLessThan(Date.parse('2026-11-08T00:00:00Z'))
  })

  test('are the same jobs whichever part of the week is asked for, so that a restart adds none', () => {
    const hours = Array.from({ length: 24 * 8 }, (_, hour) => new Date(Date.parse(window.from) + hour * 3_600_000))
    const pieces = hours.flatMap(hour => plannedVisits('campaign', 'a', window, hour, new Date(hour.getTime() + 3_600_000)))
    expect(pieces).toEqual(plan('a'))
    expect(new Set(pieces.map(({ jobId }) => jobId)).size).toBe(140)
  })

  test('of two channels are at their own moments', () => {
    expect(plan('a')[0]?.at).not.toEqual(plan('b')[0]?.at)
  })
})
