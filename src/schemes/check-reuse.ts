import type { CrosswalkDraft } from './crosswalk.ts'
import type { Cursor } from './cursor.ts'
import type { GroupDraft, IndicatorDraft, SchemeDraft } from './draft.ts'
import type { Crosswalk } from './crosswalk.ts'
import type { Scheme } from './scheme.ts'

/** Id → what it stands for: the printed name of an indicator, the text of a point. */
type Meanings = ReadonlyMap<string, string>

/** Ids never change their meaning between editions, and crosswalks name ids that exist. */
export function checkReuse(draft: SchemeDraft, indicators: readonly IndicatorDraft[], groups: readonly GroupDraft[], editions: readonly Scheme[]): void {
  const ownId = `${draft.family ?? ''}-${draft.edition ?? ''}`
  const places = placesOf(indicators, groups)
  for (const edition of editions) {
    const theirs = meaningsOf(edition)
    const agreed = new Set([...unchanged(draft.crosswalks.filter(({ from }) => from === edition.id)), ...unchanged(edition.crosswalks.filter(({ from }) => from === ownId))])
    for (const [id, { meaning, at }] of places) {
      const before = theirs.get(id)
      if (before === undefined || letters(before) === letters(meaning) || agreed.has(id)) continue
      at.fault(`代号“${id}”在 ${edition.id} 中是“${before}”，这里是“${meaning}”。意思不同请换新代号；意思相同请在 crosswalk 中写明 relation: same`)
    }
  }
  for (const crosswalk of draft.crosswalks) checkCrosswalk(crosswalk, ownId, new Set(places.keys()), editions.find(({ id }) => id === crosswalk.from))
}

function checkCrosswalk(crosswalk: CrosswalkDraft, ownId: string, ids: ReadonlySet<string>, other: Scheme | undefined): void {
  if (crosswalk.from === ownId) crosswalk.at.fault(`“from”是本版自己（${ownId}），应写所对照的另一版`)
  const theirs = other && new Set(meaningsOf(other).keys())
  for (const { old, new: news, at } of crosswalk.entries) {
    for (const id of news) if (!ids.has(id)) at.fault(`本版没有代号“${id}”（new）`)
    for (const id of old) if (theirs && !theirs.has(id)) at.fault(`${crosswalk.from} 没有代号“${id}”（old）`)
  }
}

function placesOf(indicators: readonly IndicatorDraft[], groups: readonly GroupDraft[]): ReadonlyMap<string, { readonly meaning: string; readonly at: Cursor }> {
  const places = new Map<string, { readonly meaning: string; readonly at: Cursor }>()
  for (const { id, path, idAt } of [...groups, ...indicators]) if (id !== undefined) places.set(id, { meaning: path.at(-1) ?? '', at: idAt })
  for (const { points } of indicators) for (const { id, text, idAt } of points) if (id !== undefined && text !== undefined) places.set(id, { meaning: text, at: idAt })
  return places
}

/** Every id of an edition with what it stands for. */
export function meaningsOf({ groups, indicators }: Scheme): Meanings {
  return new Map([
    ...[...groups, ...indicators].map(({ id, path }) => [id, nameOf(path)] as const),
    ...indicators.flatMap(({ points }) => points.map(({ id, text }) => [id, text] as const)),
  ])
}

const nameOf = (path: readonly string[]): string => path.findLast(name => name !== '——') ?? ''

const unchanged = (crosswalks: readonly Crosswalk[]): string[] => crosswalks.flatMap(({ entries }) => entries.filter(({ relation, old, new: news }) => relation === 'same' && old[0] === news[0]).flatMap(({ new: news }) => news))

/** A text without punctuation and spaces: another comma is not another meaning. */
const letters = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '')
