import { useSay } from '../app/language.tsx'
import { FAILURE_TITLES, isFailureKind } from '../../src/model/evidence.ts'

/** What people read for a kind of failure. */
export function useFailureName(): (kind: string | null) => string {
  const say = useSay()
  return kind => (kind === null ? '—' : isFailureKind(kind) ? say(FAILURE_TITLES[kind]) : kind)
}
