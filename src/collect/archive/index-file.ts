import { readFile } from 'node:fs/promises'
import { indexEntry } from '../../model/collection.ts'
import type { IndexEntry } from '../../model/collection.ts'

export interface IndexFile {
  readonly entries: readonly IndexEntry[]
  /** Lines that are no index entry, or not ended: torn by a kill, or damage. */
  readonly unusable: number
}

/** Reads `index.jsonl`; a missing file is an empty index. */
export async function readIndex(path: string): Promise<IndexFile> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { entries: [], unusable: 0 }
    throw error
  }
  const entries: IndexEntry[] = []
  let unusable = 0
  for (const line of text.split('\n')) {
    if (line === '') continue
    const entry = parseLine(line)
    if (entry) entries.push(entry)
    else unusable++
  }
  if (text !== '' && !text.endsWith('\n')) unusable++
  return { entries, unusable }
}

function parseLine(line: string): IndexEntry | null {
  try {
    const parsed = indexEntry.safeParse(JSON.parse(line))
    // exactOptionalPropertyTypes: zod leaves absent keys absent.
    return parsed.success && /^archive\/[\w.-]+$/.test(parsed.data.archive) ? parsed.data : null
  } catch {
    // Not JSON: a line torn by a kill.
    return null
  }
}
