import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TinyServer {
  readonly port: number
  readonly origin: string
  /** Method and path of every request, in order. */
  readonly seen: string[]
  close(): Promise<void>
}

/** A server on a free loopback port that answers as `handle` says. */
export async function startServer(handle: (request: IncomingMessage, response: ServerResponse, url: URL) => void): Promise<TinyServer> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    handle(request, response, new URL(request.url ?? '/', `http://${request.headers.host}`))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    seen,
    close: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
