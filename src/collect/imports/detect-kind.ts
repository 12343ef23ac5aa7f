import { basename } from 'node:path'
import type { AccountKind } from '../../model/media.ts'
import { fileFailure } from '../../shared/file-failure.ts'
import { AccountFold } from './account-content.ts'
import { readExport } from './read-export.ts'
import { openSource } from './source.ts'

/** The platform a file comes from, by the formats and addresses in it; null when it does not tell. Rejects as `readExport`. */
export async function detectKind(path: string): Promise<AccountKind | null> {
  const source = await openSource(path, basename(path)).catch((error: unknown) => { throw fileFailure('file-unreadable', path, error) })
  const fold = new AccountFold()
  const sink = fold.open({ sha256: source.sha256, file: '', name: source.name, today: '9999-12-31' })
  await readExport(source, sink)
  const { formats } = sink.done()
  if (formats.some(name => name.startsWith('wechat'))) return 'wechat'
  if (formats.some(name => /^weibo/i.test(name))) return 'weibo'
  if (formats.some(name => name === 'apk' || name === 'app-store-listing')) return 'app'
  const { posts, accounts } = fold.content({ format: 'zhengheng.account/1', tool: { version: '' }, kind: 'wechat', unit: '', name: '', address: '', accountType: null, covers: null, imports: [] })
  const host = posts.find(({ url }) => url !== '')?.url ?? ''
  if (/mp\.weixin\.qq\.com/.test(host)) return 'wechat'
  if (/weibo\.(?:com|cn)/.test(host)) return 'weibo'
  const platforms = new Set(accounts.flatMap(({ platform }) => platform ?? []))
  return platforms.size === 1 ? ([...platforms][0] ?? null) : null
}
