import type { AccountEntry, MediaPost } from '../../model/media.ts'
import { importDate } from './import-date.ts'
import { readMarkup } from './markup.ts'
import { weakId, wechatArticleId, weiboId } from './post-id.ts'
import { lineOf } from './sink.ts'
import type { ImportSink } from './sink.ts'

/** A post as an export gives it, before it is checked. */
export interface RawPost {
  readonly id?: string | null
  readonly title?: string
  /** Text or markup. */
  readonly text?: string
  readonly date: unknown
  readonly url?: string
  readonly links?: readonly string[]
  readonly isRepost?: boolean
  readonly account?: string
}

/** Checks a post and hands it on; what cannot be one is named with the reason. Posts without a date are kept: they exist. */
export function takePost(sink: ImportSink, raw: RawPost, place: string): void {
  const { text, links } = readMarkup(raw.text ?? '')
  const title = lineOf(readMarkup(raw.title ?? '').text)
  if (title === '' && text === '') return sink.fault(place, '没有标题，也没有正文')
  const given = typeof raw.date === 'string' ? raw.date.trim() : raw.date
  const isDated = given !== undefined && given !== null && given !== '' && given !== 0
  const date = isDated ? importDate(given) : null
  if (isDated && date === null) return sink.fault(place, `发布时间“${lineOf(String(given), 40)}”看不懂`)
  if (date !== null && date.slice(0, 10) > sink.today) return sink.fault(place, `发布时间 ${date} 晚于导入之日`)
  const url = /^https?:\/\//i.test(raw.url ?? '') ? (raw.url ?? '').slice(0, 1_000) : ''
  const id = raw.id ?? wechatArticleId(url) ?? weiboId(url)
  const value: MediaPost = {
    id: id ?? weakId(url, title || text, date), weak: id === null || id === undefined, title, text, date, url,
    links: [...new Set([...links, ...(raw.links ?? []).filter(link => /^https?:\/\//i.test(link))])].slice(0, 20),
    isRepost: raw.isRepost ?? false, account: lineOf(raw.account ?? '', 60) || null,
  }
  if (date === null) sink.fault(place, '没有发布时间，已保留但不计入更新频率')
  sink.record({ type: 'post', value }, place)
}

/** A comment with its replies; without a text it is none. */
export function takeComment(sink: ImportSink, { id, post, text: markup, date: given, replies }: { readonly id: string; readonly post: string; readonly text: string; readonly date: unknown; readonly replies: readonly { readonly text: string; readonly date: unknown }[] }, place: string): void {
  const { text } = readMarkup(markup)
  if (text === '') return sink.fault(place, '留言没有内容')
  const date = importDate(given)
  if (date !== null && date.slice(0, 10) > sink.today) return sink.fault(place, `留言时间 ${date} 晚于导入之日`)
  const kept = replies.flatMap(reply => {
    const said = readMarkup(reply.text).text
    return said === '' ? [] : [{ text: said, date: importDate(reply.date) }]
  })
  sink.record({ type: 'comment', value: { id: id === '' ? weakId('', `${post} ${text}`, date) : id, post: lineOf(post), text, date, replies: kept } }, place)
}

/** What an export says of the account itself; parts it does not tell are empty. */
export function takeAccount(sink: ImportSink, entry: Partial<AccountEntry> & Pick<AccountEntry, 'name'>, place: string): void {
  const name = lineOf(entry.name, 60)
  if (name === '') return
  sink.record({ type: 'account', value: { platform: entry.platform ?? null, unit: lineOf(entry.unit ?? '', 100), name, accountId: lineOf(entry.accountId ?? '', 100), type: entry.type ?? null, subject: lineOf(entry.subject ?? '', 100), description: lineOf(entry.description ?? ''), state: entry.state ?? 'open' } }, place)
}
