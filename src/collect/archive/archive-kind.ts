import { open } from 'node:fs/promises'
import { constants, gunzipSync } from 'node:zlib'

export type ArchiveKind = 'WARC' | 'WACZ'

/** Enough of a gzip member for its first line; unpacked it cannot exceed half a megabyte. */
const HEAD = 512
/** The list of a zip's files stands at its end. */
const TAIL = 65_536

/** Whether a file is an archive, told by its content: `.warc`, `.warc.gz` or `.wacz`; null for anything else. Rejects as the file system does. */
export async function archiveKind(path: string): Promise<ArchiveKind | null> {
  await using file = await open(path)
  const { size } = await file.stat()
  const head = await bytesAt(file, 0, HEAD)
  if (head.subarray(0, 5).toString('latin1') === 'WARC/' || startOfGzip(head) === 'WARC/') return 'WARC'
  if (head.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return null
  return /(?:^|[^\w-])archive\/[\w./-]{1,200}\.warc(?:\.gz)?/.test((await bytesAt(file, Math.max(0, size - TAIL), TAIL)).toString('latin1')) ? 'WACZ' : null
}

async function bytesAt(file: Awaited<ReturnType<typeof open>>, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function startOfGzip(head: Buffer): string {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return ''
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, 5).toString('latin1')
  } catch {
    return '' // Broken or of another kind: then it is not ours to name.
  }
}
