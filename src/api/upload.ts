import { Busboy } from '@fastify/busboy'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../shared/errors.ts'
import type { UploadedFile } from '../workflow/campaign/params.ts'

/** A form with its one file, which lies in a folder of its own until `discard`. */
export interface Upload {
  readonly file: UploadedFile
  readonly fileName: string
  readonly fields: ReadonlyMap<string, string>
  discard(): Promise<void>
}

const LIMITS = { files: 1, fields: 20, parts: 25, fieldNameSize: 100, fieldSize: 100_000, headerPairs: 20, headerSize: 8_192 } as const

/** Writes the file of a multipart form to disk as it comes in, in bounded memory, and at most `most` bytes of it. */
export async function receiveUpload(request: Request, most: number): Promise<Upload> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type) || request.body === null) throw new AppError('body-unreadable', { why: 'multipart/form-data' })
  const folder = await mkdtemp(join(tmpdir(), 'zhengheng-upload-'))
  const discard = async () => rm(folder, { recursive: true, force: true })
  try {
    return { ...(await readForm(request.body, type, { path: join(folder, 'file'), most })), discard }
  } catch (error) {
    await discard()
    throw error
  }
}

async function readForm(body: ReadableStream<Uint8Array>, type: string, { path, most }: { readonly path: string; readonly most: number }): Promise<Omit<Upload, 'discard'>> {
  const fields = new Map<string, string>()
  const found: Promise<Pick<Upload, 'file' | 'fileName'>>[] = []
  let refused: AppError | undefined
  const form = makeForm(type, most)
  form.on('field', (name, value, nameTruncated, valueTruncated) => {
    if (nameTruncated || valueTruncated || fields.has(name)) refused ??= new AppError('input-invalid', { why: name.slice(0, 100) })
    fields.set(name, value)
  })
  form.on('file', (name, stream, given) => {
    if (name !== 'file' || found.length > 0) { refused ??= new AppError('input-invalid', { why: 'file' }); stream.resume(); return }
    const kept = keepFile(stream, path).then(file => {
      if (stream.truncated) throw new AppError('file-too-large', { name: 'file', size: `> ${most}`, most })
      return { file, fileName: String(given ?? '').replaceAll('\\', '/').split('/').at(-1) ?? '' }
    })
    // Waited for below, when the form has ended.
    kept.catch(() => undefined)
    found.push(kept)
  })
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) form.on(limit, () => { refused ??= new AppError('input-invalid', { why: limit }) })
  try {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), form)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('body-unreadable', { why: 'multipart/form-data' }, error)
  }
  const [file] = await Promise.all(found)
  if (refused) throw refused
  if (!file) throw new AppError('input-invalid', { why: 'file' })
  return { ...file, fields }
}

function makeForm(type: string, most: number) {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits: { ...LIMITS, fileSize: most } })
  } catch (error) {
    throw new AppError('body-unreadable', { why: 'multipart/form-data' }, error)
  }
}

/** Counts and digests the bytes on their way to the disk. */
async function keepFile(stream: Readable, path: string): Promise<UploadedFile> {
  const hash = createHash('sha256')
  let size = 0
  const count = new Transform({ transform(chunk: Buffer, _, done) { hash.update(chunk); size += chunk.length; done(null, chunk) } })
  await pipeline(stream, count, createWriteStream(path, { mode: 0o600 }))
  return { path, size, sha256: hash.digest('hex') }
}
