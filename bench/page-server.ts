/** Serves a bench site from a process of its own: `node page-server.ts PAGES FAN`; prints its port. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { benchPage } from './site.ts'

const site = { pages: Number(process.argv[2]), fan: Number(process.argv[3] ?? 0) }
const pages = Array.from({ length: site.pages }, (_, index) => benchPage(index, site))

const server = createServer((request, response) => {
  const url = request.url ?? '/'
  const match = /^\/zwgk\/(\d+)\.html$/.exec(url)
  const page = url === '/' ? pages[0] : match ? pages[Number(match[1])] : undefined
  if (page === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain', 'content-length': 0 }).end()
    return
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length })
  response.end(request.method === 'HEAD' ? undefined : page)
})
// Longer than any contender pauses: a connection closed under a request would be counted against it.
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
