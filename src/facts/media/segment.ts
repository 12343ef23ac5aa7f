import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import type { WordClass } from '../lexicon/media-words.ts'

let jieba: Jieba | null = null
/** The dictionary takes half a second and is only read by whoever judges posts. */
const segmenter = (): Jieba => (jieba ??= Jieba.withDict(dict))

interface Node { readonly next: Map<number, Node>; word: number }

/** Words of so many characters mean themselves wherever they stand; shorter ones may be pieces of others. */
const SAFE_LENGTH = 3

/** Finds the words of a list in texts: short ones only between the borders of segmented words. */
export class WordFinder {
  readonly #root: Node = { next: new Map(), word: -1 }
  readonly words: readonly string[]

  constructor(words: Iterable<string>) {
    this.words = [...new Set(words)]
    for (const [index, word] of this.words.entries()) {
      let node = this.#root
      for (let at = 0; at < word.length; at++) {
        let next = node.next.get(word.charCodeAt(at))
        if (next === undefined) node.next.set(word.charCodeAt(at), (next = { next: new Map(), word: -1 }))
        node = next
      }
      node.word = index
    }
  }

  /** The words of the list that stand in the text, each once. */
  find(text: string): Set<string> {
    const found = new Set<string>()
    const borders = bordersOf(text)
    for (let start = 0; start < text.length; start++) {
      let node: Node | undefined = this.#root
      for (let at = start; at < text.length; at++) {
        node = node.next.get(text.charCodeAt(at))
        if (node === undefined) break
        if (node.word >= 0 && (at + 1 - start >= SAFE_LENGTH || (borders[start] === 1 && borders[at + 1] === 1))) found.add(this.words[node.word] ?? '')
      }
    }
    return found
  }
}

/** 1 where a word begins or ends; the border of a single character is one on either side. */
function bordersOf(text: string): Uint8Array {
  const borders = new Uint8Array(text.length + 1)
  let at = 0
  for (const token of segmenter().cut(text, true)) {
    borders[at] = 1
    at += token.length
  }
  borders[text.length] = 1
  return borders
}

/** All words of the given classes. */
export const wordsOf = (classes: Iterable<WordClass>): string[] => [...classes].flatMap(({ strong, weak = [], not = [] }) => [...strong, ...weak, ...not])
