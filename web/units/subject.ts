import type { Reply } from '../api/client.ts'

/** Whom a unit page is about, and who looks. */
export interface Subject {
  readonly entrant: Reply<'get /entrants/{entrantId}'>
  readonly campaign: Reply<'get /campaigns/{id}'>
  /** A person of the unit looks at its own. */
  readonly isUnit: boolean
}
