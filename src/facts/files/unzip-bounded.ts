import { Inflate } from 'fflate'

/** What one container may cost, whatever it claims. */
export interface UnzipBounds {
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
}

const DEFAULT_BOUNDS: UnzipBounds = { entries: 2000, entryBytes: 16 * 1024 * 1024, totalBytes: 48 * 1024 * 1024 }

/**
 * The wanted entries of a ZIP file, each cut at the bounds; entries that are broken are left out. Sizes in the file's own
 * headers are not believed: inflating stops when the output passes the bound.
 */
export function unzipBounded(bytes: Uint8Array, wanted: (name: string) => boolean, bounds: UnzipBounds = DEFAULT_BOUNDS): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let total = 0
  for (const entry of directoryOf(view, bytes, bounds.entries)) {
    if (!wanted(entry.name) || found.has(entry.name) || total >= bounds.totalBytes) continue
    const body = bodyOf(view, bytes, entry, Math.min(bounds.entryBytes, bounds.totalBytes - total))
    if (body === null) continue
    total += body.length
    found.set(entry.name, body)
  }
  return found
}

interface DirectoryEntry {
  readonly name: string
  readonly method: number
  readonly size: number
  readonly offset: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50

function directoryOf(view: DataView, bytes: Uint8Array, limit: number): DirectoryEntry[] {
  let end = -1
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 66_000; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) {
      end = at
      break
    }
  }
  if (end < 0) return []
  const entries: DirectoryEntry[] = []
  let at = view.getUint32(end + 16, true)
  while (entries.length < limit && at + 46 <= bytes.length && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder('utf-8').decode(bytes.subarray(at + 46, at + 46 + nameLength))
    entries.push({ name, method: view.getUint16(at + 10, true), size: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function bodyOf(view: DataView, bytes: Uint8Array, entry: DirectoryEntry, bound: number): Uint8Array | null {
  const { offset } = entry
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER) return null
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const packed = bytes.subarray(start, Math.min(bytes.length, start + entry.size))
  if (entry.method === 0) return packed.subarray(0, bound)
  return entry.method === 8 ? inflateBounded(packed, bound) : null
}

const CHUNK = 64 * 1024

/** Raw deflate up to a bound of output bytes; null when nothing could be undone. */
function inflateBounded(packed: Uint8Array, bound: number): Uint8Array | null {
  const out = { parts: [] as Uint8Array[], size: 0 }
  const inflate = new Inflate(part => {
    if (out.size >= bound) return
    const kept = part.subarray(0, bound - out.size)
    out.parts.push(kept.slice())
    out.size += kept.length
  })
  try {
    for (let at = 0; at < packed.length; at += CHUNK) {
      if (out.size >= bound) break
      inflate.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length)
    }
  } catch {
    if (out.size === 0) return null // broken data: what came out before the fault is used
  }
  const whole = new Uint8Array(out.size)
  let at = 0
  for (const part of out.parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
