import { createHash } from 'node:crypto'
import type { EvidenceRef } from '../../model/evidence.ts'
import type { AccountContent, AccountEntry, AccountManifest, AppPackage, ImportFault, Kept, MediaComment, MediaPost, MediaRecord, MenuEntry, SearchFeature, SearchTry, StoreListing } from '../../model/media.ts'
import type { ImportSink } from './sink.ts'

const POSTS_KEPT = 200_000
const COMMENTS_KEPT = 200_000
const OTHERS_KEPT = 20_000
export const FAULTS_KEPT = 1_000

/** What one file gave: counts, and what was wrong with it. */
export interface ImportTally { readonly formats: readonly string[]; readonly records: number; readonly added: number; readonly faults: readonly ImportFault[]; readonly faultCount: number }

/** Everything imported about one account; files are folded in one after the other, and what comes again is merged. */
export class AccountFold {
  readonly #posts = new Map<string, Kept<MediaPost>>()
  /** Title and day → id, so that a list, a feed and a saved page of one post meet. */
  readonly #byTitle = new Map<string, string>()
  readonly #comments = new Map<string, Kept<MediaComment>>()
  readonly #accounts = new Map<string, Kept<AccountEntry>>()
  readonly #byName = new Map<string, string>()
  readonly #entries = new Map<string, Kept<MenuEntry>>()
  readonly #searches = new Map<string, Kept<SearchTry>>()
  readonly #features = new Map<string, Kept<SearchFeature>>()
  readonly #packages = new Map<string, Kept<AppPackage>>()
  readonly #listings = new Map<string, Kept<StoreListing>>()
  readonly #pictures = new Map<string, string>()
  readonly #waiting: (() => void)[] = []

  /** A sink for one file of the given digest, kept as `file`; `done` tells what it gave. */
  open(file: { readonly sha256: string; readonly file: string; readonly name: string; readonly today: string }): ImportSink & { done(): ImportTally } {
    const formats = new Set<string>()
    const faults: ImportFault[] = []
    let faultCount = 0
    let records = 0
    let added = 0
    const fault = (place: string, why: string): void => {
      faultCount++
      if (faults.length < FAULTS_KEPT) faults.push({ place: place.slice(0, 300), why: why.slice(0, 500) })
    }
    return {
      today: file.today,
      format: name => {
        formats.add(name)
        if (name === 'screenshot') this.#pictures.set(file.name.toLowerCase(), file.sha256)
      },
      fault,
      record: (record, place) => {
        records++
        const kept = this.#add(record, { sha256: file.sha256, kind: 'file', archive: file.file, offset: records, ...(addressOf(record) !== '' && { url: addressOf(record) }) })
        if (kept === 'added') added++
        else if (kept === 'full') fault(place, '条数超过上限，没有读取')
        else if (kept === 'twice') fault(place, '与同一文件中的另一条重复，已合并')
      },
      done: () => ({ formats: [...formats].sort(), records, added, faults, faultCount }),
    }
  }

  #add(record: MediaRecord, evidence: EvidenceRef): 'added' | 'merged' | 'twice' | 'full' {
    switch (record.type) {
      case 'post': return this.#addPost({ ...record.value, evidence })
      case 'comment': return merge(this.#comments, `${record.value.post}\n${record.value.id}`, { ...record.value, evidence }, COMMENTS_KEPT, (old, value) => ({ ...value, post: value.post || old.post, replies: value.replies.length >= old.replies.length ? value.replies : old.replies }))
      case 'account': return merge(this.#accounts, this.#accountKey(record.value), { ...record.value, evidence }, OTHERS_KEPT, fillAccount)
      case 'entry': return this.#withPicture(record.screenshot, ref => merge(this.#entries, `${record.value.path.join('>')}\n${record.value.title}`, { ...record.value, evidence: ref ?? evidence }, OTHERS_KEPT, fillEntry))
      case 'search': return this.#withPicture(record.screenshot, ref => merge(this.#searches, record.value.query, { ...record.value, evidence: ref ?? evidence }, OTHERS_KEPT, latest))
      case 'feature': return this.#withPicture(record.screenshot, ref => merge(this.#features, record.value.name, { ...record.value, evidence: ref ?? evidence }, OTHERS_KEPT, latest))
      case 'package': return merge(this.#packages, `${record.value.package}\n${record.value.versionCode}\n${evidence.sha256}`, { ...record.value, evidence }, OTHERS_KEPT, latest)
      case 'listing': return merge(this.#listings, `${record.value.store}\n${record.value.package}`, { ...record.value, evidence }, OTHERS_KEPT, (old, value) => ((old.updated ?? '') > (value.updated ?? '') ? old : value))
    }
  }

  /** An export that does not say its platform (a feed) speaks of the account of that name, if there is one. */
  #accountKey({ platform, name, unit }: AccountEntry): string {
    const key = `${platform ?? ''}\n${name}\n${unit}`
    if (platform !== null) {
      this.#byName.set(name, key)
      return key
    }
    return this.#byName.get(name) ?? key
  }

  /** Rows that name a screenshot are shown by it, in whatever order the two were given. */
  #withPicture<R>(name: string, take: (ref: EvidenceRef | null) => R): R {
    if (name === '') return take(null)
    const find = (): EvidenceRef | null => {
      const sha256 = this.#pictures.get((name.split(/[/\\]/).at(-1) ?? '').toLowerCase())
      return sha256 === undefined ? null : { sha256, kind: 'screenshot' }
    }
    const found = find()
    if (found === null) this.#waiting.push(() => { const later = find(); if (later !== null) take(later) })
    return take(found)
  }

  #addPost(post: Kept<MediaPost>): 'added' | 'merged' | 'twice' | 'full' {
    const key = titleKeyOf(post)
    const same = this.#posts.has(post.id) ? post.id : key === null ? undefined : this.#sameByTitle(key, post)
    const old = same === undefined ? undefined : this.#posts.get(same)
    if (old === undefined) {
      if (this.#posts.size >= POSTS_KEPT) return 'full'
      this.#posts.set(post.id, post)
      if (key !== null) this.#byTitle.set(key, post.id)
      return 'added'
    }
    const merged = mergePost(old, post)
    if (merged.id !== old.id) {
      this.#posts.delete(old.id)
      if (key !== null) this.#byTitle.set(key, merged.id)
    }
    this.#posts.set(merged.id, merged)
    return old.evidence.sha256 === post.evidence.sha256 ? 'twice' : 'merged'
  }

  /** Only where one of the two has no number of the platform: two numbers are two posts, whatever they are called. */
  #sameByTitle(key: string, post: Kept<MediaPost>): string | undefined {
    const id = this.#byTitle.get(key)
    const old = id === undefined ? undefined : this.#posts.get(id)
    return old !== undefined && (old.weak || post.weak) ? id : undefined
  }

