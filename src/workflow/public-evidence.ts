import type { PublicEvidence } from '../reports/site/published.ts'

/** Which of the four addresses of archived evidence shows it best. */
const SHOWN_AS = { response: 'page', screenshot: 'screenshot', file: 'bytes' } as const

/** Archived pages behind published judgements, on the server at `server` (its address with a closing slash); without one they are named by their digest alone. */
export const publicEvidence = (server: string | null): PublicEvidence => (publicationId, entrantId, { sha256, kind }) => (server === null ? null : `${server}api/v1/public/publications/${publicationId}/entrants/${entrantId}/evidence/${sha256}/${SHOWN_AS[kind]}`)
