import type { Reply } from '../api/client.ts'

export type Edition = Reply<'get /schemes/{id}'>
export type Document = Edition['document']
export type Indicator = Document['indicators'][number]
export type Point = Indicator['points'][number]
export type Weights = Indicator['weight']

/** What a table prints where a level has no name. */
const NO_LEVEL = '——'
export const namesOf = (path: readonly string[]): string[] => path.filter(name => name !== NO_LEVEL)

/** One line of the tree: a level above the indicators, an indicator, or a point. */
export interface Row {
  readonly key: string
  /** 0 is the highest; a point has none. */
  readonly level: number | null
  readonly name: string
  readonly weights: Weights | null
  readonly differs: boolean
  readonly indicator: Indicator | null
  readonly point: Point | null
  readonly children?: readonly Row[]
}

/** Whether the variants weigh something differently; "does not apply" beside a number is a difference. */
const differs = (weights: Weights): boolean => new Set(Object.values(weights)).size > 1

/** The tree of an edition as its table prints it. */
export function rowsOf({ document, groupWeights }: Edition): Row[] {
  return levelRows(document, groupWeights, [])
}

function levelRows(document: Document, groupWeights: Edition['groupWeights'], above: readonly string[]): Row[] {
  const inside = document.indicators.filter(({ path }) => above.every((name, level) => path[level] === name))
  const rows: Row[] = []
  const seen = new Set<string>()
  for (const indicator of inside) {
    const names = namesOf(indicator.path)
    if (names.length === above.length + 1) { rows.push(indicatorRow(indicator, above.length)); continue }
    const name = names[above.length] ?? ''
    if (seen.has(name)) continue
    seen.add(name)
    const path = [...above, name]
    const group = document.groups.find(one => { const own = namesOf(one.path); return own.length === path.length && own.every((part, level) => part === path[level]) })
    const weights = group?.subtotal ?? (group && groupWeights[group.id]) ?? null
    rows.push({ key: group?.id ?? path.join('/'), level: above.length, name, weights, differs: weights !== null && differs(weights), indicator: null, point: null, children: levelRows(document, groupWeights, path) })
  }
  return rows
}

const indicatorRow = (indicator: Indicator, level: number): Row => ({
  key: indicator.id, level, name: namesOf(indicator.path).at(-1) ?? '', weights: indicator.weight, differs: differs(indicator.weight), indicator, point: null,
  children: indicator.points.map(point => ({ key: point.id, level: null, name: point.text, weights: null, differs: false, indicator, point })),
})

/** Branches in which something fits; a level or an indicator that fits keeps all below it. */
export function filterRows(rows: readonly Row[], fits: (row: Row) => boolean): Row[] {
  return rows.flatMap(row => {
    if (fits(row)) return [row]
    const children = filterRows(row.children ?? [], fits)
    return children.length > 0 ? [{ ...row, children }] : []
  })
}

/** Every row of the tree, parents before their children. */
export const flatRows = (rows: readonly Row[]): Row[] => rows.flatMap(row => [row, ...flatRows(row.children ?? [])])
