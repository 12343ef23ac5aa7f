import type { Exchange } from '../exchange.ts'
import type { VisitInit, Visitor } from './visitor.ts'

/** Enough of a body to see a wall; the rest is nobody's business. */
const LOOK_BYTES = 64 * 1024
const HEAD_MISHANDLED = new Set(['protocol', 'reset', 'timeout'])

/**
 * Looks whether a link leads somewhere: HEAD, and GET where HEAD's answer proves nothing (any error but 410: application
 * servers answer 404, 405 or 500 to a method they do not know); where `keptBytes` of the answer are wanted for the archive,
 * GET at once. Follows redirects. Gives the exchanges worth keeping: those of the attempt that decided.
 */
export async function checkLink(visitor: Visitor, url: string, wanted: VisitInit['wanted'], keptBytes: number | null = null): Promise<readonly Exchange[]> {
  if (keptBytes !== null) return (await visitor.visit(url, { method: 'GET', bodyBytes: keptBytes, wanted })).exchanges
  const head = await visitor.visit(url, { method: 'HEAD', wanted })
  const { outcome } = head.last
  const decided = outcome.ok ? outcome.status < 400 || outcome.status === 410 : !HEAD_MISHANDLED.has(outcome.failure)
  if (decided) return head.exchanges
  return (await visitor.visit(url, { method: 'GET', bodyBytes: LOOK_BYTES, wanted })).exchanges
}
