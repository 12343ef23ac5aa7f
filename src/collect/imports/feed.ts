import { Parser } from 'htmlparser2'
import { takeAccount, takePost } from './posts.ts'
import { firstOf, isJson, listOf, stringOf } from './sink.ts'
import type { ImportSink, Json } from './sink.ts'
import { readText } from './source.ts'
import type { ImportSource } from './source.ts'

/** An item of a JSON Feed; false when it is none. */
export function takeFeedItem(sink: ImportSink, path: string, value: Json, place: string): boolean {
  if (path !== 'items' || (value['date_published'] === undefined && value['content_html'] === undefined && value['content_text'] === undefined)) return false
  sink.format('json-feed')
  const author = listOf(value['authors']).find(isJson)
  takePost(sink, { title: stringOf(value['title']), text: firstOf(value, 'content_text', 'content_html', 'summary'), date: firstOf(value, 'date_published', 'date_modified'), url: firstOf(value, 'url', 'id', 'external_url'), ...(author && { account: stringOf(author['name']) }) }, place)
  return true
}

/** The head of a JSON Feed names the account. */
export function takeFeedRoot(sink: ImportSink, value: Json, place: string): void {
  if (/jsonfeed\.org/.test(stringOf(value['version']))) takeAccount(sink, { name: feedName(stringOf(value['title'])), description: stringOf(value['description']) }, place)
}

/** RSSHub calls a feed after the account and the place: `青岚发布 的微博`, `青岚发布 - 公众号`. */
const feedName = (title: string): string => title.replace(/\s*(?:的微博|的公众号|[-–—|·]\s*(?:公众号|微信公众号|微博))\s*$/, '').trim()

const MOST_TEXT = 500_000
const FIELDS: Readonly<Record<string, 'title' | 'url' | 'date' | 'later' | 'text' | 'full' | 'account'>> = {
  title: 'title', link: 'url', guid: 'url', id: 'url', pubdate: 'date', published: 'date', 'dc:date': 'date', updated: 'later',
  description: 'text', summary: 'text', content: 'full', 'content:encoded': 'full', author: 'account', 'dc:creator': 'account', name: 'account',
}

/** Reads RSS 2.0, RSS 1.0 and Atom as they come, item by item. */
export async function readFeed(source: ImportSource, sink: ImportSink): Promise<void> {
  let item: Partial<Record<string, string>> | null = null
  let depth = 0
  let text = ''
  let count = 0
  let head: string | null = null
  const close = (): void => {
    if (item === null) return
    const { title = '', url = '', date, later, text: short = '', full = '', account = '' } = item
    takePost(sink, { title: isRepeated(title, full || short) ? '' : title, text: full || short, date: date ?? later ?? '', url, account }, `第 ${count} 条`)
    item = null
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      const tag = name.toLowerCase()
      depth++
      if (tag === 'rss' || tag === 'rdf:rdf') sink.format('rss')
      if (tag === 'feed') sink.format('atom')
      if (tag === 'item' || tag === 'entry') {
        item = {}
        count++
        return
      }
      if (FIELDS[tag] !== undefined) text = ''
      // Atom says the address in an attribute; the page itself is the one without `rel` or with rel=alternate.
      if (item !== null && tag === 'link' && attributes['href'] !== undefined && /^(?:|alternate)$/.test(attributes['rel'] ?? '')) item['url'] ??= attributes['href']
    },
    ontext(piece) { if (text.length < MOST_TEXT) text += piece },
    onclosetag(name) {
      const tag = name.toLowerCase()
      depth--
      if (tag === 'item' || tag === 'entry') return close()
      const kind = FIELDS[tag]
      if (kind === undefined) return
      const value = text.trim()
      if (item === null) { if (kind === 'title' && head === null) { head = value; takeAccount(sink, { name: feedName(value) }, '文件头') } }
      else if (value !== '' && (kind !== 'url' || /^https?:/.test(value))) item[kind] ??= value
      text = ''
    },
  }, { xmlMode: true, decodeEntities: true })
  for await (const piece of readText(source)) parser.write(piece)
  if (item !== null) {
    sink.fault(`第 ${count} 条`, '文件在这一条中间中断')
    item = null
  } else if (depth > 0) sink.fault('文件末尾', '文件没有写完就结束')
  parser.end()
}

/** Feeds of microblogs repeat the beginning of the text as title. */
const isRepeated = (title: string, markup: string): boolean => {
  const plain = (text: string): string => text.replace(/<[^>]{0,2000}>|\s|…|\.\.\.$/g, '')
  return title !== '' && plain(markup).startsWith(plain(title).slice(0, 40)) && plain(markup).length > plain(title).length + 10
}
