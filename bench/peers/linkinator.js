// linkinator looks at every link of a site, as our dead-link measure does.
import { LinkChecker } from 'linkinator'

const checker = new LinkChecker()
const { links } = await checker.check({ path: process.argv[2], recurse: true, concurrency: 8, timeout: 0 })
process.stdout.write(`${JSON.stringify({ pages: new Set(links.filter(link => link.status === 200).map(link => link.url)).size, maxRss: process.resourceUsage().maxRSS * 1024 })}\n`)
