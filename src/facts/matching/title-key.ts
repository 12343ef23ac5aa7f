const NOISE = /[\s\p{P}\p{S}\p{Cc}\p{Cf}\p{Extended_Pictographic}]+/gu
/** What editors of accounts put before a title: 【权威发布】, 重磅！, 关注｜, 转发丨 … */
const LABEL = /^(?:\s*(?:[【[［〔（(][^】\]］〕）)]{1,14}[】\]］〕）)]|[\u4e00-\u9fffA-Za-z0-9·]{1,8}\s*[|丨｜│︱]|(?:权威发布|最新消息|最新|快讯|重磅|速看|转发|转载|注意|提醒|通知|扩散|关注|喜讯|好消息|收藏|必看|聚焦|要闻|头条|视频|图解|一图读懂|解读|公告|政策|便民)\s*[!！:：,，~～—-]+)\s*)+/
/** What sites and accounts put after it: the name of the site, （附名单）, ！速看 … */
const TAIL = /(?:\s*(?:[（([【][^）)\]】]{0,4}(?:附|含|图|视频|转发|内附|收藏|扫码)[^）)\]】]{0,12}[）)\]】]|[_|丨｜-]\s*[^_|丨｜-]{2,20}(?:政府|门户网站|发布|网|委|局|办)|[!！~～。.…]+\s*(?:速看|快看|快转|请转发|请扩散|转发周知|收藏|必看|附(?:全文|名单|详情))?))+\s*$/

/** A title without the ornaments of editors, punctuation, blanks and case: equal for the same item on two channels. Keeps numbers and places. */
export function titleKey(title: string): string {
  const plain = title.slice(0, 300).normalize('NFKC').trim()
  const bare = plain.replace(LABEL, '').replace(TAIL, '')
  const key = bare.replace(NOISE, '').toLowerCase()
  return key.length >= 4 ? key : plain.replace(NOISE, '').toLowerCase()
}
