import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'

/** Writes the regular files of a small tar stream into one directory, without their folders. For archives of our own dependencies only. */
export async function unpackTar(stream: Readable, dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const text = (from: number, length: number) => bytes.toString('latin1', at + from, at + from + length).replace(/\0.*$/s, '')
    const size = Number.parseInt(text(124, 12).trim() || '0', 8)
    const type = text(156, 1)
    const name = basename(text(0, 100))
    if ((type === '0' || type === '') && name !== '') await writeFile(join(dir, name), bytes.subarray(at + 512, at + 512 + size), { mode: 0o700 })
    at += 512 + Math.ceil(size / 512) * 512
  }
}
