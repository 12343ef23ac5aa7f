import type { ProbeValues } from '../../model/probes.ts'
import { defineProbe } from '../probe.ts'
import type { Visit } from '../probe.ts'

export interface AvailabilityTarget {
  readonly url: string
  readonly samples: number
  /** Between the starts of two samples. */
  readonly intervalMs: number
}

/** 国办秘函〔2019〕19号, 站点无法访问: a visit that is not open after 15 seconds counts as failed. */
const SLOW_MS = 15_000
/** Beyond this a sample is given up: no answer. */
const GIVE_UP_MS = 30_000
/** Refusals of the collector say nothing about whether visitors get in. */
const REFUSALS = new Set([401, 403, 407, 412, 418, 429])

/** Spaced visits of the home page. `down` did not open at all, `slow` opened after more than 15 s; no sample is both. */
export const availability = defineProbe<'availability', AvailabilityTarget, ProbeValues['availability']>({
  id: 'availability',
  version: 1,
  title: '首页可用性',
  async run({ url, samples, intervalMs }, context) {
    const visits: Visit[] = []
    const from = context.now().toISOString()
    let to = from
    for (let i = 0; i < samples; i++) {
      const started = context.now().getTime()
      visits.push(await context.visit(url, { timeoutMs: GIVE_UP_MS }))
      to = context.now().toISOString()
      if (i + 1 < samples) await context.sleep(Math.max(0, intervalMs - (context.now().getTime() - started)))
    }
    const evidence = visits.flatMap(visit => visit.evidence.slice(-1))
    const seen = visits.map(classify).filter(sample => sample !== null)
    if (seen.length === 0) return { ok: false, failure: 'blocked', detail: `all ${samples} samples were refused`, evidence }
    const opened = seen.filter(sample => !sample.down).map(sample => sample.elapsedMs).sort((a, b) => a - b)
    const value = { samples: seen.length, down: seen.length - opened.length, slow: opened.filter(ms => ms > SLOW_MS).length, medianMs: median(opened), from, to }
    return { ok: true, value, evidence }
  },
})

/** Null when the visit says nothing about the site: refused by it as a collector, or by our own guard. */
function classify({ last, elapsedMs }: Visit): { readonly down: boolean; readonly elapsedMs: number } | null {
  const { outcome } = last
  if (!outcome.ok) return ['private-address', 'unsupported', 'robots', 'blocked'].includes(outcome.failure) ? null : { down: true, elapsedMs }
  return REFUSALS.has(outcome.status) ? null : { down: outcome.status >= 400, elapsedMs }
}

/** Of an ordered list; 0 when it is empty. */
function median(ordered: readonly number[]): number {
  const middle = ordered.length >> 1
  if (ordered.length === 0) return 0
  return ordered.length % 2 === 1 ? ordered[middle]! : Math.round((ordered[middle - 1]! + ordered[middle]!) / 2)
}
