import type { ProbeValues } from '../../model/probes.ts'
import { answerOf, defineProbe } from '../probe.ts'

const MAX_COOKIES = 100

/** Cookies that the home page and the redirects to it set by header, before anybody could agree to anything. Values are not kept. */
export const cookies = defineProbe<'cookies', { readonly url: string }, ProbeValues['cookies']>({
  id: 'cookies',
  version: 1,
  title: '同意前设置的 Cookie',
  async run({ url }, context) {
    const visit = await context.shared(url)
    answerOf(visit)
    const set = visit.hops.flatMap(({ outcome }) => (outcome.ok ? (outcome.headers['set-cookie'] ?? '').split('\n') : []))
    const byName = new Map<string, ReturnType<typeof parseCookie>>()
    for (const line of set) {
      const cookie = parseCookie(line)
      if (cookie && byName.size < MAX_COOKIES) byName.set(cookie.name, cookie)
    }
    return { ok: true, value: { beforeConsent: [...byName.values()].filter(cookie => cookie !== null) }, evidence: visit.evidence }
  },
})

function parseCookie(line: string): ProbeValues['cookies']['beforeConsent'][number] | null {
  const [pair = '', ...attributes] = line.split(';').map(part => part.trim())
  const name = pair.slice(0, Math.max(0, pair.indexOf('='))).trim().slice(0, 200)
  if (name === '') return null
  const lower = attributes.map(attribute => attribute.toLowerCase())
  const sameSite = /^samesite\s*=\s*(strict|lax|none)$/.exec(lower.find(attribute => attribute.startsWith('samesite')) ?? '')
  return { name, secure: lower.includes('secure'), httpOnly: lower.includes('httponly'), sameSite: sameSite?.[1] ?? null }
}
