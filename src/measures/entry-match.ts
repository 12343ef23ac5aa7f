import type { Entry, EntryKind, SearchTrial } from '../facts/facts.ts'

/** Entries of the given kinds: those that work first, then those nobody could tell, dead ones last; else by address. */
export function entriesOf(entries: readonly Entry[], ...kinds: readonly EntryKind[]): Entry[] {
  const order = ({ works }: Entry): number => (works === true ? 0 : works === null ? 1 : 2)
  return entries.filter(({ kind }) => kinds.includes(kind)).sort((a, b) => order(a) - order(b) || (a.url < b.url ? -1 : Number(a.url > b.url)))
}

/** Trials that asked for one known page by its title or part of it, in the disclosure section's own search if it was asked. */
export function knownItemTrials(trials: readonly SearchTrial[]): { scope: 'disclosure' | 'site'; trials: SearchTrial[] } {
  const asked = trials.filter(({ variant }) => variant === 'exact' || variant === 'phrase')
  const own = asked.filter(({ scope }) => scope === 'disclosure')
  return own.length > 0 ? { scope: 'disclosure', trials: own } : { scope: 'site', trials: asked.filter(({ scope }) => scope === 'site') }
}
