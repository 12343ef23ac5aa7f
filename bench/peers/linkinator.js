// linkinator looks at every link of a site, as our dead-link measure does.
import { writeSync } from 'node:fs'
import { LinkChecker } from 'linkinator'

const checker = new LinkChecker()
let pages = 0
checker.on('link', link => {
  if (link.state === 'OK') pages++
})
await checker.check({ path: process.argv[2], recurse: true, concurrency: 8 })
writeSync(1, `${JSON.stringify({ pages, maxRss: process.resourceUsage().maxRSS * 1024 })}\n`)
