import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { KnownMeasure } from '../../src/schemes/check-measures.ts'
import { SCHEMES_FOLDER } from '../../src/schemes/files.ts'

/** Every measure the schemes name, taking any params: for tests of the tables themselves. */
export const anyMeasures: readonly KnownMeasure[] = [...new Set(readdirSync(SCHEMES_FOLDER).flatMap(folder => [...readFileSync(join(SCHEMES_FOLDER, folder, 'scheme.yaml'), 'utf8').matchAll(/use: ([a-z0-9/-]+)/g)].map(([, id]) => id ?? '')))]
  .map(id => ({ id, kind: 'automatic', params: z.record(z.string(), z.unknown()) }))
