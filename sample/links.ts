import iconv from 'iconv-lite'
import type { SampleResponse } from './response.ts'
import type { SampleSite } from './site.ts'

/** A link as the generator wrote it: absolute, without fragment. */
export interface WrittenLink { readonly from: string; readonly to: string; readonly text: string }

/** The HTML of an answer as it was written, or null for other answers. Pages without a declared charset are GB18030. */
export function htmlOf({ headers, body, status }: SampleResponse): string | null {
  const type = headers.find(([name]) => name === 'Content-Type')?.[1] ?? ''
  if (status !== 200 || !type.startsWith('text/html')) return null
  return type === 'text/html' ? iconv.decode(Buffer.from(body), 'gb18030') : new TextDecoder().decode(body)
}

const LINK = /<(a|img|script|link|video|area)\b[^>]*?\s(?:href|src)=["']([^"']+)["'][^>]*>(?:([^<]*)<\/a>)?/g

/** Every link of the static pages, comments left out, in order of URL and place. Knows only markup this generator writes. */
export function writtenLinks(site: SampleSite): WrittenLink[] {
  return [...site.answers.values()].flatMap(answer => {
    const html = htmlOf(answer)?.replaceAll(/<!--[\s\S]*?-->/g, '') ?? ''
    return [...html.matchAll(LINK)].map(([tag, , target = '', text = '']): WrittenLink => {
      const url = new URL(target.replaceAll('&amp;', '&'), answer.url)
      url.hash = ''
      return { from: answer.url, to: url.href, text: text === '' ? (/\salt="([^"]*)"/.exec(tag)?.[1] ?? '') : text }
    })
  })
}
