import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { evaluationDocument } from '../model/evaluation.ts'
import type { EvaluationDocument } from '../model/evaluation.ts'
import { AppError } from '../shared/errors.ts'
import { fileFailure } from '../shared/file-failure.ts'

/** The document's name inside an output directory. */
export const EVALUATION_FILE = 'evaluation.json'

/** Reads an evaluation document, or the one in a directory; throws `file-unreadable` or `document-invalid`. */
export async function readEvaluation(path: string): Promise<EvaluationDocument> {
  let file = path
  let text: string
  try {
    if ((await stat(path)).isDirectory()) file = join(path, EVALUATION_FILE)
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw fileFailure('file-unreadable', file, error)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new AppError('document-invalid', { path: file, why: reasonOf(error) }, error)
  }
  const parsed = evaluationDocument.safeParse(value)
  if (!parsed.success) throw new AppError('document-invalid', { path: file, why: z.prettifyError(parsed.error).split('\n').slice(0, 6).join(' ') })
  return parsed.data
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
