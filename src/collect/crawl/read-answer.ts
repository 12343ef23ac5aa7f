import { readPage } from '../../page/read-page.ts'
import { detectBlock } from './blocked.ts'
import type { SeenAnswer } from './blocked.ts'
import type { Gleaner, Gleanings } from './glean.ts'

/** An answer as far as it has to be read. */
export interface AnswerToRead extends SeenAnswer {
  readonly url: string
  readonly depth: number
  /** Asked for as a file: read only when it says that it is a page. */
  readonly isFile: boolean
  /** It sends elsewhere. */
  readonly isRedirect: boolean
}

export interface Reading {
  /** What it gives to the crawl; null for what is no page of the site: files, refusals, errors, redirects. */
  readonly gleanings: Gleanings | null
  /** Who refused us and how. */
  readonly wall: string | null
  /** The answer's head alone says so. */
  readonly isRefused: boolean
}

const PAGE_TYPES = /html|xml|json|text\/plain|^$/i

/** Reads an answer and tells whether it is one or a refusal. */
export function readAnswer({ url, depth, isFile, isRedirect, ...answer }: AnswerToRead, gleaner: Gleaner): Reading {
  const contentType = answer.headers['content-type'] ?? null
  const isPage = answer.body.length > 0 && answer.status < 600 && (isFile ? /html/i : PAGE_TYPES).test(contentType ?? '')
  const page = isPage ? readPage(answer.body, { url, contentType }) : null
  const wall = detectBlock(answer, page)
  return {
    gleanings: page === null || wall !== null || isRedirect || answer.status >= 400 ? null : gleaner.glean(page, depth),
    wall,
    isRefused: wall !== null && (page === null || detectBlock(answer, null) !== null),
  }
}

/** Who reads answers for a crawl. */
export interface AnswerReader {
  /** Answers that may wait to be read while others are fetched. */
  readonly ahead: number
  read(answer: AnswerToRead): Promise<Reading>
  close(): Promise<void>
}
