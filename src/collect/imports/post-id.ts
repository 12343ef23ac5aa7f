import { createHash } from 'node:crypto'

const BASE62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The number of a microblog from its short name: four characters of base 62 hold seven digits. Null when it is none. */
export function weiboNumber(bid: string): string | null {
  if (!/^[0-9a-zA-Z]{6,11}$/.test(bid) || /^\d+$/.test(bid)) return null
  const groups: string[] = []
  for (let end = bid.length; end > 0; end -= 4) groups.unshift(bid.slice(Math.max(0, end - 4), end))
  const digits = groups.map((group, index) => String([...group].reduce((sum, mark) => sum * 62 + BASE62.indexOf(mark), 0)).padStart(index === 0 ? 1 : 7, '0')).join('')
  return digits.length >= 14 && digits.length <= 17 ? digits : null
}

/** `mid_idx` of an article of WeChat from its address; short addresses do not tell it. */
export function wechatArticleId(url: string): string | null {
  const mid = /[?&](?:amp;)?mid=(\d{6,15})/.exec(url)?.[1]
  const index = /[?&](?:amp;)?idx=(\d{1,2})/.exec(url)?.[1]
  return mid === undefined ? null : `${mid}_${index ?? '1'}`
}

/** Id of a microblog from its number, short name or address; null when none of them tells it. */
export function weiboId(...names: readonly string[]): string | null {
  for (const name of names) {
    const plain = name.trim()
    if (/^\d{14,17}$/.test(plain)) return plain
    const number = weiboNumber(plain) ?? weiboNumber(/weibo\.(?:com|cn)\/(?:\d+|detail|status)\/([0-9A-Za-z]{8,11})(?:[?#/]|$)/.exec(plain)?.[1] ?? '')
    const inUrl = number ?? /weibo\.(?:com|cn)\/(?:\d+|detail|status)\/(\d{14,17})/.exec(plain)?.[1]
    if (inUrl !== undefined) return inUrl
  }
  return null
}

/** An id made of what is seen: the address, else title (or text) and day. */
export function weakId(url: string, words: string, date: string | null): string {
  const source = url !== '' ? url.replace(/^https?:/, '').replace(/[#].*$/, '') : `${words.replace(/\s+/g, '').slice(0, 80)} ${date?.slice(0, 10) ?? ''}`
  return `~${createHash('sha256').update(source).digest('hex').slice(0, 20)}`
}
