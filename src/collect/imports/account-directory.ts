import { copyFile, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { accountManifest } from '../../model/media.ts'
import type { AccountContent, AccountKind, AccountManifest, AccountType } from '../../model/media.ts'
import { AppError } from '../../shared/errors.ts'
import { fileFailure } from '../../shared/file-failure.ts'
import { VERSION } from '../../shared/version.ts'
import { AccountFold } from './account-content.ts'
import type { ImportTally } from './account-content.ts'
import { readExport } from './read-export.ts'
import { openSource } from './source.ts'

export const ACCOUNT_FILE = 'account.json'
const FILES = 'files'
const MOST_FILES = 10_000
const DAY_MS = 86_400_000

export interface ImportRequest {
  readonly dir: string
  readonly kind: AccountKind
  readonly unit: string
  /** Name of the account; default: what the first file calls it, else the unit's. */
  readonly name?: string
  readonly address?: string
  readonly accountType?: AccountType
  readonly covers?: { readonly from: string; readonly to: string }
  readonly paths: readonly { readonly path: string; readonly name?: string }[]
  /** ISO 8601, UTC. */
  readonly at: string
}

export interface ImportResult {
  readonly manifest: AccountManifest
  readonly content: AccountContent
  /** One for each file given, in their order; `known`: it was imported before, nothing was done. */
  readonly files: readonly (ImportTally & { readonly name: string; readonly known: boolean })[]
}

/** Whether a directory holds an imported account. */
export async function isAccountDirectory(path: string): Promise<boolean> {
  return stat(join(path, ACCOUNT_FILE)).then(found => found.isFile(), () => false)
}

/**
 * Imports files into the directory of an account: each is kept whole under its digest and read; what was imported before is
 * left alone, so that doing it again changes nothing. Every file is understood before the first is written. Rejects with
 * `export-unreadable`, `file-too-large`, `file-unreadable`, `directory-foreign`, `account-other` and `write-failed`.
 */
export async function importIntoAccount(request: ImportRequest): Promise<ImportResult> {
  const before = await readAccountManifest(request.dir)
  if (before !== null && (before.kind !== request.kind || (request.name !== undefined && request.name !== before.name))) throw new AppError('account-other', { path: request.dir, kind: before.kind, name: before.name })
  const fold = new AccountFold()
  if (before !== null) for (const file of before.imports) await readInto(fold, request.dir, file)
  const imports = [...(before?.imports ?? [])]
  const files: (ImportTally & { name: string; known: boolean })[] = []
  const copies: { from: string; to: string }[] = []
  for (const { path, name: given } of request.paths) {
    const name = basename(given ?? path)
    const source = await openSource(path, name).catch((error: unknown) => { throw fileFailure('file-unreadable', path, error) })
    const file = `${FILES}/${source.sha256.slice(0, 20)}${extensionOf(name)}`
    const known = imports.find(({ sha256 }) => sha256 === source.sha256)
    if (known !== undefined) {
      files.push({ name, known: true, formats: known.formats, records: known.records, added: 0, faults: [], faultCount: 0 })
      continue
    }
    const sink = fold.open({ sha256: source.sha256, file, name, today: chinaDay(request.at) })
    await readExport(source, sink)
    const tally = sink.done()
    if (tally.formats.length === 0) throw new AppError('export-unreadable', { name, why: `no record of a known format is in it${tally.faults[0] ? ` (${tally.faults[0].place}: ${tally.faults[0].why})` : ''}; see docs/guide/media-imports.md`, whyZh: `没有认识的内容${tally.faults[0] ? `（${tally.faults[0].place}：${tally.faults[0].why}）` : ''}。可导入的格式见 docs/guide/media-imports.md` })
    if (imports.length >= MOST_FILES) throw new AppError('export-unreadable', { name, why: `an account holds ${MOST_FILES} files at most`, whyZh: `一个账号最多导入 ${MOST_FILES} 个文件` })
    const { added: _added, ...kept } = tally
    imports.push({ file, name, sha256: source.sha256, size: source.size, importedAt: request.at, ...kept, formats: [...kept.formats], faults: [...kept.faults] })
    files.push({ name, known: false, ...tally })
    copies.push({ from: path, to: join(request.dir, file) })
  }
  const draft: AccountManifest = {
    format: 'zhengheng.account/1', tool: { version: VERSION }, kind: request.kind, unit: request.unit, name: request.name ?? before?.name ?? '', address: request.address ?? before?.address ?? '',
    accountType: request.accountType ?? before?.accountType ?? null, covers: request.covers ?? before?.covers ?? null, imports,
  }
  const seen = fold.content(draft)
  const named = { ...draft, name: draft.name || nameOf(seen) || request.unit }
  const manifest = { ...named, address: named.address || (seen.accounts.find(({ name }) => name === named.name)?.accountId ?? '') || (seen.packages[0]?.package ?? seen.listings[0]?.package ?? '') }
  await write(request.dir, manifest, copies)
  return { manifest, content: fold.content(manifest), files }
}

/** Reads everything that was imported of an account, from the kept files themselves; `prefix` comes before their names in evidence. Rejects with `target-unusable` when the directory holds none. */
export async function readAccount(dir: string, prefix = ''): Promise<{ readonly manifest: AccountManifest; readonly content: AccountContent }> {
  const manifest = await readAccountManifest(dir)
  if (manifest === null) throw new AppError('target-unusable', { target: dir, why: 'it holds no imported account (account.json)', whyZh: '其中没有导入的账号（account.json）' })
  const fold = new AccountFold()
  for (const file of manifest.imports) await readInto(fold, dir, file, prefix)
  return { manifest, content: fold.content(manifest) }
}

async function readInto(fold: AccountFold, dir: string, { file, name, sha256, importedAt }: AccountManifest['imports'][number], prefix = ''): Promise<void> {
  const path = join(dir, file)
  const source = await openSource(path, name).catch((error: unknown) => { throw fileFailure('file-unreadable', path, error) })
  if (source.sha256 !== sha256) throw new AppError('evidence-corrupt', { sha256, found: source.sha256 })
  await readExport(source, fold.open({ sha256, file: prefix + file, name, today: chinaDay(importedAt) }))
}

async function readAccountManifest(dir: string): Promise<AccountManifest | null> {
  const path = join(dir, ACCOUNT_FILE)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      const entries: string[] = await readdir(dir).catch(() => []) // not there yet
      if (entries.length > 0 && !entries.includes(FILES)) throw new AppError('directory-foreign', { path: dir })
      return null
    }
    throw fileFailure('file-unreadable', path, error)
  }
  try {
    return accountManifest.parse(JSON.parse(text))
  } catch (error) {
    throw new AppError('document-invalid', { path, why: error instanceof Error ? error.message.slice(0, 300) : '' }, error)
  }
}

