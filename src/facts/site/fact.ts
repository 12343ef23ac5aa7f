import type { EvidenceRef, Fact, Known } from '../../model/evidence.ts'

/** References kept with one fact: enough to look at, small enough to store. */
const EVIDENCE_KEPT = 20

/** A fact that is known; its evidence is sorted by address, each once, at most twenty. */
export function known<T>(value: T, evidence: Iterable<EvidenceRef | null | undefined> = []): Known<T> {
  const byKey = new Map<string, EvidenceRef>()
  for (const ref of evidence) if (ref !== null && ref !== undefined) byKey.set(`${ref.url ?? ''} ${ref.sha256} ${ref.kind}`, ref)
  return { known: true, value, evidence: [...byKey].sort(([a], [b]) => order(a, b)).slice(0, EVIDENCE_KEPT).map(([, ref]) => ref) }
}

/** A fact nobody could see, with the reason in Chinese. */
export const unknown = <T>(why: string): Fact<T> => ({ known: false, why })

/** Order by code unit, the same on every machine and locale. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Sorted copy by a string key, and by the whole entry where keys are equal, so that the order of input never shows. */
export function sortedBy<T>(entries: Iterable<T>, key: (entry: T) => string): T[] {
  const keyed = [...entries].map(entry => ({ entry, key: key(entry), whole: undefined as string | undefined }))
  keyed.sort((a, b) => order(a.key, b.key) || order((a.whole ??= JSON.stringify(a.entry)), (b.whole ??= JSON.stringify(b.entry))))
  return keyed.map(({ entry }) => entry)
}
