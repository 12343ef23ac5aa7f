import { zipSync } from 'fflate'

/** A zip whose bytes depend on nothing but its content: one fixed time, no compression choices of the platform. */
export function fixedZip(files: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder()
  const mtime = new Date(2020, 10, 30, 0, 0, 0)
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])), { level: 6, mtime })
}
