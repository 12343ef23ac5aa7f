import type { GivenFacts } from './measure.ts'
import type { Kept, MenuEntry } from '../model/media.ts'
import type { Judgement } from '../model/judgement.ts'
import { entriesFor, entryName, judgedAccount, notImported, triedConfidence } from './new-media.ts'
import { askPerson, rate } from './share.ts'
import { fractionText, listNames } from './wording.ts'

/** Questions about entries that people tried and wrote down; a menu that nobody tried is a person's turn. */

export interface TrialQuestion {
  readonly purpose: 'service' | 'query' | 'rating'
  /** Counter and noun: `个办事入口`. */
  readonly noun: string
  /** What the good ones are: `有办事指南`. */
  readonly quality: string
  readonly isGood: (entry: MenuEntry) => boolean | null
  /** Rating of a share of good ones. */
  readonly rating: (share: number, decided: readonly Kept<MenuEntry>[]) => number
  readonly advice: string
  readonly notes?: (decided: readonly Kept<MenuEntry>[]) => readonly string[]
}

/** Suggests from the share of entries in which it was seen; those nobody tried are left out, and none at all in an imported menu is 0. */
export function rateTrials(menus: GivenFacts<'media-menus'>['media-menus'], variant: string, { purpose, noun, quality, isGood, rating, advice, notes }: TrialQuestion): Judgement {
  const menu = judgedAccount(menus.value, variant)
  if (!menu) return notImported('菜单和功能', 'media-menus')
  const found = entriesFor(menu.entries, purpose)
  const all = `导入的菜单和功能共 ${menu.entries.length} 个`
  if (found.length === 0) return rate({ rating: 0, confidence: 0.6, reasons: [`${all}，没有见到${noun.replace(/^个/, '')}`], advice: [advice], evidence: menu.entries.map(({ evidence }) => evidence) })
  const decided = found.filter(entry => isGood(entry) !== null)
  if (decided.length === 0) return askPerson(`${all}，见到 ${found.length} ${noun}：${listNames(found.map(entryName))}；都没有试用记录，请打开查看后判断`)
  const good = decided.filter(entry => isGood(entry) === true)
  const poor = decided.filter(entry => isGood(entry) === false)
  return rate({
    rating: rating(good.length / decided.length, decided),
    confidence: triedConfidence(decided.length),
    reasons: [`${all}，其中 ${found.length} ${noun}，有试用记录的 ${decided.length} 个，${quality}的 ${fractionText(good.length, decided.length)}`, ...(poor.length > 0 ? [`不是的：${listNames(poor.map(entryName))}`] : []), ...(notes?.(decided) ?? [])],
    advice: [advice],
    evidence: [...poor, ...good].map(({ evidence }) => evidence),
  })
}
