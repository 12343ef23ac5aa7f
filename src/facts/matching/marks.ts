/**
 * What makes one text different from another of the same template: numbers, years, issues and names of places. Two reports
 * of two years or two counties share nearly all their words; these they do not share.
 */

const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const MARKS_KEPT = 400
const NUMBER = /\d{1,12}(?:\.\d{1,4})?%?/g
const CHINESE_NUMBER = /(?:第|共|约|为|达|近|的)?([零〇○一二两三四五六七八九十百]{1,7})(?=年|月|日|季度|期|批|届|次|号|项|个|家|名|人|户|条|件|处|万|亿|元|公里|级|类|轮|场|区)/g
const PLACE = /([\u4e00-\u9fff]{2})(?:省|市|县|区|旗|镇|乡|街道|社区|村|局|厅|委)/g
/** What ends in a character of place and names none. */
const NO_PLACE = /^(?:全|我|本|各|该|市|省|县|区|城|在|于|和|与|及|对|向|由|到|往|从|的|了|是|为|将|进|出|上|下|大|小|新|老|某|两|多|几)|(?:全|我|本|各|该|城|超|夜|菜|集|园|小|社|景|山|厂|校|辖|街|地|片|库|牧|灾|疫|产|特|专|开发|试验|保护|自贸|乡|农|新农)$/

/** Numbers of a text (Arabic, full width and Chinese alike) and names of places in it, each once, at most 400. */
export function marksOf(text: string): Set<string> {
  const marks = new Set<string>()
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '')
  for (const match of plain.matchAll(NUMBER)) {
    if (marks.size >= MARKS_KEPT) return marks
    marks.add(match[0].replace(/^0+(?=\d)/, '').replace(/(\.\d*?)0+(?=%|$)/, '$1').replace(/\.(?=%|$)/, ''))
  }
  for (const match of plain.matchAll(CHINESE_NUMBER)) {
    if (marks.size >= MARKS_KEPT) return marks
    const number = chineseNumber(match[1] ?? '')
    if (number !== null) marks.add(number)
  }
  for (const place of placesOf(plain)) if (marks.size < MARKS_KEPT) marks.add(place)
  return marks
}

/** `松坪县` → `松坪`: the two characters before a character of place; the same words always give the same name. */
export function placesOf(text: string): Set<string> {
  const places = new Set<string>()
  for (const match of text.matchAll(PLACE)) {
    const name = match[1] ?? ''
    if (!NO_PLACE.test(name)) places.add(name)
    if (places.size >= MARKS_KEPT) break
  }
  return places
}

function chineseNumber(text: string): string | null {
  if (!/[十百]/.test(text)) return [...text].length >= 2 || text !== '一' ? [...text].map(character => DIGITS[character] ?? '').join('') : null
  let total = 0
  let digit = 0
  for (const character of text) {
    if (character === '百') [total, digit] = [total + (digit || 1) * 100, 0]
    else if (character === '十') [total, digit] = [total + (digit || 1) * 10, 0]
    else digit = DIGITS[character] ?? 0
  }
  return String(total + digit)
}

/** Share (0..1) of the marks of the side with fewer that the other side has too; null when there are none to compare. */
export function sharedMarks(a: ReadonlySet<string>, b: ReadonlySet<string>): number | null {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  if (few.size === 0) return null
  let shared = 0
  for (const mark of few) if (many.has(mark)) shared++
  return shared / few.size
}
