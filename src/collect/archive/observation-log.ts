import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { evidenceRef, failureKind } from '../../model/evidence.ts'
import type { Observation } from '../../model/evidence.ts'
import { appendLine } from './append-line.ts'
import { unreadable } from './byte-source.ts'

const NAME = 'observations.jsonl'
const common = { probe: z.string(), probeVersion: z.int(), target: z.string(), at: z.string(), evidence: z.array(evidenceRef) }
const observation = z.union([
  z.strictObject({ ...common, ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ...common, ok: z.literal(false), failure: failureKind, detail: z.string() }),
])

/** Adds one line to `observations.jsonl` and waits until it is on the disk. */
export async function appendObservation(dir: string, made: Observation): Promise<void> {
  await appendLine(join(dir, NAME), JSON.stringify(made))
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
