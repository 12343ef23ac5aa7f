import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { collectSite } from '../collect/collect.ts'
import type { CollectOptions } from '../collect/collection-run.ts'
import { canonicalUrl } from '../page/url.ts'
import { AppError } from '../shared/errors.ts'
import { evaluateArchive } from '../workflow/evaluate.ts'
import type { EvaluationRequest, EvaluationResult } from '../workflow/evaluate.ts'
import { addCollectOptions, parseCollectOptions, refuseUnseen } from './collect.ts'
import type { RawCollectOptions } from './collect.ts'
import { addEvaluationOptions, parseEvaluationOptions, printResult } from './evaluation-options.ts'
import type { RawEvaluationOptions } from './evaluation-options.ts'
import { stopOnSignals } from './interruption.ts'
import { defaultOut } from './judge.ts'
import { progressReporter } from './progress.ts'
import { recordCounter } from './record-counter.ts'

/** `zhengheng evaluate TARGET`: collects a site (or takes an archive), judges it and writes the report. */
export function addEvaluateCommand(program: Command): void {
  const command = program.command('evaluate').argument('<target>', 'http(s) 网址，或归档文件、采集目录 | URL, archive or collected directory').description('采集、评判并生成报告 | collect, judge and report')
  addEvaluationOptions(addCollectOptions(command)).action(async (target: string, raw: RawCollectOptions & RawEvaluationOptions) => {
    const { request, failUnder } = parseEvaluationOptions(raw)
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target)) {
      const url = canonicalUrl(target)
      if (url === null) throw new AppError('target-unusable', { target, why: 'not an http or https address' })
      const options = { ...parseCollectOptions(url, raw, join('zhengheng-out', new URL(url).hostname)), ...(raw.unit !== undefined && { unit: raw.unit }) }
      printResult(await evaluateSite(options, request), options.out, { json: raw.json ?? false, failUnder })
    } else {
      await refuseBareHost(target)
      const counter = recordCounter(process.stderr)
      const result = await evaluateArchive(target, raw.out ?? await defaultOut(target), request, counter.report)
      counter.close()
      printResult(result, target, { json: raw.json ?? false, failUnder })
    }
  })
}

/** `www.example.gov.cn` without `http://` is what people type first; only a file of that name may be meant otherwise. */
async function refuseBareHost(target: string): Promise<void> {
  if (!/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:\/|$)/i.test(target) || /\.(?:warc|gz|wacz)$/i.test(target)) return
  const isThere = await stat(target).then(() => true, () => false)
  if (!isThere) throw new AppError('target-unusable', { target, why: `no such file; a web site is written http://${target}` })
}

/** Collects a site into `options.out` and judges what was archived; an interrupted collection is judged as far as it went. */
export async function evaluateSite(options: CollectOptions, request: EvaluationRequest): Promise<EvaluationResult> {
  const reporter = progressReporter(process.stderr)
  const { signal, release } = stopOnSignals()
  try {
    const { manifest, summary } = await collectSite(options, { signal, progress: reporter.report })
    reporter.close()
    for (const note of manifest.notes) process.stderr.write(`${note}\n`)
    refuseUnseen(manifest.target, summary)
  } finally {
    reporter.close()
    release()
  }
  const counter = recordCounter(process.stderr)
  const result = await evaluateArchive(options.out, options.out, request, counter.report)
  counter.close()
  return result
}
