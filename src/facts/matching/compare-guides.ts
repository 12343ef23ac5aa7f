import { bigramsOf, dice } from '../site/title-core.ts'
import { bareText } from './fingerprints.ts'
import type { Guide, GuideElement } from '../page-facts.ts'
import { GUIDE_ELEMENTS } from '../page-facts.ts'

/** Elements that differ by nature of the channel, or that name the guide itself. */
const COMPARED: readonly GuideElement[] = GUIDE_ELEMENTS.filter(element => element !== '事项名称')
/** From here on two wordings say the same. */
const ALIKE = 0.85

export interface GuideDifference {
  readonly element: GuideElement
  readonly same: boolean
  readonly left: string
  readonly right: string
}

/** The name of a matter without 办事指南 and punctuation: equal for the same matter on two channels. */
export function matterKey(name: string): string {
  return bareText(name).replace(/(?:的)?(?:办事|服务|办理|申办|事项)?指南$/, '')
}

/** Elements that both guides have, each the same or not. Numbers (days, fees, telephone numbers) must be the same, words nearly. */
export function compareGuides(left: Guide, right: Guide): GuideDifference[] {
  return COMPARED.flatMap(element => {
    const [one, other] = [textOf(left, element), textOf(right, element)]
    return one === '' || other === '' ? [] : [{ element, same: isSame(element, one, other), left: one.slice(0, 120), right: other.slice(0, 120) }]
  })
}

function textOf(guide: Guide, element: GuideElement): string {
  if (element === '办理材料' && guide.materials.length > 0) return guide.materials.map(({ name }) => name).sort().join('；')
  return (guide.elements[element] ?? '').trim()
}

function isSame(element: GuideElement, left: string, right: string): boolean {
  const [one, other] = [bareText(left), bareText(right)]
  if (one === other) return true
  if (element === '联系电话' || element === '监督电话') return sameNumbers(phonesOf(left), phonesOf(right), 'some')
  if (!sameNumbers(numbersOf(left), numbersOf(right), 'all')) return false
  if (Math.min(one.length, other.length) >= 8 && (one.includes(other) || other.includes(one))) return true
  return dice(bigramsOf(one), bigramsOf(other)) >= ALIKE
}

const numbersOf = (text: string): Set<string> => new Set(text.normalize('NFKC').match(/\d{1,12}(?:\.\d{1,4})?/g) ?? [])
/** The last seven digits: area codes are written or not. */
const phonesOf = (text: string): Set<string> => new Set((text.normalize('NFKC').replaceAll(/(?<=\d)[-\s—－](?=\d)/g, '').match(/\d{5,15}/g) ?? []).map(number => number.slice(-7)))

function sameNumbers(a: ReadonlySet<string>, b: ReadonlySet<string>, how: 'some' | 'all'): boolean {
  if (a.size === 0 || b.size === 0) return how === 'all' ? a.size === b.size : false
  const shared = [...a].filter(number => b.has(number)).length
  return how === 'some' ? shared > 0 : shared === a.size && shared === b.size
}
