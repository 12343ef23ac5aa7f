import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serverSecret } from '../../src/cli/server-secret.ts'
import { startServer } from '../../src/cli/server.ts'
import { createTestDatabase } from '../store/test-database.ts'

let folder = ''
let database: Awaited<ReturnType<typeof createTestDatabase>>
const said: string[] = []
const options = (port = 0) => ({ db: database.url, host: '127.0.0.1', port, evidence: join(folder, 'evidence'), worker: true, trustProxy: false, secret: 'a secret of the tests, long enough', say: (line: string) => { said.push(line) } })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-serve-'))
  database = await createTestDatabase()
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

describe('zhengheng serve', () => {
  test('answers, lets the first administrator in by its link, keeps sessions over a restart, and stops cleanly', async () => {
    const server = await startServer(options())
    const address = server.url.replace('localhost', '127.0.0.1')
    expect(server.setupLink).toMatch(/^http:\/\/localhost:\d+\/setup#[\w-]{43}$/)
    const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => fetch(`${address}/api/v1${path}`, { method: 'POST', headers: { origin: server.url, 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
    const who = { email: 'first@example.cn', password: 'a password of the tests' }
    expect((await post('/setup', { ...who, name: '第一位', secret: server.setupLink?.split('#')[1] })).status).toBe(201)
    const signed = await post('/auth/sign-in/email', who)
    const cookie = signed.headers.getSetCookie().map(one => one.split(';')[0]).join('; ')
    expect(await (await fetch(`${address}/api/v1/me`, { headers: { cookie } })).json()).toMatchObject({ email: 'first@example.cn', roles: [{ role: 'administrator' }] })
    expect(await (await fetch(`${address}/api/v1/audit/verification`, { headers: { cookie } })).json()).toMatchObject({ intact: true })

    const port = Number(new URL(server.url).port)
    await expect(startServer(options(port))).rejects.toMatchObject({ code: 'option-invalid', params: { option: '--port', value: port } })
    const watching = await fetch(`${address}/api/v1/openapi.json`)
    expect(watching.status).toBe(200)
    await watching.arrayBuffer()
    await server.stop()
    await expect(fetch(`${address}/api/v1/docs`)).rejects.toThrow('fetch failed')

    const again = await startServer(options(port))
    expect(again.setupLink).toBeNull()
    expect((await fetch(`${address}/api/v1/me`, { headers: { cookie } })).status).toBe(200)
    await again.stop()
    expect(said.join('\n')).not.toMatch(/a password of the tests|a secret of the tests/)
  }, 60_000)

  test('makes its secret once, for its owner’s eyes, and refuses a short one', async () => {
    const path = join(folder, 'new', 'secret')
    const both = await Promise.all([serverSecret(path, undefined), serverSecret(path, undefined)])
    expect(both[0]).toBe(both[1])
    expect(both[0]?.length).toBeGreaterThanOrEqual(64)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await expect(serverSecret(path, 'short')).rejects.toMatchObject({ code: 'option-invalid' })
  })
})
