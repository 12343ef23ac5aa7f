import { INTERPRETATION_WORDS } from '../lexicon/policy-titles.ts'

const ISSUER = /^[^《》关]{0,40}?(?:人民政府|办公室|办公厅|委员会|局|厅|委|办|部|院|中心|组|党委|市|县|区)?(?=关于)/
const FRAME = /关于|印发|转发|发布|公布|修订|修改|批转|的通知|通知$|的公告|公告$|的函$|实施$|现行有效|解读$/g
const NOISE = /[\s《》〈〉“”"'‘’「」『』【】[\]（）()\-—_:：,，。、!！?？|｜·•.]+/g

/**
 * What a title is about, without the issuing body, 关于印发…的通知, brackets and punctuation, so that
 * 《××市人民政府关于印发××办法的通知》 and 《一图读懂：××办法》 have the same core.
 */
export function titleCore(title: string): string {
  const bare = title.split(/[_|]/, 1)[0]?.trim() ?? title
  const quoted = longestQuoted(bare)
  const subject = quoted !== null && quoted.length >= 4 ? quoted : bare
  const stripped = subject.replace(INTERPRETATION_WORDS, '').replace(/[（(](?:试行|暂行|修订|征求意见稿|20\d{2}年?(?:版|修订)?)[）)]/g, '').replace(ISSUER, '').replace(FRAME, '').replace(NOISE, '')
  const core = stripped.replace(/^的|的$/g, '')
  return core.length >= 4 ? core : subject.replace(NOISE, '')
}

function longestQuoted(text: string): string | null {
  let longest: string | null = null
  for (const match of text.matchAll(/《([^《》]{2,120})》/g)) if (longest === null || (match[1] ?? '').length > longest.length) longest = match[1] ?? null
  return longest
}

/** Pairs of neighbouring characters of a text, each once. */
export function bigramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (let index = 0; index + 1 < text.length; index++) grams.add(text.slice(index, index + 2))
  return grams
}

/** Sørensen–Dice coefficient of two sets of bigrams, 0..1. */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  for (const gram of small) if (large.has(gram)) shared++
  return (2 * shared) / (a.size + b.size)
}
