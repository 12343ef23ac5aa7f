import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AwsV4Signer } from 'aws4fetch'

export interface FakeS3 { readonly endpoint: string; readonly objects: Map<string, Buffer>; failNext: number; ignoresRanges: boolean; close: () => Promise<void> }
export const CREDENTIALS = { accessKeyId: 'KEY', secretAccessKey: 'SECRET', region: 'test-1' }

/** As much of S3 as we rely on: path-style PUT, GET, HEAD; checks the signature anew and the digest of the body; `failNext` answers of 503 first. */
export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>()
  const state = { failNext: 0, ignoresRanges: false }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void (async () => {
        const end = (status: number, body?: Buffer) => { response.writeHead(status, body ? { 'content-length': String(body.length) } : {}); response.end(request.method === 'HEAD' ? undefined : body) }
        if (state.failNext > 0) { state.failNext -= 1; end(503); return }
        const body = Buffer.concat(chunks)
        const digest = String(request.headers['x-amz-content-sha256'])
        const signed = await new AwsV4Signer({ ...CREDENTIALS, service: 's3', method: request.method ?? '', url: `http://${request.headers.host}${request.url}`, datetime: String(request.headers['x-amz-date']), headers: { 'x-amz-content-sha256': digest } }).sign()
        if (signed.headers.get('authorization') !== request.headers.authorization) { end(403); return }
        if (createHash('sha256').update(body).digest('hex') !== digest) { end(400); return }
        if (!request.url?.startsWith('/bucket/')) { end(404); return }
        if (request.method === 'PUT') {
          if (request.headers['content-length'] === undefined) { end(411); return }
          objects.set(request.url, body)
          end(200)
          return
        }
        const found = objects.get(request.url)
        const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
        if (found && range && !state.ignoresRanges) {
          const part = found.subarray(Number(range[1]), Number(range[2]) + 1)
          end(part.length === 0 ? 416 : 206, part)
        } else if (found) end(200, found)
        else end(404)
      })()
    })
  })
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done) })
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects,
    get failNext() { return state.failNext }, set failNext(count) { state.failNext = count },
    get ignoresRanges() { return state.ignoresRanges }, set ignoresRanges(ignores) { state.ignoresRanges = ignores },
    close: async () => new Promise(done => { server.closeAllConnections(); server.close(() => { done() }) }),
  }
}
