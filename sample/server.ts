import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { DATA, NEIGHBOURS, PORTAL, SERVICE } from './city.ts'
import { dynamicResponse } from './dynamic.ts'
import { sampleResponse } from './response.ts'
import type { SampleResponse } from './response.ts'
import { buildSite } from './site.ts'
import type { SampleSite } from './site.ts'

const HOSTS: readonly string[] = [PORTAL, SERVICE, DATA]
const HTML = 'text/html; charset=utf-8'
/** Nothing listens here (tcpmux): the city has no HTTPS, and no attempt at it leaves the machine. */
const CLOSED_PORT = 1
const PAGE = (text: string): string => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${text}</title></head><body><h1>${text}</h1><div>示例数据 虚构城市</div></body></html>`

export interface SampleServer {
  readonly port: number
  /** Values for `--resolve`: the hosts and the neighbours their footers point at; port 443 of each is closed. */
  readonly resolve: readonly string[]
  close(): Promise<void>
}

/** The absolute URL a request is for: absolute form when we are used as a proxy, else the Host header. Null: neither makes sense. */
function requestUrl(request: IncomingMessage): URL | null {
  const target = request.url ?? '/'
  const written = /^https?:\/\//i.test(target) ? target : `http://${request.headers.host ?? ''}${target}`
  if (!URL.canParse(written)) return null
  const url = new URL(written)
  // A forwarded port is not part of the name: www.qinglan.gov.cn:8080 is still the portal.
  url.port = ''
  return url
}

/** What the sample answers to a GET or HEAD of this URL. */
export function answer(site: SampleSite, url: URL): SampleResponse {
  if ((NEIGHBOURS as readonly string[]).includes(url.host)) return sampleResponse(url.href, HTML, PAGE('由示例服务器代答的外部页面'))
  if (!HOSTS.includes(url.host)) return sampleResponse(url.href, HTML, PAGE('502 Bad Gateway'), { status: 502 })
  return site.answers.get(url.href.split('#')[0] ?? '') ?? dynamicResponse(site, url) ?? sampleResponse(url.href, HTML, PAGE('404 Not Found'), { status: 404 })
}

/** What is answered to a GET or HEAD of this URL. */
export type AnswerTo = (url: URL) => SampleResponse

async function reply(answerTo: AnswerTo, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = requestUrl(request)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const found = url === null ? sampleResponse('', HTML, PAGE('400 Bad Request'), { status: 400 })
    : isRead ? answerTo(url)
      : sampleResponse(url.href, HTML, PAGE('示例网站不接收提交'), { status: 405, headers: [['Allow', 'GET, HEAD']] })
  if (found.delayMs > 0) await wait(found.delayMs)
  const headers = [...found.headers, ['Content-Length', String(found.body.length)] as const]
  response.writeHead(found.status, headers.flat())
  response.end(request.method === 'HEAD' ? undefined : found.body)
}

/** Serves the sample portal on loopback, by Host header and as an HTTP proxy; port 0 takes any free one. */
export async function startSampleServer({ port = 0 }: { readonly port?: number } = {}): Promise<SampleServer> {
  const site = buildSite()
  return startServer(url => answer(site, url), HOSTS, port)
}

/** Serves what `answerTo` answers for these hosts (and for the neighbours of their footers) on loopback. */
export async function startServer(answerTo: AnswerTo, hosts: readonly string[], port = 0): Promise<SampleServer> {
  const server = createServer((request, response) => {
    reply(answerTo, request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const actual = (server.address() as AddressInfo).port
  return {
    port: actual,
    resolve: [...hosts, ...NEIGHBOURS].flatMap(host => [`${host}:80:127.0.0.1:${actual}`, `${host}:443:127.0.0.1:${CLOSED_PORT}`]),
    close: () => new Promise<void>((resolve, reject) => {
      server.closeAllConnections()
      server.close(error => (error === undefined ? resolve() : reject(error)))
    }),
  }
}
