import { readPage } from '../../page/read-page.ts'
import type { Page } from '../../page/page.ts'
import { takeAccount, takePost } from './posts.ts'
import { textOf } from './sink.ts'
import type { ImportSink } from './sink.ts'

const IS_ARTICLE = /mp\.weixin\.qq\.com|rich_media_(?:content|title)|id=["']js_content["']/

/** Whether a saved page is an article of WeChat. */
export const isWechatArticle = (head: string): boolean => IS_ARTICLE.test(head)

/** Reads one article as browsers and exporters save it. Addresses, ids and times stand in its scripts, the rest in the page. */
export function readWechatArticle(bytes: Uint8Array, sink: ImportSink, place: string): void {
  const page = readPage(bytes, { url: 'https://mp.weixin.qq.com/s/', contentType: 'text/html' })
  const scripts = [...page.scripts, ...page.comments].join('\n')
  const meta = (name: string): string => page.metas[name]?.[0] ?? ''
  const variable = (...names: readonly string[]): string => {
    for (const name of names) {
      const found = new RegExp(`(?:var\\s+|window\\.|[{,;\\s])${name}\\s*[=:]\\s*(?:htmlDecode\\(|decodeURIComponent\\()?\\s*(?:""\\s*\\|\\|\\s*)?["']([^"'\\n]{1,2000})["']`).exec(scripts)?.[1]
      if (found !== undefined) return found.replaceAll('&amp;', '&').replaceAll('\\x26amp;', '&').replaceAll('\\x26', '&')
    }
    return ''
  }
  const blocks = page.blocks.filter(({ hints }) => /js_content|rich_media_content/.test(hints))
  const body = textOf((blocks.length > 0 ? blocks : page.blocks.filter(({ zone }) => zone === 'main')).map(({ text }) => text).join('\n'))
  const title = meta('og:title') || variable('msg_title') || headingOf(page) || (page.title ?? '')
  if (title === '' && body === '') return sink.fault(place, '不是公众号文章，或文章已被删除')
  sink.format('wechat-article')
  const [mid, index] = [variable('mid', 'appmsgid'), variable('idx', 'itemidx')]
  const url = meta('og:url') || variable('msg_link', 'link')
  const account = meta('og:article:author_account') || variable('nickname', 'nick_name') || nameIn(page)
  takePost(sink, {
    id: /^\d{6,15}$/.test(mid) ? `${mid}_${/^\d{1,2}$/.test(index) ? index : '1'}` : null, title, text: body, date: variable('ct', 'ori_create_time', 'create_time') || variable('createTime', 'oriCreateTime', 'publish_time') || timeIn(page),
    url, links: page.links.filter(({ kind }) => kind === 'a').map(link => link.url).filter(link => !link.startsWith('https://mp.weixin.qq.com/s/#')), account,
  }, place)
  if (account !== '') takeAccount(sink, { platform: 'wechat', name: account, accountId: variable('user_name', 'username') || variable('biz', '__biz'), subject: variable('principal_name', 'profile_principal') }, place)
}

const headingOf = (page: Page): string => page.blocks.find(({ hints, heading }) => heading > 0 || /rich_media_title|activity-name/.test(hints))?.text ?? ''
const nameIn = (page: Page): string => page.blocks.find(({ hints }) => /js_name|profile_nickname|rich_media_meta_nickname/.test(hints))?.text ?? ''
const timeIn = (page: Page): string => page.blocks.find(({ hints }) => /publish_time/.test(hints))?.text ?? ''
