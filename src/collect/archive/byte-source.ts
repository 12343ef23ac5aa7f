import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'
import { fileFailure } from '../../shared/file-failure.ts'

/** Bytes that can be read anywhere: a file, or a part of one. */
export interface ByteSource {
  /** As evidence names it. */
  readonly name: string
  readonly size: number
  /** At most `length` bytes from `position`; fewer only at the end. */
  read(position: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

/** Opens a file, or `part` of it; rejects with `file-unreadable`. */
export async function openFileSource(path: string, name: string, part?: { readonly start: number; readonly size: number }): Promise<ByteSource> {
  try {
    const handle = await open(path, 'r')
    const { size: whole } = await handle.stat()
    const start = part?.start ?? 0
    const size = Math.max(0, Math.min(part?.size ?? whole, whole - start))
    return {
      name,
      size,
      async read(position, length) {
        const wanted = Math.max(0, Math.min(length, size - position))
        const buffer = Buffer.allocUnsafe(wanted)
        let done = 0
        while (done < wanted) {
          const { bytesRead } = await handle.read(buffer, done, wanted - done, start + position + done)
          if (bytesRead === 0) break
          done += bytesRead
        }
        return buffer.subarray(0, done)
      },
      close: () => handle.close(),
    }
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** What reading a file failed with, as an expected refusal. */
export function unreadable(path: string, error: unknown): AppError {
  return fileFailure('file-unreadable', path, error)
}

/** SHA-256 of a whole file, lower-case hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
