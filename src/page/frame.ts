import type { ElementInfo } from './elements.ts'
import type { Zone } from './page.ts'
import type { RowDate } from './row-date.ts'

/** An open element. */
export interface Frame {
  readonly info: ElementInfo
  /** id and class as written, one blank between. */
  readonly names: string
  zone: Zone
  readonly inArticle: boolean
  readonly parent: Frame | null
  /** Nearest element (itself included) that makes blocks. */
  readonly block: Frame | null
  /** Number of links, blocks and visible characters when it opened. */
  readonly links: number
  readonly blocks: number
  readonly characters: number
  /** Dates that stand in it and in no row further in; null until the first. */
  dates: RowDate[] | null
  /** Made on demand by {@link hintsOf}. */
  hints: string | null
  /** The child whose hints were made last. */
  lastNamed: Frame | null
}

const HINT_LEVELS = 4
const MAX_HINTS = 300

/** id and class words of an element and its nearest named ancestors, lower case, innermost first. */
export function hintsOf(frame: Frame | null): string {
  if (frame === null) return ''
  if (frame.hints !== null) return frame.hints
  if (frame.names === '') return (frame.hints = hintsOf(frame.parent))
  // Rows of one list say the same.
  const { parent } = frame
  if (parent?.lastNamed?.names === frame.names && parent.lastNamed.hints !== null) return (frame.hints = parent.lastNamed.hints)
  let hints = ''
  let levels = 0
  for (let at: Frame | null = frame; at !== null && levels < HINT_LEVELS; at = at.parent) {
    if (at.names === '') continue
    hints = hints === '' ? at.names : `${hints} ${at.names}`
    levels++
  }
  frame.hints = hints.slice(0, MAX_HINTS).toLowerCase()
  if (parent !== null) parent.lastNamed = frame
  return frame.hints
}
