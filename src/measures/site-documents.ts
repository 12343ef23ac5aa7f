import type { Item } from '../facts/facts.ts'
import { hasWord } from './name-match.ts'

/** Published documents about the running of the site itself, as suggestions for a person. */

/** Items whose title or opening holds a word of every list; each address once, by address. */
export function documentsWith(items: readonly Item[], ...wordLists: readonly (readonly string[])[]): Item[] {
  const found = items.filter(({ title, excerpt }) => wordLists.every(words => hasWord(title, words) || hasWord(excerpt, words)))
  return [...new Map(found.map(item => [item.url, item])).values()].sort((a, b) => (a.url < b.url ? -1 : Number(a.url > b.url)))
}

/** Which named aspects the texts touch. */
export function aspectsOf(texts: readonly string[], aspects: readonly { readonly name: string; readonly words: readonly string[] }[]): string[] {
  return aspects.filter(({ words }) => texts.some(text => hasWord(text, words))).map(({ name }) => name)
}
