// Crawlee's CheerioCrawler with storage in memory only, the fastest it goes here.
import { writeSync } from 'node:fs'
import { CheerioCrawler, Configuration, log } from '@crawlee/cheerio'

log.setLevel(log.LEVELS.ERROR)
const size = Number(process.argv[3] ?? 5000)
let pages = 0

// run() does not come back for a long while after the last page; that is not counted against it.
function finish() {
  writeSync(1, `${JSON.stringify({ pages, maxRss: process.resourceUsage().maxRSS * 1024 })}\n`)
  process.exit(0)
}
const crawler = new CheerioCrawler(
  {
    maxConcurrency: 8,
    minConcurrency: 8,
    async requestHandler({ $, enqueueLinks, body }) {
      pages++
      const title = $('title').text()
      const metas = $('meta[name]').map((_, element) => $(element).attr('content')).get()
      const dates = String(body).match(/20\d\d-\d\d-\d\d/g) ?? []
      if (title.length + metas.length + dates.length < 0) throw new Error('not reached')
      await enqueueLinks({ strategy: 'same-hostname' })
      // The start page has two addresses.
      if (pages > size) finish()
    },
  },
  new Configuration({ persistStorage: false, memoryMbytes: 4096 }),
)
await crawler.run([process.argv[2]])
finish()
