import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'
import { buildScheme } from './build.ts'
import type { KnownMeasure } from './check-measures.ts'
import { checkScheme } from './check.ts'
import { readCrosswalks } from './crosswalk.ts'
import { YamlText } from './cursor.ts'
import { brokenScheme, inFileOrder } from './fault.ts'
import type { Fault } from './fault.ts'
import { readScheme } from './read.ts'
import type { Scheme } from './scheme.ts'

/** The schemes that come with the software. */
export const SCHEMES_FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), '../../schemes')
const SCHEME_FILE = 'scheme.yaml'
const CROSSWALK_FILE = 'crosswalk.yaml'

export interface CheckedScheme {
  /** Absent when there are faults. */
  readonly scheme?: Scheme
  readonly faults: readonly Fault[]
}

export interface SchemeSummary {
  readonly id: string
  readonly title: string
  readonly edition: string
  readonly variants: Scheme['variants']
  readonly indicators: number
  readonly points: number
  /** Faults found without looking at measures; the other fields are empty when there are any. */
  readonly faults: number
}

/** The names of the scheme folders, sorted. */
function schemeNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory() && existsSync(join(folder, entry.name, SCHEME_FILE))).map(entry => entry.name).toSorted()
}

/** What schemes there are. */
export function listSchemes(folder = SCHEMES_FOLDER): SchemeSummary[] {
  return schemeNames(folder).map(id => {
    const { scheme, faults } = checkFile(join(folder, id, SCHEME_FILE), null, () => [])
    return {
      id, faults: faults.length, title: scheme?.title ?? '', edition: scheme?.edition ?? '', variants: scheme?.variants ?? [],
      indicators: scheme?.indicators.length ?? 0, points: scheme?.indicators.reduce((sum, { points }) => sum + points.length, 0) ?? 0,
    }
  })
}

/** Loads and validates the edition users call `id`, e.g. `local-website-2020`. Throws `scheme-unknown` or `scheme-broken`. */
export function loadScheme(id: string, known: readonly KnownMeasure[], folder = SCHEMES_FOLDER): Scheme {
  const names = schemeNames(folder)
  if (!names.includes(id)) throw new AppError('scheme-unknown', { id, known: names.join(', ') })
  const file = join(folder, id, SCHEME_FILE)
  const { scheme, faults } = checkSchemeFile(file, known, folder)
  if (!scheme) throw brokenScheme(faults)
  if (scheme.id !== id) throw brokenScheme([{ file, line: 1, column: 1, message: `目录名“${id}”应与文件中的 id 和 edition 一致：${scheme.id}` }])
  return scheme
}

/**
 * Every fault of a scheme file (or of the folder that holds one), or the scheme if there are none. `folder` holds the
 * other editions it is compared with. Throws `file-unreadable`.
 */
export function checkSchemeFile(path: string, known: readonly KnownMeasure[], folder = SCHEMES_FOLDER): CheckedScheme {
  const isFolder = existsSync(path) && statSync(path).isDirectory()
  const file = isFolder ? join(path, SCHEME_FILE) : path
  return checkFile(file, known, family => editionsOf(family, folder, file))
}

/** Valid editions of a scheme but the one in `file`; an edition that is broken itself is reported when it is loaded itself. */
function editionsOf(family: string, folder: string, file: string): Scheme[] {
  return schemeNames(folder)
    .filter(name => name.startsWith(`${family}-`))
    .map(name => join(folder, name, SCHEME_FILE))
    .filter(other => resolve(other) !== resolve(file))
    .flatMap(other => checkFile(other, null, () => []).scheme ?? [])
}

function checkFile(file: string, known: readonly KnownMeasure[] | null, editionsOf: (family: string) => readonly Scheme[]): CheckedScheme {
  const text = new YamlText(file, readText(file))
  const crosswalkFile = join(dirname(file), CROSSWALK_FILE)
  const crosswalkText = existsSync(crosswalkFile) && basename(file) === SCHEME_FILE ? new YamlText(crosswalkFile, readText(crosswalkFile)) : undefined
  if (!text.isReadable) {
    if (text.faults.length === 0) text.report(0, '文件是空的')
    return { faults: inFileOrder(text.faults) }
  }
  const read = readScheme(text.root)
  const beside = crosswalkText?.isReadable ? readCrosswalks(crosswalkText.root) : []
  const draft = { ...read, crosswalks: [...read.crosswalks, ...beside] }
  const editions = draft.family === undefined ? [] : editionsOf(draft.family).filter(({ family, edition }) => family === draft.family && edition !== draft.edition)
  checkScheme(draft, { known, editions })
  const faults = inFileOrder([...text.faults, ...(crosswalkText?.faults ?? [])])
  const scheme = faults.length === 0 ? buildScheme(draft) : undefined
  return { faults, ...(scheme && { scheme }) }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw fileFailure('file-unreadable', file, error)
  }
}
