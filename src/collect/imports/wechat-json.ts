import type { AccountType } from '../../model/media.ts'
import { wechatArticleId } from './post-id.ts'
import { takeAccount, takeComment, takePost } from './posts.ts'
import { firstOf, isJson, lineOf, listOf, stringOf } from './sink.ts'
import type { ImportSink, Json } from './sink.ts'

/** Takes an element of a WeChat export; false when it is none. */
export function takeWechatElement(sink: ImportSink, path: string, value: Json, place: string): boolean {
  if (isJson(value['comm_msg_info'])) return takeHistory(sink, value, place)
  if (isComment(path, value)) return takeElected(sink, value, '', place)
  if (isArticle(value)) return takeArticle(sink, value, place)
  if (/(?:^|\.)button$/.test(path) && stringOf(value['name']) !== '') return takeMenu(sink, value, [], place)
  if (stringOf(value['fakeid']) !== '' && stringOf(value['nickname']) !== '') return takeProfile(sink, value, place)
  return false
}

/** Takes what stands at the top: one article (JSON lines), lists written as a text inside JSON; false when it is neither. */
export function takeWechatRoot(sink: ImportSink, value: Json, place: string): boolean {
  if (typeof value['publish_page'] === 'string') return takePublishPage(sink, value['publish_page'], place)
  if (typeof value['general_msg_list'] === 'string') {
    const list = parsed(value['general_msg_list'])
    for (const [index, message] of listOf(isJson(list) ? list['list'] : null).entries()) if (isJson(message)) takeHistory(sink, message, `${place}第 ${index + 1} 条`)
    return true
  }
  if (!isArticle(value)) return false
  return takeArticle(sink, value, place)
}

const isArticle = (value: Json): boolean => stringOf(value['title']) !== '' && (/mp\.weixin\.qq\.com/.test(firstOf(value, 'link', 'content_url', 'url')) || (/^\d+_\d+$/.test(stringOf(value['aid'])) && value['link'] !== undefined))

/** Lists of the platform's own interface, as wechat_articles_spider, wechat-article-exporter and others keep them. */
function takeArticle(sink: ImportSink, value: Json, place: string): boolean {
  sink.format(value['_accountName'] !== undefined ? 'wechat-article-exporter' : value['appmsgid'] !== undefined || value['aid'] !== undefined ? 'wechat-appmsg-list' : 'wechat-article-list')
  const url = unescapeUrl(firstOf(value, 'link', 'content_url', 'url'))
  const aid = stringOf(value['aid'])
  const id = wechatArticleId(url) ?? (/^\d+_\d+$/.test(aid) ? aid : null)
  const account = firstOf(value, '_accountName', 'nickname', 'account_name')
  takePost(sink, { id, title: stringOf(value['title']), text: firstOf(value, 'content', 'digest', 'summary'), date: value['update_time'] || value['publish_time'] || value['create_time'] || value['datetime'], url, account }, place)
  for (const [index, comment] of listOf(value['comments']).entries()) if (isJson(comment)) takeElected(sink, comment, id ?? url, `${place}留言 ${index + 1}`)
  return true
}

/** A message of the history page (`profile_ext?action=getmsg`): one first article and those beside it. */
function takeHistory(sink: ImportSink, value: Json, place: string): boolean {
  sink.format('wechat-history')
  const common = isJson(value['comm_msg_info']) ? value['comm_msg_info'] : {}
  const first = value['app_msg_ext_info']
  const articles = isJson(first) ? [first, ...listOf(first['multi_app_msg_item_list']).filter(isJson)] : []
  if (articles.length === 0) {
    const text = stringOf(common['content'])
    if (text !== '') takePost(sink, { id: `m${stringOf(common['id'])}`, text, date: common['datetime'] }, place)
    return true
  }
  for (const [index, article] of articles.entries()) {
    const url = unescapeUrl(stringOf(article['content_url']))
    if (stringOf(article['title']) !== '') takePost(sink, { id: wechatArticleId(url), title: stringOf(article['title']), text: stringOf(article['digest']), date: common['datetime'], url }, `${place}之 ${index + 1}`)
  }
  return true
}

/** The list of publications of the platform's back end: JSON in a text in JSON. */
function takePublishPage(sink: ImportSink, text: string, place: string): boolean {
  const page = parsed(text)
  for (const [index, publication] of listOf(isJson(page) ? page['publish_list'] : null).entries()) {
    const info = isJson(publication) && typeof publication['publish_info'] === 'string' ? parsed(publication['publish_info']) : null
    const where = `${place}第 ${index + 1} 次发布`
    if (!isJson(info)) sink.fault(where, 'publish_info 不是完整的 JSON')
    else for (const article of listOf(info['appmsgex'])) if (isJson(article)) takeArticle(sink, article, where)
  }
  return true
}

const isComment = (path: string, value: Json): boolean => /(?:^|\.)(?:elected_comment|friend_comment|comment_list)$/.test(path) && stringOf(value['content']) !== ''

function takeElected(sink: ImportSink, value: Json, post: string, place: string): boolean {
  sink.format('wechat-comments')
  const reply = isJson(value['reply']) ? value['reply'] : isJson(value['reply_new']) ? value['reply_new'] : {}
  // Only the account itself answers here, but for readers who were let in (is_from_friend).
  const replies = listOf(reply['reply_list']).filter(isJson).filter(one => one['is_from'] === undefined || one['is_from'] === 2)
  takeComment(sink, { id: firstOf(value, 'content_id', 'id'), post, text: stringOf(value['content']), date: value['create_time'], replies: replies.map(one => ({ text: stringOf(one['content']), date: one['create_time'] })) }, place)
  return true
}

/** Buttons of `get_current_selfmenu_info` and `menu/get`. */
function takeMenu(sink: ImportSink, value: Json, above: readonly string[], place: string): boolean {
  sink.format('wechat-menu')
  const title = lineOf(stringOf(value['name']), 60)
  const sub = value['sub_button']
  const children = Array.isArray(sub) ? sub : isJson(sub) ? listOf(sub['list']) : []
  if (children.length > 0) {
    for (const child of children) if (isJson(child)) takeMenu(sink, child, [...above, title].slice(-5), place)
    return true
  }
  if (title === '') return true
  sink.record({
    type: 'entry', screenshot: '',
    value: { title, path: above, url: unescapeUrl(firstOf(value, 'url', 'pagepath')), category: '', state: 'unknown', mode: null, adapted: stringOf(value['type']) === 'miniprogram' ? true : null, hasGuide: null, hasForm: null, hasSample: null, sameData: null, sameSystem: null, sameLogin: null, networked: null, items: [], published: null, triedOn: null },
  }, place)
  return true
}

function takeProfile(sink: ImportSink, value: Json, place: string): boolean {
  sink.format('wechat-account')
  const type: AccountType | null = value['service_type'] === 2 ? 'service' : value['service_type'] === 1 || value['service_type'] === 0 ? 'subscription' : null
  takeAccount(sink, { platform: 'wechat', name: stringOf(value['nickname']), accountId: firstOf(value, 'alias', 'fakeid'), type, subject: firstOf(value, 'principal_name', 'verify_info', 'customer_type_name'), description: stringOf(value['signature']) }, place)
  return true
}

const unescapeUrl = (url: string): string => url.replaceAll('&amp;', '&').replaceAll('\\/', '/')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // the caller says where
  }
}
