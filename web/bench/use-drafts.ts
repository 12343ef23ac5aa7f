import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { call } from '../api/client.ts'
import { useSession } from '../app/session.tsx'
import { DraftKeeper } from './drafts.ts'
import type { Draft } from './drafts.ts'

function browserStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null // Shut off by the browser's settings.
  }
}

const keepers = new Map<string, DraftKeeper>()

/** The drafts of whoever is signed in; they outlive the page, so that nothing is on its way to nowhere. */
export function useDrafts(): DraftKeeper {
  const { me } = useSession()
  const keeper = useMemo(() => {
    const made = keepers.get(me.id) ?? new DraftKeeper({ call, personId: me.id, storage: browserStorage() })
    keepers.set(me.id, made)
    return made
  }, [me.id])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => { if (keeper.isAnyAtRisk()) event.preventDefault() }
    window.addEventListener('online', keeper.retryAll)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', keeper.retryAll)
      window.removeEventListener('beforeunload', warn)
    }
  }, [keeper])
  return keeper
}

export const useDraft = (keeper: DraftKeeper, taskId: string): Draft | undefined => useSyncExternalStore(keeper.subscribe, () => keeper.draft(taskId))

/** Changes whenever any draft does: for what shows many of them. */
export function useAnyDraft(keeper: DraftKeeper): number {
  return useSyncExternalStore(keeper.subscribe, () => keeper.changes)
}
