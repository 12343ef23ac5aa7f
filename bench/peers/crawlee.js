// Crawlee's CheerioCrawler with storage in memory only, the fastest it goes here.
import { CheerioCrawler, Configuration, log } from '@crawlee/cheerio'

log.setLevel(log.LEVELS.ERROR)
let pages = 0
const crawler = new CheerioCrawler(
  {
    maxConcurrency: 8,
    minConcurrency: 8,
    maxRequestsPerCrawl: Number(process.argv[3] ?? 5000) + 10,
    async requestHandler({ $, enqueueLinks, body }) {
      pages++
      const title = $('title').text()
      const metas = $('meta[name]').map((_, element) => $(element).attr('content')).get()
      const dates = String(body).match(/20\d\d-\d\d-\d\d/g) ?? []
      if (title.length + metas.length + dates.length < 0) throw new Error('not reached')
      await enqueueLinks({ strategy: 'same-hostname' })
    },
  },
  new Configuration({ persistStorage: false, systemInfoV2: true }),
)
await crawler.run([process.argv[2]])
process.stdout.write(`${JSON.stringify({ pages, maxRss: process.resourceUsage().maxRSS * 1024 })}\n`)
