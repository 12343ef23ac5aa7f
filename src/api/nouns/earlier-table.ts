import { z } from 'zod'
import { free, named } from './named.ts'
import { count, id, instant, text } from './words.ts'

const shape = { id, title: text, year: z.int(), cohortName: text, schemeId: text.nullable(), edition: text.nullable(), maximum: z.number().nullable(), columns: z.array(text), source: free('where the table was published, as its importer says'), importedBy: id.nullable(), createdAt: instant }
const earlierTable = named('EarlierTable', z.strictObject(shape))
/** `linked`: of its rows, those that are about a known unit. */
export const listedEarlierTable = named('ListedEarlierTable', z.strictObject({ ...shape, rows: count, linked: count }))
const earlierRow = named('EarlierRow', z.strictObject({ earlierTableId: id, position: count, unitName: text, unitId: id.nullable(), linkedName: text.nullable(), rank: z.int().nullable(), tier: text.nullable(), score: z.number().nullable(), values: z.record(text, z.number().nullable()) }))
export const earlierTableWithRows = named('EarlierTableWithRows', z.strictObject({ table: earlierTable, rows: z.array(earlierRow) }))
export const earlierLink = named('EarlierLink', z.strictObject({ tableId: id, position: count, unitId: id.nullable() }))
export const earlierMatch = named('EarlierMatch', z.strictObject({ tableId: id, linked: count }))

const rank = z.int().nullable()
/** Shares of a maximum, or indexes: 0..1; above 0 = better. */
const moved = { before: z.number(), now: z.number(), change: z.number() }
const tableChange = named('TableChange', z.strictObject({
  unit: id, name: text, position: count, printedName: text, rankBefore: rank, rankNow: rank, places: z.strictObject({ before: z.int(), now: z.int(), change: z.int() }).nullable(),
  scoreBefore: z.number().nullable(), scoreNow: z.strictObject({ low: z.number(), high: z.number() }), share: z.strictObject(moved).nullable(),
}))
export const tableComparison = named('TableComparison', z.strictObject({
  table: earlierTable,
  /** What the printed scores are out of, and how that is known. */
  maximum: z.strictObject({ before: z.number().nullable(), basis: z.enum(['stated', 'total-head', 'column-heads', 'unknown']), now: z.number() }),
  /** Whether ranks were printed, or follow from the printed scores. */
  order: z.enum(['ranks', 'scores', 'none']),
  units: z.array(tableChange),
  dimensions: z.array(named('TableDimension', z.strictObject({ name: text, column: text, basis: z.enum(['index', 'worth', 'unknown']), units: z.array(z.strictObject({ unit: id, ...moved })) }))),
  notCompared: z.strictObject({ columns: z.array(text), dimensions: z.array(text) }),
  onlyBefore: z.array(z.strictObject({ position: count, printedName: text, unit: id.nullable(), why: z.enum(['not-linked', 'not-in-cohort', 'several-rows', 'several-results']) })),
  onlyNow: z.array(z.strictObject({ unit: id, name: text })),
}))
