import { readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiveUpload } from '../../src/api/upload.ts'
import { createDeclaration } from '../../src/store/declaration.ts'
import { updateCampaign } from '../../src/store/campaign.ts'
import { diskObjects } from '../../src/store/objects/disk-objects.ts'
import { digestOf } from '../../src/store/objects/object-store.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import { scanWaiting } from '../../src/workflow/campaign/attachment-scan.ts'
import { clamdScan, commandScan } from '../../src/workflow/virus-scan.ts'
import type { FileScan } from '../../src/workflow/virus-scan.ts'
import { sampleCampaign, samplePerson } from '../store/sample-campaign.ts'
import { useApi } from './api-under-test.ts'

let folder = ''
let objects: ObjectStore
let scan: FileScan = async () => 'clean'
const { TMPDIR } = process.env
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengheng-uploads-'))
  // What is left behind is looked for where nobody else uploads.
  process.env['TMPDIR'] = folder
  objects = await diskObjects(join(folder, 'objects'))
})
const under = useApi(deps => ({ ...deps, context: { ...deps.context, objects, scanFile: async path => scan(path) } }))
afterAll(async () => {
  if (TMPDIR === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = TMPDIR
  await rm(folder, { recursive: true, force: true })
})

const formOf = (fields: Readonly<Record<string, string | File>>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const request = (body: FormData | string, type?: string) => new Request('http://x/', { method: 'POST', body, ...(type !== undefined && { headers: { 'content-type': type } }) })
const leftovers = () => readdirSync(tmpdir()).filter(name => name.startsWith('zhengheng-upload-'))

describe('an upload', () => {
  test('lies on disk with its size and digest, under the name it was given, until it is discarded', async () => {
    const bytes = Buffer.alloc(3_000_000, '政')
    const { file, fileName, fields, discard } = await receiveUpload(request(formOf({ title: '材料', file: new File([bytes], '目录\\证明 "甲".pdf') })), 5_000_000)
    expect([fileName.replaceAll('%22', '"'), [...fields], file.size, file.sha256]).toEqual(['证明 "甲".pdf', [['title', '材料']], bytes.length, digestOf(bytes)])
    expect((await readFile(file.path)).equals(bytes)).toBe(true)
    await discard()
    await expect(readFile(file.path)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  const part = (boundary: string, name: string, body: string, file = '') => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${body}\r\n`
  test.each([
    ['is larger than it may be', request(formOf({ file: new File([Buffer.alloc(2_000)], 'a') })), 'file-too-large'],
    ['has no file', request(formOf({ title: 'x' })), 'input-invalid'],
    ['has two files', request((() => { const form = formOf({ file: new File(['a'], 'a') }); form.append('file', new File(['b'], 'b')); return form })()), 'input-invalid'],
    ['has its file under another name', request(formOf({ other: new File(['a'], 'a') })), 'input-invalid'],
    ['has a field twice', request((() => { const form = formOf({ file: new File(['a'], 'a'), x: '1' }); form.append('x', '2'); return form })()), 'input-invalid'],
    ['has a hundred fields', request(formOf({ file: new File(['a'], 'a'), ...Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`f${i}`, 'x'])) })), 'input-invalid'],
    ['is no form', request('{}', 'application/json'), 'body-unreadable'],
    ['has no boundary', request('x', 'multipart/form-data'), 'body-unreadable'],
    ['breaks off', request(part('b', 'file', 'abc', '; filename="a"').slice(0, -2), 'multipart/form-data; boundary=b'), 'body-unreadable'],
    ['has a head without end', request(`--b\r\n${'x'.repeat(100_000)}`, 'multipart/form-data; boundary=b'), 'body-unreadable'],
  ])('that %s is refused, and leaves nothing behind', async (_, asked, code) => {
    const before = leftovers()
    await expect(receiveUpload(asked, 1_000)).rejects.toMatchObject({ code })
    expect(leftovers()).toEqual(before)
  })
})

describe('the virus scanner', () => {
  test('is a program: 0 is clean, 1 infected, anything else no answer', async () => {
    const program = join(folder, 'scan.mjs')
    await writeFile(program, `import { readFileSync } from 'node:fs'\nconst text = readFileSync(process.argv[3], 'utf8')\nprocess.exit(process.argv[2] !== '--fast' ? 9 : text.includes('EICAR') ? 1 : text === '' ? 2 : 0)\n`)
    const answer = async (text: string, command = `${process.execPath} ${program} --fast`) => { const path = join(folder, 'scanned'); await writeFile(path, text); return commandScan(command)(path) }
    expect([await answer('x'), await answer('an EICAR test'), await answer(''), await answer('x', '/no/such/program')]).toEqual(['clean', 'infected', 'failed', 'failed'])
  })

  test('is clamd: the file goes over the socket, and an answer that is none is no answer', async () => {
    const { server, address } = await fakeClamd()
    try {
      const answer = async (text: string, at = address) => { const path = join(folder, 'sent'); await writeFile(path, text); return clamdScan(at)(path) }
      expect([await answer('x'.repeat(300_000)), await answer(`${'x'.repeat(100_000)}EICAR`), await answer('rude'), await answer('x', '127.0.0.1:1'), await clamdScan(address)(join(folder, 'not there'))]).toEqual(['clean', 'infected', 'failed', 'failed', 'failed'])
    } finally {
      await new Promise<void>(closed => { server.close(() => { closed() }) })
    }
  })

  test('withholds what it has not answered for, refuses what is infected, and answers later for what waited', async () => {
    const { store } = under.api
    const { campaign, entrants: [first] } = await sampleCampaign(store, 1)
    await updateCampaign(store, campaign.id, 1, { state: 'declaring' })
    const declaration = await createDeclaration(store, { campaignId: campaign.id, entrantId: first?.id ?? '', pointId: 'a/1' })
    const unit = await under.api.signedIn(await samplePerson(store, 'unit', campaign.id, { unitId: first?.unitId ?? '' }))
    const path = `/declarations/${declaration.id}/attachments`
    let sent = 0
    const send = async (text: string) => unit('POST', path, { raw: formOf({ file: new File([text], '材料.txt') }), headers: { 'idempotency-key': `send-${++sent}` } })
    const before = leftovers()
    expect((await send('好')).status).toBe(201)
    scan = async () => 'infected'
    expect(((await (await send('坏')).json()) as { code: string }).code).toBe('file-infected')
    scan = async () => 'failed'
    const waiting = (await (await send('后来才知道')).json()) as { id: string; scan: string }
    const bad = (await (await send('后来才知道是坏的')).json()) as { id: string; scan: string }
    expect([waiting.scan, bad.scan]).toEqual(['failed', 'failed'])
    expect(leftovers()).toEqual(before)
    const content = async (id: string) => unit('GET', `${path}/${id}/content`)
    expect([(await content(waiting.id)).status, ((await (await content(bad.id)).json()) as { code: string }).code]).toEqual([409, 'file-unscanned'])
    expect(await scanWaiting(store, objects, async () => 'failed')).toBe(0)
    expect(await scanWaiting(store, objects, async file => ((await readFile(file, 'utf8')).includes('坏') ? 'infected' : 'clean'))).toBe(2)
    expect([(await content(waiting.id)).status, ((await (await content(bad.id)).json()) as { code: string }).code]).toEqual([200, 'file-infected'])
    expect(await scanWaiting(store, objects, async () => 'clean')).toBe(0)
  })

  test('a repeated upload is told by what it carries, not by its boundary', async () => {
    const { store } = under.api
    scan = async () => 'clean'
    const { campaign, entrants: [first] } = await sampleCampaign(store, 1)
    await updateCampaign(store, campaign.id, 1, { state: 'declaring' })
    const declaration = await createDeclaration(store, { campaignId: campaign.id, entrantId: first?.id ?? '', pointId: 'a/1' })
    const unit = await under.api.signedIn(await samplePerson(store, 'unit', campaign.id, { unitId: first?.unitId ?? '' }))
    const send = async (text: string, key?: string) => unit('POST', `/declarations/${declaration.id}/attachments`, { raw: formOf({ file: new File([text], 'a.txt') }), headers: key === undefined ? {} : { 'idempotency-key': key } })
    const code = async (answer: Response) => ((await answer.json()) as { code?: string }).code
    for (const key of [undefined, 'no key with blanks']) expect(await code(await send('甲', key))).toBe('key-needed')
    const [one, two] = [(await (await send('甲', 'one-key')).json()) as { id: string }, (await (await send('甲', 'one-key')).json()) as { id: string }]
    expect(one.id).toBe(two.id)
    const other = await send('乙', 'one-key')
    expect([other.status, await code(other)]).toEqual([422, 'key-reused'])
  })
})

/** As much of clamd as we rely on: zINSTREAM with counted chunks; closes on what is rude. */
async function fakeClamd(): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer(socket => {
    let got = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', chunk => {
      got = Buffer.concat([got, chunk])
      let at = 'zINSTREAM\0'.length
      const parts: Buffer[] = []
      while (got.length >= at + 4) {
        const length = got.readUInt32BE(at)
        if (length === 0) {
          const text = Buffer.concat(parts).toString()
          socket.end(text === 'rude' ? 'INSTREAM size limit exceeded. ERROR\0' : text.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
          return
        }
        if (got.length < at + 4 + length) return
        parts.push(got.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  })
  await new Promise<void>(started => { server.listen(0, '127.0.0.1', started) })
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}
