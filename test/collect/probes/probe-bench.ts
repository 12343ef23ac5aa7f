import { mkdtemp, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createArchive } from '../../../src/collect/archive/archive-writer.ts'
import { HttpClient } from '../../../src/collect/http/client.ts'
import { parseOverride } from '../../../src/collect/http/overrides.ts'
import type { ProbeContext } from '../../../src/collect/probe.ts'
import { probeContext } from '../../../src/collect/probes/context.ts'
import type { ProbeContextOptions } from '../../../src/collect/probes/context.ts'

const pem = (name: string) => readFileSync(new URL(`fixtures/self-signed-${name}.pem`, import.meta.url))

export const page: RequestListener = (_, response) => response.end('<title>首页</title>')

/** Local servers and archived contexts for one test; `dispose` ends them all. */
export class ProbeBench {
  readonly #cleanup: (() => Promise<unknown>)[] = []

  async listen(server: Server, host = '127.0.0.1'): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, host, resolve)
    })
    this.#cleanup.push(() => new Promise(resolve => {
      if ('closeAllConnections' in server) (server as unknown as { closeAllConnections(): void }).closeAllConnections()
      server.close(resolve)
    }))
    return (server.address() as AddressInfo).port
  }

  http(listener: RequestListener, host?: string): Promise<number> {
    return this.listen(createServer(listener), host)
  }

  /** With a self-signed certificate for www.x.gov.cn. */
  https(listener: RequestListener): Promise<number> {
    return this.listen(createSecureServer({ key: pem('key'), cert: pem('cert') }, listener))
  }

  /** A port on which nobody listens. */
  async closed(): Promise<number> {
    const server = createTcpServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise(resolve => server.close(resolve))
    return port
  }

  /** A context whose names lead to local ports, archived like a real collection; `slept` lists the waits asked for. */
  async context(overrides: readonly string[], more: Partial<ProbeContextOptions> & { allowPrivate?: boolean } = {}): Promise<ProbeContext & { slept: number[] }> {
    const dir = await mkdtemp(join(tmpdir(), 'zhengheng-probes-'))
    const archive = await createArchive(dir, { software: 'test', userAgent: 'test' })
    const unknown = (host: string) => Promise.reject(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }))
    const parsed = overrides.map(parseOverride)
    const client = new HttpClient({ allowPrivate: more.allowPrivate ?? true, overrides: parsed, lookup: unknown })
    this.#cleanup.push(() => rm(dir, { recursive: true, force: true }), () => archive.close(), () => client.close())
    const slept: number[] = []
    const made = probeContext({
      async send(url, init) {
        const exchange = await client.request(url, init)
        return { exchange, entry: await archive.write(exchange) }
      },
      addressBook: client.addressBook,
      overrides: parsed,
      signal: AbortSignal.timeout(20_000),
      now: () => new Date('2026-11-20T08:00:00Z'),
      sleep: async ms => void slept.push(ms),
      records: { resolve4: unknown, resolve6: unknown },
      ...more,
    })
    return { ...made, slept }
  }

  async dispose(): Promise<void> {
    for (const each of this.#cleanup.splice(0).reverse()) await each()
  }
}
