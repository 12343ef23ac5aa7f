import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { evidenceRef, failureKind } from '../../model/evidence.ts'
import type { Observation } from '../../model/evidence.ts'
import { fileFailure } from '../../shared/file-failure.ts'
import { unreadable } from './byte-source.ts'

const NAME = 'observations.jsonl'
const common = { probe: z.string(), probeVersion: z.int(), target: z.string(), at: z.string(), evidence: z.array(evidenceRef) }
const observation = z.union([
  z.strictObject({ ...common, ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ...common, ok: z.literal(false), failure: failureKind, detail: z.string() }),
])

/** Adds one line to `observations.jsonl` and waits until it is on the disk; a torn line before it is ended first. */
export async function appendObservation(dir: string, made: Observation): Promise<void> {
  const path = join(dir, NAME)
  try {
    const handle = await open(path, 'a+')
    try {
      const { size } = await handle.stat()
      const last = size === 0 ? null : (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0]
      await handle.appendFile(`${last === null || last === 0x0a ? '' : '\n'}${JSON.stringify(made)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    throw fileFailure('write-failed', path, error)
  }
}

/** All complete observations of a collection in order; a line torn by a kill is left out. */
export async function readObservations(dir: string): Promise<Observation[]> {
  const path = join(dir, NAME)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw unreadable(path, error)
  }
  return text.split('\n').flatMap(line => parseLine(line) ?? [])
}

function parseLine(line: string): Observation | null {
  if (line === '') return null
  try {
    const parsed = observation.safeParse(JSON.parse(line))
    return parsed.success ? (parsed.data as Observation) : null
  } catch {
    // Not JSON: torn while it was written.
    return null
  }
}