  /** The account as all files together show it. */
  content({ kind, unit, name, address, accountType, covers, imports }: AccountManifest): AccountContent {
    for (const take of this.#waiting.splice(0)) take()
    const posts = [...this.#posts.values()].sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.id, b.id))
    const accounts = [...this.#accounts.values()]
    const own = accounts.find(entry => entry.name === name && (entry.platform === null || entry.platform === kind) && entry.type !== null)
    return {
      kind, unit, name, address, accountType: accountType ?? own?.type ?? null, covers, posts, accounts, imports,
      comments: [...this.#comments.values()], entries: [...this.#entries.values()], searches: [...this.#searches.values()], features: [...this.#features.values()],
      packages: [...this.#packages.values()], listings: [...this.#listings.values()],
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const addressOf = (record: MediaRecord): string => (record.type === 'post' || record.type === 'entry' ? record.value.url : '')

function merge<T extends { readonly evidence: EvidenceRef }>(into: Map<string, T>, key: string, value: T, most: number, join: (old: T, value: T) => T): 'added' | 'merged' | 'twice' | 'full' {
  const old = into.get(key)
  if (old === undefined) {
    if (into.size >= most) return 'full'
    into.set(key, value)
    return 'added'
  }
  into.set(key, join(old, value))
  return old.evidence.sha256 === value.evidence.sha256 && value.evidence.kind === 'file' ? 'twice' : 'merged'
}

const latest = <T>(_old: T, value: T): T => value

/** The longer text and everything either side knows; the number of the platform wins over an id we made. */
function mergePost(old: Kept<MediaPost>, post: Kept<MediaPost>): Kept<MediaPost> {
  const fuller = post.text.length > old.text.length ? post : old
  const named = old.weak && !post.weak ? post : old
  return {
    ...fuller, id: named.id, weak: named.weak, title: fuller.title || old.title || post.title, url: named.url || old.url || post.url,
    date: preciser(old.date, post.date), links: [...new Set([...old.links, ...post.links])].slice(0, 20), isRepost: old.isRepost || post.isRepost, account: old.account ?? post.account,
  }
}

const preciser = (a: string | null, b: string | null): string | null => (a === null ? b : b === null || b.length <= a.length ? a : b)

const fillAccount = (old: Kept<AccountEntry>, value: Kept<AccountEntry>): Kept<AccountEntry> => ({ ...value, platform: value.platform ?? old.platform, unit: value.unit || old.unit, accountId: value.accountId || old.accountId, type: value.type ?? old.type, subject: value.subject || old.subject, description: value.description || old.description, evidence: value.subject === '' && old.subject !== '' ? old.evidence : value.evidence })

/** A list of what was tried completes the bare menu, and the other way round. */
const fillEntry = (old: Kept<MenuEntry>, value: Kept<MenuEntry>): Kept<MenuEntry> => {
  const [newer, older] = value.state === 'unknown' && value.category === '' ? [old, value] : [value, old]
  return { ...newer, url: newer.url || older.url, category: newer.category || older.category, state: newer.state === 'unknown' ? older.state : newer.state, mode: newer.mode ?? older.mode, adapted: newer.adapted ?? older.adapted, evidence: newer.evidence.kind === 'screenshot' ? newer.evidence : older.evidence.kind === 'screenshot' ? older.evidence : newer.evidence }
}

function titleKeyOf({ title, text, date }: MediaPost): string | null {
  const words = (title || text).replace(/[\s\p{P}\p{S}]+/gu, '').slice(0, 60)
  if (words.length < 6 || date === null) return null
  return createHash('sha1').update(`${words} ${date.slice(0, 10)}`).digest('base64')
}
