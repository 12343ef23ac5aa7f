import type { BuiltColumn } from './portal/columns.ts'

const TYPOS: readonly (readonly [string, string])[] = [['布署', '部署'], ['座落于', '坐落于']]

/** Wrong wording put into items, with the page it stands on. */
export function textErrors(columns: readonly BuiltColumn[]): { wrong: string; right: string; url: string }[] {
  return columns.flatMap(({ items }) => items.flatMap(item => TYPOS.filter(([wrong]) => item.paragraphs.some(text => text.includes(wrong))).map(([wrong, right]) => ({ wrong, right, url: item.url }))))
}
