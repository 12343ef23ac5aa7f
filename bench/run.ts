/**
 * The speed of the main job beside its peers: the same pages, the same machine, one process each, medians of three runs
 * taken in turn. `npm run bench` (`-- --quick` for a small site and one run). Peers: `npm ci --prefix bench/peers`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, getPriority, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { resultsPage } from './results-page.ts'
import type { BenchResults, ContenderResult, Run } from './results-page.ts'

interface Contender {
  readonly name: string
  /** Goal for ours ÷ this one's pages per second; null for ours. */
  readonly goal: number | null
  /** Runs that are enough, because one takes minutes. */
  readonly rounds: number
  readonly command: (url: string, dir: string, pages: number) => readonly string[]
}

const here = import.meta.dirname
const quick = process.argv.includes('--quick')
const pages = quick ? 500 : 5000
const rounds = quick ? 1 : 3
const node = (file: string) => (url: string, dir: string, count: number): string[] => [process.execPath, join(here, file), url, ...(file.includes('ours') ? [join(dir, 'out')] : []), String(count)]

const CONTENDERS: readonly Contender[] = [
  { name: 'ours', goal: null, rounds: Infinity, command: node('contenders/ours.ts') },
  { name: 'bare undici + htmlparser2 loop', goal: 0.6, rounds: Infinity, command: node('contenders/bare-loop.ts') },
  { name: 'wget --mirror --warc-file', goal: 1.4, rounds: Infinity, command: (url, dir) => ['wget', '-q', '--mirror', `--warc-file=${join(dir, 'site')}`, '-P', dir, url] },
  { name: 'Crawlee CheerioCrawler', goal: 6, rounds: Infinity, command: node('peers/crawlee.js') },
  { name: 'linkinator', goal: 15, rounds: 1, command: node('peers/linkinator.js') },
]

function isAvailable({ name }: Contender): boolean {
  if (name.startsWith('wget')) return spawnSync('wget', ['--version']).status === 0
  return !(name.startsWith('Crawlee') || name === 'linkinator') || existsSync(join(here, 'peers/node_modules', name === 'linkinator' ? name : '@crawlee/cheerio'))
}

async function serve<T>(count: number, fan: number, use: (url: string) => Promise<T>): Promise<T> {
  const server = spawn(process.execPath, [join(here, 'page-server.ts'), String(count), String(fan)], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const port = await new Promise<string>((resolve, reject) => {
      server.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
      server.once('error', reject)
    })
    const gone = new Promise<never>((_, reject) => server.once('exit', (code, signal) => reject(new Error(`the page server ended (${code ?? signal}): results would mean nothing`))))
    return await Promise.race([use(`http://127.0.0.1:${port}/`), gone])
  } finally {
    server.kill()
  }
}

/** One run in a process and a directory of its own. */
async function runOnce(command: (url: string, dir: string) => readonly string[], url: string): Promise<Run> {
  return inDirectory(async dir => {
    const { seconds, cpuSeconds, output } = await timed(command(url, dir))
    const said = output.trim() === '' ? {} : (JSON.parse(output.trim().split('\n').at(-1)!) as { pages?: number; maxRss?: number; known?: number })
    return { seconds, cpuSeconds, pages: said.pages ?? null, maxRss: said.maxRss ?? null, known: said.known ?? null }
  })
}

async function inDirectory<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    return await use(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** Runs a command; wall and processor time are the whole process's. */
async function timed([program, ...args]: readonly string[]): Promise<{ readonly seconds: number; readonly cpuSeconds: number; readonly output: string }> {
  const started = performance.now()
  const child = spawn('sh', ['-c', '"$@" 2>/dev/null; times >&2', 'sh', program!, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let times = ''
  child.stderr.on('data', (chunk: Buffer) => (times += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: childSeconds(times), output }
}

/** Processor time of the children, user and system: the second line of what `times` of a POSIX shell says. */
function childSeconds(times: string): number {
  const parts = [...(times.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

async function compare(): Promise<ContenderResult[]> {
  const present = CONTENDERS.filter(isAvailable)
  const runs = new Map<string, Run[]>(present.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    await serve(pages, 0, async url => {
      for (const { name, command } of present.filter(each => round < each.rounds)) {
        const run = await runOnce((address, dir) => command(address, dir, pages), url)
        if (run.pages !== null && run.pages < pages * 0.98) throw new Error(`${name} fetched ${run.pages} of ${pages} pages: results would mean nothing`)
        runs.get(name)!.push(run)
        process.stderr.write(`${name}: ${(pages / run.seconds).toFixed(0)} pages/s, ${((1000 * run.cpuSeconds) / pages).toFixed(2)} ms of processor time a page\n`)
      }
    })
  }
  const rate = (name: string): number => pages / median(runs.get(name)!.map(run => run.seconds))
  return CONTENDERS.map(({ name, goal }) => {
    const done = runs.get(name)
    if (!done) return { name, goal, rate: null, ratio: null, cpuMs: null, maxRss: null, runs: [] }
    const memory = done.flatMap(run => run.maxRss ?? [])
    return { name, goal, rate: rate(name), ratio: name === 'ours' ? null : rate('ours') / rate(name), cpuMs: (1000 * median(done.map(run => run.cpuSeconds))) / pages, maxRss: memory.length > 0 ? Math.max(...memory) : null, runs: done }
  })
}

/** Memory per further known URL: the same pages fetched, once with few and once with 200,000 addresses known. */
async function memory(): Promise<BenchResults['memory']> {
  const command = CONTENDERS[0]!.command
  const measure = (fan: number): Promise<Run> => serve(pages, fan, url => runOnce((address, dir) => command(address, dir, pages), url))
  const few = await measure(0)
  const many = await measure(40)
  return { few, many, bytesPerUrl: (many.maxRss! - few.maxRss!) / (many.known! - few.known!) }
}

/** Facts and judgement over the archived pages, without network: the command line's `judge`, medians. */
async function judging(): Promise<BenchResults['judging']> {
  return inDirectory(async dir => {
    await serve(pages, 0, url => timed(CONTENDERS[0]!.command(url, dir, pages)))
    const runs = []
    for (let round = 0; round < rounds; round++) {
      const { seconds, cpuSeconds, output } = await timed([process.execPath, join(here, '../src/cli/main.ts'), 'judge', join(dir, 'out'), '--scheme', 'local-website-2020', '--variant', 'city'])
      if (!output.includes('evaluation.json')) throw new Error('judging failed: results would mean nothing')
      runs.push({ seconds, cpuSeconds })
      process.stderr.write(`judge: ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor time\n`)
    }
    return { seconds: median(runs.map(run => run.seconds)), cpuSeconds: median(runs.map(run => run.cpuSeconds)) }
  })
}

const load = loadavg()[0]!
const contenders = await compare()
const results: BenchResults = { machine: { cores: availableParallelism(), node: process.version, platform: `${process.platform} ${process.arch}`, load, priority: getPriority() }, date: new Date().toISOString().slice(0, 10), pages, rounds, contenders, judging: await judging(), memory: await memory() }
process.stdout.write(resultsPage(results))
if (!quick) {
  await writeFile(join(here, 'results.md'), resultsPage(results))
  await writeFile(join(here, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
}
