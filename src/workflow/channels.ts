import { openCollection } from '../collect/archive/open-collection.ts'
import { readAccount } from '../collect/imports/account-directory.ts'
import { SITE_KINDS } from '../model/channel.ts'
import type { ChannelKind } from '../model/channel.ts'
import type { EvaluationDocument } from '../model/evaluation.ts'
import type { AccountContent } from '../model/media.ts'
import { AppError } from '../shared/errors.ts'
import { canonicalUrl } from '../page/url.ts'
import type { SiteChannel } from './understand.ts'

/** Where a further channel of the unit lies: a collection directory or archive of a site, a directory of an imported account. */
export interface ChannelPath { readonly kind: ChannelKind; readonly path: string }

/** An imported account with where its files lie. */
export interface OpenAccount {
  readonly dir: string
  /** Before the names of its files, so that those of several channels are told apart. */
  readonly prefix: string
  readonly content: AccountContent
}

export interface OpenChannels {
  /** To be closed by the caller. */
  readonly sites: readonly SiteChannel[]
  readonly accounts: readonly OpenAccount[]
}

/** Opens further channels in the order given; what was opened is closed again when one of them cannot be. Rejects as `openCollection` and `readAccount`. */
export async function openChannels(paths: readonly ChannelPath[]): Promise<OpenChannels> {
  const sites: SiteChannel[] = []
  const accounts: OpenAccount[] = []
  try {
    for (const [index, { kind, path }] of paths.entries()) {
      if (SITE_KINDS.includes(kind)) sites.push({ kind, collection: await openCollection(path, { canonicalUrl }) })
      else accounts.push(await openAccount(path, `${kind}-${index + 1}/`, kind))
    }
  } catch (error) {
    for (const { collection } of sites) await collection.close()
    throw error
  }
  return { sites, accounts }
}

/** Reads an imported account; its kind must be the expected one, if one is. */
export async function openAccount(dir: string, prefix: string, kind?: ChannelKind): Promise<OpenAccount> {
  const { content } = await readAccount(dir, prefix)
  if (kind !== undefined && content.kind !== kind) throw new AppError('account-other', { path: dir, kind: content.kind, name: content.name })
  return { dir, prefix, content }
}

/** The files accounts were read from, as an evaluation document lists them. */
export const accountFiles = (accounts: readonly OpenAccount[]): EvaluationDocument['archive'] => accounts.flatMap(({ prefix, content }) => content.imports.map(({ file, sha256, records }) => ({ file: prefix + file, sha256, records })))
