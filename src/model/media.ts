import { z } from 'zod'
import { CHANNEL_KINDS, SITE_KINDS } from './channel.ts'
import type { EvidenceRef } from './evidence.ts'

/** Kinds of channels that are accounts: their content is imported. */
export const ACCOUNT_KINDS = CHANNEL_KINDS.filter((kind): kind is 'wechat' | 'weibo' | 'app' | 'mini-program' => !SITE_KINDS.includes(kind))
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** WeChat accounts: a subscription account may post daily, a service account four times a month. */
export const ACCOUNT_TYPES = ['subscription', 'service'] as const
export type AccountType = (typeof ACCOUNT_TYPES)[number]

/** Dates are `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`, Beijing time; null: not told. Texts are plain, bounded by the reader. */
export interface MediaPost {
  /** The platform's own id where it is known (`mid_idx`, number of a microblog), else made of link, or of title and day. */
  readonly id: string
  /** The id is made of what we saw, not given by the platform: another export may name the same post otherwise. */
  readonly weak: boolean
  readonly title: string
  readonly text: string
  readonly date: string | null
  readonly url: string
  /** Addresses the text leads to. */
  readonly links: readonly string[]
  readonly isRepost: boolean
  /** Name of the account that posted it, as the export says. */
  readonly account: string | null
}

export interface MediaReply { readonly text: string; readonly date: string | null }

export interface MediaComment {
  readonly id: string
  /** Id, link or title of the post; '' where the export does not say. */
  readonly post: string
  readonly text: string
  readonly date: string | null
  readonly replies: readonly MediaReply[]
}

/** An account as a register, a profile or an export's head describes it. */
export interface AccountEntry {
  readonly platform: AccountKind | null
  readonly unit: string
  readonly name: string
  readonly accountId: string
  readonly type: AccountType | null
  /** Who the platform certified: name of the body behind the account. */
  readonly subject: string
  readonly description: string
  /** open: in use; closing: closure or merging announced; closed. */
  readonly state: 'open' | 'closing' | 'closed'
}

export const ENTRY_STATES = ['works', 'broken', 'unknown'] as const
export type EntryState = (typeof ENTRY_STATES)[number]
/** How a service can be used inside the account. */
export const ENTRY_MODES = ['handle', 'book', 'guide', 'jump'] as const
export type EntryMode = (typeof ENTRY_MODES)[number]

/** An entry of a menu, or a function of an app, with what people saw when they tried it; null: nobody said. */
export interface MenuEntry {
  readonly title: string
  /** Names of the menus above it. */
  readonly path: readonly string[]
  readonly url: string
  /** As the list says: 办事, 查询, 评价, 搜索 …; '' where it does not. */
  readonly category: string
  readonly state: EntryState
  readonly mode: EntryMode | null
  /** Made for the small screen, not a page for desktops. */
  readonly adapted: boolean | null
  readonly hasGuide: boolean | null
  readonly hasForm: boolean | null
  readonly hasSample: boolean | null
  /** Beside the service platform: same data, same system, one sign-in, handled across the whole network. */
  readonly sameData: boolean | null
  readonly sameSystem: boolean | null
  readonly sameLogin: boolean | null
  readonly networked: boolean | null
  /** For ratings: what can be rated (名称 by comma), and what of the results is public. */
  readonly items: readonly string[]
  readonly published: 'counts-and-texts' | 'counts' | 'none' | null
  readonly triedOn: string | null
}

/** A query somebody tried in the search of an app. */
export interface SearchTry { readonly query: string; readonly relevant: boolean | null; readonly opens: boolean | null; readonly results: number | null; readonly triedOn: string | null }
/** A feature of the search, seen or not: 联想提示, 纠错, 热词 … */
export interface SearchFeature { readonly name: string; readonly present: boolean; readonly triedOn: string | null }

