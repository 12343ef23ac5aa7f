import { answerOf, defineProbe } from '../probe.ts'

/** robots.txt of a host as text; empty when there is none. */
export interface RobotsTxt {
  readonly present: boolean
  readonly text: string
}

/** RFC 9309 §2.5: at least 500 KiB have to be read. */
const MAX_BYTES = 500 * 1024

/** robots.txt of a host. 4xx means "no rules" (RFC 9309 §2.3.1.3); anything else but 2xx means we could not see it. */
export const robotsTxt = defineProbe<'robots-txt', { readonly origin: string }, RobotsTxt>({
  id: 'robots-txt',
  version: 1,
  title: 'robots.txt',
  async run({ origin }, context) {
    const visit = await context.visit(new URL('/robots.txt', origin).href)
    const { outcome } = visit.last
    if (outcome.ok && outcome.status >= 400 && outcome.status < 500) return { ok: true, value: { present: false, text: '' }, evidence: visit.evidence }
    return { ok: true, value: { present: true, text: Buffer.from(answerOf(visit).body.subarray(0, MAX_BYTES)).toString('utf8') }, evidence: visit.evidence }
  },
})
