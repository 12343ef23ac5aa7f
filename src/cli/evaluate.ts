import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { CollectOptions } from '../collect/collection-run.ts'
import { canonicalUrl } from '../page/url.ts'
import { SITE_KINDS } from '../model/channel.ts'
import { AppError } from '../shared/errors.ts'
import type { ChannelPath } from '../workflow/channels.ts'
import { evaluateArchive } from '../workflow/evaluate.ts'
import type { EvaluationRequest, EvaluationResult } from '../workflow/evaluate.ts'
import { addCollectOptions, collectVisibly, parseCollectOptions, refuseUnseen } from './collect.ts'
import type { RawCollectOptions } from './collect.ts'
import { addEvaluationOptions, parseEvaluationOptions, printResult } from './evaluation-options.ts'
import type { RawEvaluationOptions } from './evaluation-options.ts'
import { defaultOut } from './judge.ts'
import { recordCounter } from './record-counter.ts'

/** `zhengheng evaluate TARGET`: collects a site (or takes an archive), judges it and writes the report. */
export function addEvaluateCommand(program: Command): void {
  const command = program.command('evaluate').argument('<target>', 'http(s) 网址，或归档文件、采集目录 | URL, archive or collected directory').description('采集、评判并生成报告 | collect, judge and report')
  addEvaluationOptions(addCollectOptions(command)).action(async (target: string, raw: RawCollectOptions & RawEvaluationOptions) => {
    const { request, channels, failUnder } = parseEvaluationOptions(raw)
    if (IS_ADDRESS.test(target)) {
      const url = canonicalUrl(target)
      if (url === null) throw new AppError('target-unusable', { target, why: 'not an http or https address' })
      const options = { ...parseCollectOptions(url, raw, join('zhengheng-out', new URL(url).hostname)), ...(raw.unit !== undefined && { unit: raw.unit }) }
      // The site first: its directory must be new or its own.
      const isWhole = await collectWhole(options)
      const collected = isWhole ? await collectChannels(channels, options.out, raw) : []
      printResult(await judgeVisibly(options.out, options.out, { ...request, channels: collected }), options.out, { json: raw.json ?? false, failUnder })
    } else {
      await refuseBareHost(target)
      const out = raw.out ?? await defaultOut(target)
      const collected = await collectChannels(channels, out, raw)
      printResult(await judgeVisibly(target, out, { ...request, channels: collected }), target, { json: raw.json ?? false, failUnder })
    }
  })
}

const IS_ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i
/** Folder of the collections of further channels, below the result. */
const CHANNELS_FOLDER = 'channels'

/** Channels given by address are collected below `out`, one after the other, so that one host is never asked from two sides; the others stay as they are. */
async function collectChannels(channels: readonly ChannelPath[], out: string, raw: RawCollectOptions & RawEvaluationOptions): Promise<ChannelPath[]> {
  const found: ChannelPath[] = []
  for (const [index, { kind, path }] of channels.entries()) {
    if (!IS_ADDRESS.test(path)) {
      found.push({ kind, path })
      continue
    }
    const url = SITE_KINDS.includes(kind) ? canonicalUrl(path) : null
    if (url === null) throw new AppError('target-unusable', { target: path, why: SITE_KINDS.includes(kind) ? 'not an http or https address' : 'posts of an account are imported, give the directory of the import' })
    const dir = join(out, CHANNELS_FOLDER, `${kind}-${index + 1}`)
    const { hosts: _hosts, out: _out, ...same } = raw
    const isWhole = await collectWhole({ ...parseCollectOptions(url, same, dir), ...(raw.unit !== undefined && { unit: raw.unit }) })
    found.push({ kind, path: dir })
    if (!isWhole) break
  }
  return found
}

/** `www.example.gov.cn` without `http://` is what people type first; only a file of that name may be meant otherwise. */
async function refuseBareHost(target: string): Promise<void> {
  if (!/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:\/|$)/i.test(target) || /\.(?:warc|gz|wacz)$/i.test(target)) return
  const isThere = await stat(target).then(() => true, () => false)
  if (!isThere) throw new AppError('target-unusable', { target, why: `no such file; a web site is written http://${target}` })
}

/** Collects a site into `options.out` and judges what was archived; an interrupted collection is judged as far as it went. */
export async function evaluateSite(options: CollectOptions, request: EvaluationRequest): Promise<EvaluationResult> {
  await collectWhole(options)
  return judgeVisibly(options.out, options.out, request)
}

async function judgeVisibly(path: string, out: string, request: EvaluationRequest): Promise<EvaluationResult> {
  const counter = recordCounter(process.stderr)
  const result = await evaluateArchive(path, out, request, counter.report)
  counter.close()
  return result
}

/** False when Ctrl-C ended it. Rejects when nothing could be seen. */
async function collectWhole(options: CollectOptions): Promise<boolean> {
  const { manifest, summary } = await collectVisibly(options)
  refuseUnseen(manifest.target, summary)
  return summary.ended !== 'interrupted'
}
