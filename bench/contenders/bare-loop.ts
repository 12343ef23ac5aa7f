/** The least one can do: undici and htmlparser2, links, title, metas and dates of each page, nothing stored. */
import { Parser } from 'htmlparser2'
import { Agent, request } from 'undici'
import { report } from './report.ts'

const start = process.argv[2]!
const { origin } = new URL(start)
const dispatcher = new Agent({ connections: 8 })
const seen = new Set([start])
const queue = [start]
let pages = 0
let understood = 0

async function visit(url: string): Promise<void> {
  const { statusCode, body } = await request(url, { dispatcher })
  const html = await body.text()
  if (statusCode !== 200) return
  pages++
  let inTitle = false
  let title = ''
  const metas: Record<string, string> = {}
  const links: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'title') inTitle = true
      else if (name === 'meta' && attributes.name) metas[attributes.name] = attributes.content ?? ''
      else if (name === 'a' && attributes.href) links.push(attributes.href)
    },
    ontext(text) {
      if (inTitle) title += text
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false
    },
  })
  parser.end(html)
  const dates = html.match(/20\d\d-\d\d-\d\d/g) ?? []
  understood += title.length + dates.length + Object.keys(metas).length
  for (const link of links) {
    const absolute = new URL(link, url)
    absolute.hash = ''
    if (absolute.origin === origin && !seen.has(absolute.href)) {
      seen.add(absolute.href)
      queue.push(absolute.href)
    }
  }
}

async function worker(state: { busy: number }): Promise<void> {
  for (;;) {
    const url = queue.shift()
    if (url === undefined) {
      if (state.busy === 0) return
      await new Promise(resolve => setImmediate(resolve))
      continue
    }
    state.busy++
    await visit(url)
    state.busy--
  }
}
const state = { busy: 0 }
await Promise.all(Array.from({ length: 8 }, () => worker(state)))
await dispatcher.close()
report(pages, { understood })
