import type { MediaRecord } from '../../model/media.ts'

/** Where readers of exports put what they find; `place` says in words where it stands in the file. */
export interface ImportSink {
  /** Day after which dates are mistakes, YYYY-MM-DD. */
  readonly today: string
  /** A format was recognised. */
  format(name: string): void
  record(record: MediaRecord, place: string): void
  fault(place: string, why: string): void
}

export const TITLE_CHARS = 300
export const TEXT_CHARS = 2_000
export const LINKS_KEPT = 20

/** Text on one line, bounded. */
export const lineOf = (text: string, most = TITLE_CHARS): string => text.slice(0, most * 4).replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, most)
/** Running text, bounded; lines kept. */
export const textOf = (text: string, most = TEXT_CHARS): string => text.slice(0, most * 3).replace(/\r\n?/g, '\n').replace(/[^\S\n]+/g, ' ').replace(/\n{3,}/g, '\n\n').trim().slice(0, most)

/** A record that stands in JSON: every field may be missing or of another type. */
export type Json = Readonly<Record<string, unknown>>
export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'bigint' ? String(value) : '')
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
/** The first field that holds something. */
export const firstOf = (value: Json, ...names: readonly string[]): string => names.map(name => stringOf(value[name]).trim()).find(text => text !== '') ?? ''
