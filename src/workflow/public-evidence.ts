import type { PublicEvidence } from '../reports/site/published.ts'

/** Archived pages and imported records behind published judgements, on the server at `server` (its address with a closing slash); without one they are named by their digest alone, like whole files, which are not public. */
export const publicEvidence = (server: string | null): PublicEvidence => (publicationId, entrantId, { sha256, kind, offset }) => {
  if (server === null || (kind === 'file' && offset === undefined)) return null
  return `${server}api/v1/public/publications/${publicationId}/entrants/${entrantId}/evidence/${sha256}/${kind === 'screenshot' ? 'screenshot' : 'page'}${kind === 'file' ? `?record=${offset}` : ''}`
}
