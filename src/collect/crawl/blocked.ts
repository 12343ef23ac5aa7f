import type { Page } from '../../page/page.ts'
import type { Answer } from '../exchange.ts'
import { WALLS } from './lexicon/walls.ts'

/** Statuses that are a refusal of the visitor, whatever the body says. 412 without a condition asked is a script challenge. */
const REFUSALS = new Set([403, 412, 418, 429])
const LOOKED_AT = 64 * 1024
/** A page with more than this of its own is content, even if it writes about firewalls. */
const MAX_WALL_TEXT = 600
const MAX_WALL_LINKS = 8

/** What a refusal is told from; archives others made have no more. */
export type SeenAnswer = Pick<Answer, 'status' | 'headers' | 'body'>

/** Who refused us and how, or null when the answer is what a visitor would get. `page` where the answer was HTML. */
export function detectBlock(answer: SeenAnswer, page: Page | null): string | null {
  if (REFUSALS.has(answer.status)) return wallIn(answer, text(answer)) ?? `HTTP ${answer.status}`
  const byStatus = WALLS.find(wall => wall.statuses?.includes(answer.status))
  if (byStatus) return `${byStatus.name}（HTTP ${answer.status}）`
  const byHeader = WALLS.find(({ header }) => header && header[1].test(answer.headers[header[0]] ?? ''))
  if (byHeader) return `${byHeader.name}（HTTP ${answer.status}）`
  if (page === null || page.textLength > MAX_WALL_TEXT || page.links.reduce((n, link) => n + Number(link.kind === 'a'), 0) > MAX_WALL_LINKS) return null
  return wallIn(answer, text(answer))
}

function wallIn(answer: SeenAnswer, body: string): string | null {
  const wall = WALLS.find(({ body: mark }) => mark?.test(body))
  return wall ? `${wall.name}（HTTP ${answer.status}）` : null
}

/** Marks are ASCII or Chinese; both encodings such pages use are tried. */
function text(answer: SeenAnswer): string {
  const head = answer.body.subarray(0, LOOKED_AT)
  const utf8 = new TextDecoder('utf-8').decode(head)
  return utf8.includes('\uFFFD') ? utf8 + new TextDecoder('gb18030').decode(head) : utf8
}
