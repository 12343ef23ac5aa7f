import type { Item } from '../api/client.ts'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { WORDS } from './words.ts'

type Row = Pick<Item<'get /campaigns/{campaignId}/collections'>, 'id' | 'version' | 'state' | 'entrantId' | 'channelId' | 'coverage'>

/** Pause, go on, cancel, collect again: what the state of a row allows. */
export function useRowActions(campaignId: string) {
  const t = useWords(WORDS)
  const pause = useAction('post /campaigns/{campaignId}/collections/{id}/pause')
  const resume = useAction('post /campaigns/{campaignId}/collections/{id}/resume')
  const cancel = useAction('post /campaigns/{campaignId}/collections/{id}/cancel')
  const request = useAction('post /campaigns/{campaignId}/collections')
  return {
    problem: pause.error ?? resume.error ?? cancel.error ?? request.error,
    of({ id, version, state, entrantId, channelId, coverage }: Row): readonly { readonly word: string; readonly go: () => void }[] {
      const given = { campaignId, id, version }
      const [pausing, resuming, cancelling] = [{ word: t.pause, go: () => { pause.mutate(given) } }, { word: t.resume, go: () => { resume.mutate(given) } }, { word: t.cancel, go: () => { cancel.mutate(given) } }]
      if (state === 'queued' || state === 'running') return [pausing, cancelling]
      if (state === 'paused') return [resuming, cancelling]
      // What an account holds is imported, not collected.
      if (coverage?.ended === 'imported') return []
      return [{ word: t.again, go: () => { request.mutate({ campaignId, entrantIds: [entrantId], channelIds: [channelId] }) } }]
    },
  }
}