export interface AppPackage {
  readonly package: string
  readonly versionName: string
  readonly versionCode: number | null
  readonly minSdk: number | null
  readonly targetSdk: number | null
  readonly permissions: readonly string[]
  /** `usesCleartextTraffic`; null: not set, the platform's default for `targetSdk` holds. */
  readonly cleartext: boolean | null
  readonly debuggable: boolean
  /** Names in the signer's certificate; the signature itself is not verified. Null: none found. */
  readonly signer: { readonly subject: string; readonly sha256: string; readonly validFrom: string; readonly validTo: string; readonly scheme: 'v1' | 'v2' | 'v3' } | null
  /** Latest date of a file in the package; null where the builder wrote none. */
  readonly updated: string | null
}

export interface StoreListing { readonly store: string; readonly package: string; readonly name: string; readonly developer: string; readonly version: string; readonly updated: string | null; readonly description: string }

/** What one row or element of an imported file is. */
export type MediaRecord =
  | { readonly type: 'post'; readonly value: MediaPost }
  | { readonly type: 'comment'; readonly value: MediaComment }
  | { readonly type: 'account'; readonly value: AccountEntry }
  | { readonly type: 'entry'; readonly value: MenuEntry; readonly screenshot: string }
  | { readonly type: 'search'; readonly value: SearchTry; readonly screenshot: string }
  | { readonly type: 'feature'; readonly value: SearchFeature; readonly screenshot: string }
  | { readonly type: 'package'; readonly value: AppPackage }
  | { readonly type: 'listing'; readonly value: StoreListing }
export type MediaRecordType = MediaRecord['type']

/** What could not be used, and where: row of a table, number of an element, name of a file in an archive. */
export const importFault = z.strictObject({ place: z.string(), why: z.string() })
export type ImportFault = Readonly<z.infer<typeof importFault>>

/** One imported file, kept whole. */
export const mediaImport = z.strictObject({
  /** Below the directory; made of the digest. */
  file: z.string(),
  /** As the person called it. */
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
  /** Formats recognised in it. */
  formats: z.array(z.string()),
  /** ISO 8601, UTC; dates after it are mistakes. */
  importedAt: z.string(),
  records: z.int().nonnegative(),
  faults: z.array(importFault),
  /** All of them; `faults` holds the first. */
  faultCount: z.int().nonnegative(),
})
export type MediaImport = Readonly<z.infer<typeof mediaImport>>

/**
 * A directory of an imported account:
 *
 *     account.json           this manifest
 *     files/*                every imported file as it came; records are read from them again whenever they are needed
 */
export const accountManifest = z.strictObject({
  format: z.literal('zhengheng.account/1'),
  tool: z.strictObject({ version: z.string() }),
  kind: z.enum(['wechat', 'weibo', 'app', 'mini-program']),
  unit: z.string(),
  name: z.string(),
  /** Address or id of the account; '' when nobody gave it. */
  address: z.string(),
  accountType: z.enum(ACCOUNT_TYPES).nullable(),
  /** Days for which the imports hold every post, as the importing person said. */
  covers: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  imports: z.array(mediaImport),
})
export type AccountManifest = Readonly<z.infer<typeof accountManifest>>

/** A record with the file and place it was read from. */
export type Kept<T> = T & { readonly evidence: EvidenceRef }

/** Everything imported about one account, each thing once. */
export interface AccountContent {
  readonly kind: AccountKind
  readonly unit: string
  readonly name: string
  readonly address: string
  readonly accountType: AccountType | null
  readonly covers: { readonly from: string; readonly to: string } | null
  /** Newest first, undated last. */
  readonly posts: readonly Kept<MediaPost>[]
  readonly comments: readonly Kept<MediaComment>[]
  readonly accounts: readonly Kept<AccountEntry>[]
  readonly entries: readonly Kept<MenuEntry>[]
  readonly searches: readonly Kept<SearchTry>[]
  readonly features: readonly Kept<SearchFeature>[]
  readonly packages: readonly Kept<AppPackage>[]
  readonly listings: readonly Kept<StoreListing>[]
  readonly imports: readonly MediaImport[]
}
