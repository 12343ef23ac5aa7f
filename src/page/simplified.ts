import { TRADITIONAL } from './lexicon/traditional.ts'

/** By the code of a traditional character: that of the simplified one; 0 for every other character. All are single code units. */
const SIMPLE = new Uint16Array(0x1_0000)
for (const [simple = '', ...forms] of TRADITIONAL.trim().split(/\s+/)) for (const form of forms) SIMPLE[form.charCodeAt(0)] = simple.charCodeAt(0)

/**
 * A text with the traditional characters of labels exchanged, for matching; every character stays at its place. What is shown
 * stays as printed. Every block of every page is asked for, and nearly none has such a character: those are answered as they are.
 */
export function simplified(text: string): string {
  for (let i = 0; i < text.length; i++) if (SIMPLE[text.charCodeAt(i)] !== 0) return text.slice(0, i) + exchanged(text, i)
  return text
}

function exchanged(text: string, from: number): string {
  let rest = ''
  for (let i = from; i < text.length; i++) rest += String.fromCharCode(SIMPLE[text.charCodeAt(i)] || text.charCodeAt(i))
  return rest
}
