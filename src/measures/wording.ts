/** How numbers and names read in reasons and advice. Names come from evaluated sites: hostile until bounded here. */

const SHOWN = 5
const NAME_LENGTH = 40
// Control, zero-width and bidirectional characters: they could reorder or hide what a report says.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu

/** One line of visible text, at most 40 characters, in Chinese quotation marks; `（无名称）` when nothing is left. */
export function quoteName(text: string): string {
  const clean = text.slice(0, 1000).replace(INVISIBLE, ' ').trim()
  if (clean === '') return '（无名称）'
  const characters = Array.from(clean)
  return `“${characters.length > NAME_LENGTH ? `${characters.slice(0, NAME_LENGTH).join('')}…` : clean}”`
}

/** The first five names, then how many there are: `甲、乙、丙、丁、戊等 9 个`. A name that comes again is counted, not said twice. Names must be trusted (params) or quoted already. */
export function listNames(names: readonly string[], counter = '个', shown = SHOWN): string {
  const head = [...new Set(names)].slice(0, shown)
  return names.length > head.length ? `${head.join('、')}等 ${names.length} ${counter}` : head.join('、')
}

/** `20/28（71.4%）`. */
export function fractionText(count: number, total: number): string {
  return `${count}/${total}（${percentText(total === 0 ? 0 : count / total)}）`
}

/** `71.4%`; whole numbers without decimals. */
export function percentText(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}
