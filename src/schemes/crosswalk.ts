import type { Cursor } from './cursor.ts'

/**
 * How indicators and points of one edition follow from those of another:
 * same = the meaning is unchanged (words may differ) · changed = replaced by something of another meaning ·
 * split, merged = one by several, several by one · dropped, new = without counterpart.
 */
export const RELATIONS = ['same', 'changed', 'split', 'merged', 'dropped', 'new'] as const
export type Relation = (typeof RELATIONS)[number]

export interface CrosswalkEntry {
  /** Ids (indicators or points) in the other edition. */
  readonly old: readonly string[]
  /** Ids in this edition. */
  readonly new: readonly string[]
  readonly relation: Relation
  readonly note?: string
}

export interface Crosswalk {
  /** The other edition, e.g. `local-website-2019`. */
  readonly from: string
  readonly entries: readonly CrosswalkEntry[]
}

/** A crosswalk with the places its faults are reported at. */
export interface CrosswalkDraft extends Crosswalk {
  readonly at: Cursor
  readonly entries: readonly (CrosswalkEntry & { readonly at: Cursor })[]
}

/** How many old and new ids a relation joins: [old, new], where 2 stands for two or more. */
const COUNTS: Readonly<Record<Relation, readonly [number, number]>> = { same: [1, 1], changed: [1, 1], split: [1, 2], merged: [2, 1], dropped: [1, 0], new: [0, 1] }
const COUNT_WORDS = ['不写', '恰好一个', '至少两个'] as const

/** Reads `crosswalk:` of a scheme file, or the whole of a crosswalk.yaml. */
export function readCrosswalks(cursor: Cursor): readonly CrosswalkDraft[] {
  return cursor.items().flatMap(item => {
    const fields = item.entries(['from', 'entries'])
    const from = fields.get('from')?.string()
    const entries = fields.get('entries')?.items().flatMap(entry => readEntry(entry) ?? [])
    if (!fields.has('from')) item.fault('缺少“from”：写明对照的是哪一版，如 local-website-2019')
    if (!fields.has('entries')) item.fault('缺少“entries”：写明对照的各条')
    return from && entries ? [{ from, entries, at: item }] : []
  })
}

function readEntry(cursor: Cursor): (CrosswalkEntry & { readonly at: Cursor }) | undefined {
  const fields = cursor.entries(['old', 'new', 'relation', 'note'])
  const relation = fields.get('relation')?.oneOf(RELATIONS)
  if (!fields.has('relation')) cursor.fault(`缺少“relation”。可用：${RELATIONS.join('、')}`)
  const before = readIds(fields.get('old'))
  const after = readIds(fields.get('new'))
  const note = fields.get('note')?.string()
  if (!relation || !before || !after) return undefined
  const [olds, news] = COUNTS[relation]
  if (Math.min(before.length, 2) !== olds || Math.min(after.length, 2) !== news) {
    cursor.fault(`对照关系 ${relation} 的 old 应${COUNT_WORDS[olds]}、new 应${COUNT_WORDS[news]}，现在是 ${before.length} 个和 ${after.length} 个`)
    return undefined
  }
  return { old: before, new: after, relation, at: cursor, ...(note !== undefined && { note }) }
}

/** One id, a list of ids, or nothing. */
function readIds(cursor: Cursor | undefined): readonly string[] | undefined {
  if (!cursor) return []
  if (!cursor.isList) {
    const id = cursor.string()
    return id === undefined ? undefined : [id]
  }
  const ids = cursor.items().map(item => item.string())
  return ids.every(id => id !== undefined) ? ids : undefined
}
