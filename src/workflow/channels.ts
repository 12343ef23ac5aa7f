import { openCollection } from '../collect/archive/open-collection.ts'
import type { AccountChannel } from '../facts/site/site-input.ts'
import { SITE_KINDS } from '../model/channel.ts'
import type { ChannelKind } from '../model/channel.ts'
import type { EvaluationDocument } from '../model/evaluation.ts'
import { canonicalUrl } from '../page/url.ts'
import type { SiteChannel } from './understand.ts'

/** Where a further channel of the unit lies: a collection directory or archive of a site, a directory of an imported account. */
export interface ChannelPath { readonly kind: ChannelKind; readonly path: string }

export interface OpenChannels {
  /** To be closed by the caller. */
  readonly sites: readonly SiteChannel[]
  readonly accounts: readonly AccountChannel[]
  /** Files the accounts were read from. */
  readonly files: EvaluationDocument['archive']
}

/** Opens further channels in the order given; what was opened is closed again when one of them cannot be. Rejects as `openCollection`. */
export async function openChannels(paths: readonly ChannelPath[]): Promise<OpenChannels> {
  const sites: SiteChannel[] = []
  try {
    for (const { kind, path } of paths) if (SITE_KINDS.includes(kind)) sites.push({ kind, collection: await openCollection(path, { canonicalUrl }) })
  } catch (error) {
    for (const { collection } of sites) await collection.close()
    throw error
  }
  return { sites, accounts: [], files: [] }
}
