import iconv from 'iconv-lite'
import { GONE_HOST } from './city.ts'
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

interface DeadTruth { readonly url: string; readonly status: string; readonly internal: boolean; readonly from: readonly { readonly url: string; readonly text: string }[] }

/** Links that lead nowhere, each with the pages and texts it stands on. */
export function deadLinks(site: SampleSite): DeadTruth[] {
  const places = Map.groupBy(writtenLinks(site), link => link.to)
  const isDead = (url: string): boolean => site.answers.get(url)?.status === 404 || new URL(url).host === GONE_HOST
  return [...places].filter(([url]) => isDead(url)).map(([url, links]) => {
    const internal = new URL(url).host !== GONE_HOST
    return { url, status: internal ? 'HTTP 404' : 'dns', internal, from: links.map(({ from, text }) => ({ url: from, text })) }
  }).sort((a, b) => (a.url < b.url ? -1 : 1))
}
