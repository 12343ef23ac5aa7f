import { weiboId } from './post-id.ts'
import { takeAccount, takeComment, takePost } from './posts.ts'
import { firstOf, isJson, listOf, stringOf } from './sink.ts'
import type { ImportSink, Json } from './sink.ts'

/** Takes an element of a Weibo export; false when it is none. */
export function takeWeiboElement(sink: ImportSink, value: Json, place: string): boolean {
  if (isJson(value['mblog'])) return takeStatus(sink, value['mblog'], 'weibo-cards', place)
  if (Array.isArray(value['card_group'])) {
    let found = false
    for (const card of value['card_group']) if (isJson(card) && isJson(card['mblog'])) found = takeStatus(sink, card['mblog'], 'weibo-cards', place)
    return found
  }
  if (isComment(value)) return takeWeiboComment(sink, value, place)
  if (isFlat(value)) return takeFlat(sink, value, place)
  if (stringOf(value['created_at']) !== '' && (value['text'] !== undefined || value['text_raw'] !== undefined) && firstOf(value, 'idstr', 'mid', 'mblogid', 'bid') !== '') return takeStatus(sink, value, 'weibo-statuses', place)
  return false
}

/** The account in the head of a crawler's file, or in the answer of the mobile site. */
export function takeWeiboRoot(sink: ImportSink, value: Json, place: string): boolean {
  const data = isJson(value['data']) ? value['data'] : {}
  const user = [value['user'], value['userInfo'], data['userInfo'], data['user']].find(isJson)
  if (user === undefined) return isFlat(value) ? takeFlat(sink, value, place) : false
  return takeUser(sink, user, isJson(value['data']), place)
}

function takeUser(sink: ImportSink, user: Json, isPage: boolean, place: string): boolean {
  const name = firstOf(user, 'screen_name', 'nickname', 'name')
  if (name === '') return false
  sink.format(user['nickname'] !== undefined ? 'weiboSpider' : isPage ? 'weibo-cards' : 'weibo-crawler')
  takeAccount(sink, { platform: 'weibo', name, accountId: firstOf(user, 'id', 'idstr'), subject: firstOf(user, 'verified_reason', 'verified'), description: firstOf(user, 'description') }, place)
  return true
}

/** weibo-crawler writes the fields of the site; weiboSpider its own names. */
const isFlat = (value: Json): boolean => (value['bid'] !== undefined && value['text'] !== undefined && !isJson(value['user']) && firstOf(value, 'created_at', 'full_created_at') !== '') || (value['publish_time'] !== undefined && value['content'] !== undefined && value['id'] !== undefined)

function takeFlat(sink: ImportSink, value: Json, place: string): boolean {
  const isSpider = value['publish_time'] !== undefined
  sink.format(isSpider ? 'weiboSpider' : 'weibo-crawler')
  const id = weiboId(stringOf(value['id']), stringOf(value['bid']))
  const date = firstOf(value, 'full_created_at', 'created_at', 'publish_time')
  const user = firstOf(value, 'user_id')
  const url = user !== '' && firstOf(value, 'bid', 'id') !== '' ? `https://weibo.com/${user}/${firstOf(value, 'bid', 'id')}` : ''
  takePost(sink, { id, text: firstOf(value, 'text', 'content'), date, url, links: [stringOf(value['article_url'])], isRepost: isJson(value['retweet']) || value['original'] === false, account: firstOf(value, 'screen_name') }, place)
  return true
}

/** A status as m.weibo.cn, weibo.com and the open interface give it. */
function takeStatus(sink: ImportSink, value: Json, format: string, place: string): boolean {
  sink.format(format)
  const user = isJson(value['user']) ? value['user'] : {}
  const id = weiboId(firstOf(value, 'idstr', 'id'), firstOf(value, 'mid'), firstOf(value, 'mblogid', 'bid'))
  const long = isJson(value['longText']) ? stringOf(value['longText']['longTextContent']) : ''
  const owner = firstOf(user, 'id', 'idstr')
  takePost(sink, { id, text: long || firstOf(value, 'text_raw', 'text'), date: value['created_at'], url: owner !== '' && id !== null ? `https://m.weibo.cn/detail/${id}` : '', isRepost: isJson(value['retweeted_status']), account: firstOf(user, 'screen_name') }, place)
  return true
}

const isComment = (value: Json): boolean => value['text'] !== undefined && isJson(value['user']) && (value['rootid'] !== undefined || value['floor_number'] !== undefined || value['comments'] !== undefined || value['like_counts'] !== undefined)

/** Answers below a comment count as replies when they are the author's own. */
function takeWeiboComment(sink: ImportSink, value: Json, place: string): boolean {
  sink.format('weibo-comments')
  const extra = stringOf(value['analysis_extra'])
  const author = /author_uid:(\d+)/.exec(extra)?.[1]
  const post = /mid:(\d{14,17})/.exec(extra)?.[1] ?? (isJson(value['status']) ? firstOf(value['status'], 'idstr', 'id', 'mid') : '')
  const replies = listOf(value['comments']).filter(isJson).filter(one => isJson(one['user']) && author !== undefined && firstOf(one['user'], 'id', 'idstr') === author)
  takeComment(sink, { id: firstOf(value, 'idstr', 'id', 'mid'), post, text: stringOf(value['text']), date: value['created_at'], replies: replies.map(one => ({ text: stringOf(one['text']), date: one['created_at'] })) }, place)
  return true
}
