import type { AccountContent, AccountEntry, Kept, MediaComment, MediaPost, MenuEntry } from '../../src/model/media.ts'
import type { EvidenceRef } from '../../src/model/evidence.ts'

export const FILE: EvidenceRef = { sha256: 'f'.repeat(64), kind: 'file' }

/** An account with nothing in it but what is given. */
export const account = (given: Partial<AccountContent> = {}): AccountContent => ({
  kind: 'wechat', unit: '青岚市人民政府', name: '青岚发布', address: 'qinglanfabu', accountType: null, covers: null, posts: [], comments: [], accounts: [], entries: [], searches: [], features: [], packages: [], listings: [],
  imports: [{ file: 'files/f.json', name: 'f.json', sha256: FILE.sha256, size: 1, formats: ['wechat-appmsg-list'], importedAt: '2020-11-30T08:00:00.000Z', records: 1, faults: [], faultCount: 0 }], ...given,
})
export const post = (given: Partial<MediaPost> & { readonly date: string | null }): Kept<MediaPost> => ({ id: `${given.date} ${given.title ?? ''}`, weak: false, title: '', text: '', url: '', links: [], isRepost: false, account: null, ...given, evidence: FILE })
export const comment = (given: Partial<MediaComment>): Kept<MediaComment> => ({ id: given.text ?? '', post: '', text: '', date: null, replies: [], ...given, evidence: FILE })
export const entry = (given: Partial<MenuEntry>): Kept<MenuEntry> => ({ title: '', path: [], url: '', category: '', state: 'unknown', mode: null, adapted: null, hasGuide: null, hasForm: null, hasSample: null, sameData: null, sameSystem: null, sameLogin: null, networked: null, items: [], published: null, triedOn: null, ...given, evidence: FILE })
export const registered = (given: Partial<AccountEntry>): Kept<AccountEntry> => ({ platform: 'wechat', unit: '青岚市人民政府', name: '青岚发布', accountId: '', type: null, subject: '', description: '', state: 'open', ...given, evidence: FILE })
