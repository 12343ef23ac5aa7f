import { Parser } from 'htmlparser2'
import { LINKS_KEPT, textOf } from './sink.ts'

const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'section', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'blockquote'])
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript'])
const MOST_MARKUP = 200_000
const BARE_LINK = /https?:\/\/[\w.-]+\.[a-z]{2,}(?:[/?][\w\-./?%&=+~#:@!$,;*]{0,500})?/gi

/** The text of a piece of markup and the addresses it leads to; plain text stays as it is. */
export function readMarkup(source: string): { readonly text: string; readonly links: readonly string[] } {
  const markup = source.slice(0, MOST_MARKUP)
  const links = new Set<string>()
  const addLink = (url: string): void => { if (links.size < LINKS_KEPT && /^https?:\/\//i.test(url)) links.add(url.slice(0, 1_000)) }
  let text = markup
  if (/[<&]/.test(markup)) {
    const pieces: string[] = []
    let hidden = 0
    const parser = new Parser({
      onopentag(name, attributes) {
        if (HIDDEN.has(name)) hidden++
        if (BREAKS.has(name)) pieces.push('\n')
        if (name === 'a') addLink(attributes['href'] ?? '')
        if (name === 'img') pieces.push(attributes['alt'] ?? '')
      },
      ontext(piece) { if (hidden === 0) pieces.push(piece) },
      onclosetag(name) {
        if (HIDDEN.has(name)) hidden--
        if (name !== 'br' && BREAKS.has(name)) pieces.push('\n')
      },
    }, { decodeEntities: true })
    parser.end(markup)
    text = pieces.join('')
  }
  for (const [url] of text.slice(0, MOST_MARKUP).matchAll(BARE_LINK)) addLink(url)
  return { text: textOf(text), links: [...links] }
}
