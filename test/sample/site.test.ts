import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { DATA, GONE_HOST, NEIGHBOURS, PORTAL, SERVICE } from '../../sample/city.ts'
import { dynamicResponse } from '../../sample/dynamic.ts'
import { FICTIONAL_ID, FICTIONAL_ID_IN_FILE, FICTIONAL_MOBILE } from '../../sample/files/id-number.ts'
import { staleColumns } from '../../sample/column-state.ts'
import { deadLinks, htmlOf, writtenLinks } from '../../sample/links.ts'
import { buildPortal } from '../../sample/portal/portal.ts'
import { AnswerBook, buildSite, sampleResponses } from '../../sample/site.ts'
import { sampleTruth } from '../../sample/truth.ts'

const site = buildSite()
const pages = [...site.answers.values()].flatMap(answer => {
  const html = htmlOf(answer)
  return html === null ? [] : [{ url: answer.url, html }]
})

describe('the sample portal', () => {
  test('has at least 300 pages on three hosts', () => {
    expect(pages.length).toBeGreaterThanOrEqual(300)
    expect([...new Set(pages.map(({ url }) => new URL(url).host))].sort()).toEqual([DATA, PORTAL, SERVICE].sort())
  })

  test('is built byte for byte the same twice', () => {
    const digest = (answers: Iterable<{ url: string; status: number; headers: unknown; body: Uint8Array }>): string => {
      const hash = createHash('sha256')
      for (const { url, status, headers, body } of [...answers].sort((a, b) => (a.url < b.url ? -1 : 1))) hash.update(`${url} ${status} ${JSON.stringify(headers)}\n`).update(body)
      return hash.digest('hex')
    }
    const again = new AnswerBook()
    buildPortal(again)
    expect(digest(again.answers.values())).toBe(digest(sampleResponses()))
  })

  test('hands its answers out in the order of their addresses', () => {
    const urls = [...sampleResponses()].map(({ url }) => url)
    expect(urls).toEqual([...urls].sort())
  })

  test('says on every page that it is a sample of a fictional city', () => {
    expect(pages.filter(({ html }) => !html.includes('示例数据 虚构城市')).map(({ url }) => url)).toEqual([])
  })

  test('has no link that leads nowhere except those the truth lists', () => {
    const dead = new Set(deadLinks(site).map(({ url }) => url))
    const astray = writtenLinks(site).filter(({ to }) => {
      const url = new URL(to)
      if ((NEIGHBOURS as readonly string[]).includes(url.host) || dead.has(to)) return false
      return site.answers.get(to) === undefined && dynamicResponse(site, url) === null
    })
    expect(astray).toEqual([])
    expect(dead.size).toBeGreaterThanOrEqual(10)
  })

  test('has dead links on the home page, as an image, as an attachment and outside the city', () => {
    const dead = deadLinks(site)
    const has = (matches: (url: string, from: readonly { url: string }[]) => boolean): boolean => dead.some(({ url, from }) => matches(url, from))
    expect(has((_, from) => from.some(({ url }) => url === `http://${PORTAL}/`))).toBe(true)
    expect(has(url => url.endsWith('.jpg'))).toBe(true)
    expect(has(url => url.endsWith('.pdf'))).toBe(true)
    expect(has(url => new URL(url).host === GONE_HOST)).toBe(true)
  })

  test('names no gov.cn host but its own and the state bodies its footer points at', () => {
    const hosts = new Set(pages.flatMap(({ html }) => [...html.matchAll(/([a-z0-9.-]+\.(?:gov|conac)\.cn)\b/g)].map(([, host]) => host)))
    expect([...hosts].sort()).toEqual([DATA, PORTAL, SERVICE, ...NEIGHBOURS].sort())
  })

  test('keeps titles of items unique, so that a title names one page', () => {
    const titles = site.titles.map(({ title }) => title)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  test('holds the stale columns it means to hold and no others', () => {
    expect(staleColumns(site.records.columns).map(({ name }) => name)).toEqual(['部门动态', '行政事业性收费', '产品质量监督检查'])
  })

  test('knows the committed truth', () => {
    const path = fileURLToPath(new URL('../../sample/truth.json', import.meta.url))
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(sampleTruth(site))))
  })

  test('repeats no personal number in the truth', () => {
    const truth = JSON.stringify(sampleTruth(site))
    expect([FICTIONAL_ID, FICTIONAL_ID_IN_FILE, FICTIONAL_MOBILE].filter(number => truth.includes(number))).toEqual([])
  })
})
