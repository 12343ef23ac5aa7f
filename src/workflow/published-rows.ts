import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { publishedRow } from '../model/published-result.ts'
import type { PublishedRow } from '../model/published-result.ts'
import { rank } from '../scoring/ranking.ts'
import { finalScore } from '../scoring/total.ts'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'
import { recomputeFrozen } from './campaign/snapshot.ts'

export interface RecomputedRows {
  readonly units: number
  /** SHA-256 of the file: that of the publication it was downloaded from. */
  readonly digest: string
  readonly differences: readonly { readonly at: string; readonly stated: unknown; readonly recomputed: unknown }[]
}

/** Adds a published `results.jsonl` up again, unit by unit, and ranks each cohort anew. Throws `document-invalid` naming the line, or `file-unreadable`. */
export async function recomputePublished(path: string): Promise<RecomputedRows> {
  const hash = createHash('sha256')
  const differences: { at: string; stated: unknown; recomputed: unknown }[] = []
  const cohorts = new Map<string, { name: string; rank: number | null; score: number }[]>()
  let units = 0
  const file = createReadStream(path)
  file.on('data', bytes => hash.update(bytes))
  try {
    for await (const line of createInterface({ input: file, crlfDelay: Infinity })) {
      units++
      const row = parsed(line, path, units)
      differences.push(...differing(row))
      cohorts.set(row.cohortId, [...(cohorts.get(row.cohortId) ?? []), { name: row.unitName, rank: row.rank, score: row.score }])
    }
  } catch (error) {
    throw error instanceof AppError ? error : fileFailure('file-unreadable', path, error)
  }
  for (const rows of cohorts.values()) differences.push(...misranked(rows))
  return { units, digest: hash.digest('hex'), differences }
}

function parsed(line: string, path: string, number: number): PublishedRow {
  try {
    return publishedRow.parse(JSON.parse(line))
  } catch (error) {
    throw new AppError('document-invalid', { path: `${path}:${number}`, why: error instanceof z.ZodError ? z.prettifyError(error) : String(error) }, error)
  }
}

function differing({ unitName, score, index, document }: PublishedRow): { at: string; stated: unknown; recomputed: unknown }[] {
  const again = recomputeFrozen(document)
  const final = finalScore(again.score, document.policies.decimals)
  const pairs: (readonly [string, unknown, unknown])[] = [
    ['score', score, final.low], ['final', document.final, final], ['index', index, again.index.low],
    ...document.indicators.flatMap((indicator, i): (readonly [string, unknown, unknown])[] => {
      const own = again.indicators[i]
      return [[`${indicator.id} low`, indicator.low, own?.low], [`${indicator.id} high`, indicator.high, own?.high], ...indicator.points.map((point, p): readonly [string, unknown, unknown] => [`${point.id} low`, point.low, own?.points[p]?.low])]
    }),
  ]
  return pairs.filter(([, stated, recomputed]) => JSON.stringify(stated) !== JSON.stringify(recomputed)).map(([at, stated, recomputed]) => ({ at: `${unitName} ${at}`, stated, recomputed }))
}

/** The file does not say how ties are counted: a cohort is right when either way gives its ranks. */
function misranked(rows: readonly { readonly name: string; readonly rank: number | null; readonly score: number }[]): { at: string; stated: unknown; recomputed: unknown }[] {
  const scores = rows.map(({ score }) => score)
  const wrong = (['dense', 'competition'] as const).map(style => {
    const ranks = rank(scores, style)
    return rows.flatMap(({ name, rank: stated }, i) => (stated === null || stated === ranks[i] ? [] : [{ at: `${name} rank`, stated, recomputed: ranks[i] }]))
  })
  return wrong.sort((a, b) => a.length - b.length)[0] ?? []
}
