import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { evaluateArchive } from '../workflow/evaluate.ts'
import { addEvaluationOptions, parseEvaluationOptions, printResult } from './evaluation-options.ts'
import type { RawEvaluationOptions } from './evaluation-options.ts'
import { recordCounter } from './record-counter.ts'

/** `zhengheng judge DIR|ARCHIVE`: judges what was collected before; no network. */
export function addJudgeCommand(program: Command): void {
  addEvaluationOptions(program.command('judge').argument('<archive>', '采集目录或 .warc/.warc.gz/.wacz | collected directory or archive').description('由归档重新评判，不访问网络 | judge an archive again, without network'))
    .option('--out <dir>', '结果目录，默认为采集目录 | where the result goes')
    .action(async (path: string, raw: RawEvaluationOptions & { out?: string }) => {
      const { request, channels, failUnder } = parseEvaluationOptions(raw)
      const counter = recordCounter(process.stderr)
      const result = await evaluateArchive(path, raw.out ?? await defaultOut(path), { ...request, channels }, counter.report)
      counter.close()
      printResult(result, path, { json: raw.json ?? false, failUnder })
    })
}

/** A collection keeps its result beside its archive; a file that others made gets a folder of its own. */
export async function defaultOut(path: string): Promise<string> {
  // What is not there is reported by the reader, with its reason.
  const isDirectory = await stat(path).then(found => found.isDirectory(), () => false)
  return isDirectory ? path : join('zhengheng-out', basename(path).replace(/\.(?:warc(?:\.gz)?|wacz)$/i, ''))
}
