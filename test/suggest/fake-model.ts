import { createServer } from 'node:http'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ModelEndpoint } from '../../src/suggest/endpoint.ts'

/** What the fake was asked, as a question that a test can answer from. */
export interface Heard {
  readonly headers: IncomingHttpHeaders
  readonly body: { readonly model: string; readonly messages: readonly { readonly role: string; readonly content: string }[]; readonly response_format?: unknown }
  readonly asked: { readonly 要点: string; readonly 评分标准: { readonly 各档: readonly { readonly rating: number }[] } | null; readonly 材料: readonly { readonly 编号: number; readonly 文字: string }[] }
}

export interface FakeModel {
  readonly endpoint: ModelEndpoint
  readonly heard: Heard[]
  /** What it does with the next requests. */
  behave: (heard: Heard, response: ServerResponse) => void
  close(): Promise<void>
}

/** Answers as the chat interface does. */
export function say(response: ServerResponse, content: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ id: 'x', object: 'chat.completion', choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: typeof content === 'string' ? content : JSON.stringify(content) } }] }))
}

/** An honest model: quotes the first source and takes the first step of the rubric. */
export function honest(heard: Heard, response: ServerResponse): void {
  const [source] = heard.asked.材料
  say(response, { rating: heard.asked.评分标准?.各档[0]?.rating ?? 0.5, reason: '材料写明了相关内容', quotes: [{ source: source?.编号 ?? 1, text: (source?.文字 ?? '').replaceAll(/\s+/g, '').slice(0, 30) }] })
}

export async function startFakeModel(): Promise<FakeModel> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Heard['body']
      const one: Heard = { headers: request.headers, body, asked: JSON.parse(body.messages[1]?.content ?? '{}') as Heard['asked'] }
      heard.push(one)
      fake.behave(one, response)
    })
  })
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  const fake: FakeModel = {
    endpoint: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, model: 'fake-1', key: 'sk-very-secret-key', timeoutMs: 400 },
    heard, behave: honest,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => { server.close(resolve) })
    },
  }
  return fake
}
