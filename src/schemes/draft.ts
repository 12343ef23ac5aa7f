import type { Rubric } from '../model/scheme.ts'
import type { CrosswalkDraft } from './crosswalk.ts'
import type { Cursor } from './cursor.ts'
import type { Scheme } from './scheme.ts'

/**
 * A scheme as far as it could be read, every part with its place in the file. What could not be read is undefined and
 * was reported; the checks skip it, so that one fault does not hide or invent others.
 */
export interface SchemeDraft {
  readonly at: Cursor
  readonly family: string | undefined
  readonly edition: string | undefined
  readonly title: string | undefined
  readonly source: Scheme['source'] | undefined
  readonly levels: number | undefined
  readonly variants: readonly { readonly id: string; readonly title: string; readonly at: Cursor }[] | undefined
  readonly total: number | undefined
  readonly policies: Scheme['policies'] | undefined
  readonly bonus: Scheme['bonus'] | undefined
  readonly nodes: readonly NodeDraft[]
  readonly crosswalks: readonly CrosswalkDraft[]
}

/** `undefined`: the weight of this variant could not be read. */
export type WeightsDraft = ReadonlyMap<string, { readonly value: number | null | undefined; readonly at: Cursor }>

interface NodeBase {
  readonly at: Cursor
  readonly id: string | undefined
  readonly idAt: Cursor
  /** Printed names down to this node, not filled up. */
  readonly path: readonly string[]
}

export interface GroupDraft extends NodeBase {
  readonly kind: 'group'
  readonly subtotal: { readonly at: Cursor; readonly weights: WeightsDraft } | undefined
  readonly children: readonly NodeDraft[]
}

export interface IndicatorDraft extends NodeBase {
  readonly kind: 'indicator'
  readonly weight: { readonly at: Cursor; readonly weights: WeightsDraft } | undefined
  readonly points: readonly PointDraft[]
}

export type NodeDraft = GroupDraft | IndicatorDraft

export interface PointDraft {
  readonly at: Cursor
  readonly id: string | undefined
  readonly idAt: Cursor
  readonly text: string | undefined
  readonly share: number
  readonly cite: { readonly table: string; readonly row: string; readonly no: number; readonly at: Cursor } | undefined
  readonly variants: readonly { readonly id: string; readonly at: Cursor }[] | undefined
  readonly params: ReadonlyMap<string, { readonly value: Readonly<Record<string, unknown>>; readonly at: Cursor }>
  readonly measures: readonly MeasureDraft[]
  readonly rubric: Rubric | undefined
  /** True when a rubric or measures were written, readable or not. */
  readonly hasRubric: boolean
  readonly hasMeasures: boolean
}

export interface MeasureDraft {
  readonly at: Cursor
  readonly use: string
  readonly share: number
  readonly params: Readonly<Record<string, unknown>>
  /** Where `with` stands; the measure itself when it has none. */
  readonly paramsAt: Cursor
}

/** Every indicator below, in the order of the file. */
export function indicatorsOf(nodes: readonly NodeDraft[]): readonly IndicatorDraft[] {
  return nodes.flatMap(node => (node.kind === 'indicator' ? [node] : indicatorsOf(node.children)))
}

/** Every group, those above before those below. */
export function groupsOf(nodes: readonly NodeDraft[]): readonly GroupDraft[] {
  return nodes.flatMap(node => (node.kind === 'group' ? [node, ...groupsOf(node.children)] : []))
}