/** The files first, the manifest last and at once: a killed import leaves files that nobody names. */
async function write(dir: string, manifest: AccountManifest, copies: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
  try {
    await mkdir(join(dir, FILES), { recursive: true })
    for (const { from, to } of copies) await copyFile(from, to)
    const path = join(dir, ACCOUNT_FILE)
    await writeFile(`${path}.new`, `${JSON.stringify(manifest, null, 1)}\n`)
    await rename(`${path}.new`, path)
  } catch (error) {
    throw fileFailure('write-failed', dir, error)
  }
}

/** The name most posts carry, else that of an app. */
function nameOf({ posts, accounts, listings }: AccountContent): string {
  const counts = new Map<string, number>()
  for (const { account } of posts) if (account !== null) counts.set(account, (counts.get(account) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return most?.[0] ?? (accounts.length === 1 ? (accounts[0]?.name ?? '') : (listings[0]?.name ?? ''))
}

/** Day after which dates in a file imported at `at` are mistakes: the next one in China, for clocks differ. */
export const chinaDay = (at: string): string => new Date(Date.parse(at) + DAY_MS / 3 + DAY_MS).toISOString().slice(0, 10)

const extensionOf = (name: string): string => /^\.[a-z0-9]{1,8}$/i.test(extname(name)) ? extname(name).toLowerCase() : ''
