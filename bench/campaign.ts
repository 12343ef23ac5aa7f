/**
 * A campaign of 3,000 units × 90 points on PostgreSQL: `node bench/campaign.ts [--units N] [--db URL]`. The server is a
 * process of its own, asked over HTTP by a signed-in administrator; the database is the embedded one unless told otherwise.
 */
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measures } from '../src/measures/registry.ts'
import type { Judgement } from '../src/model/judgement.ts'
import { Random } from '../src/scoring/random.ts'
import { loadScheme } from '../src/schemes/files.ts'
import { resolveVariant } from '../src/schemes/resolve.ts'
import { bulkInsert } from '../src/store/bulk-insert.ts'
import { createCampaign, updateCampaign } from '../src/store/campaign.ts'
import { createCohort } from '../src/store/cohort.ts'
import { importEntrants, listEntrants } from '../src/store/entrant.ts'
import { newId } from '../src/store/ids.ts'
import { proposeJudgementSet } from '../src/store/judgement-set.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/open.ts'
import { judgementOverride } from '../src/store/schema/tables.ts'
import { importSchemeEdition } from '../src/store/scheme-edition.ts'
import { importUnits } from '../src/store/unit.ts'
import { VERBS } from '../src/workflow/campaign/verbs.ts'
import type { VerbContext } from '../src/workflow/campaign/verb.ts'

const RUNS = 11
const { values: { units: wanted, db } } = parseArgs({ options: { units: { type: 'string', default: '3000' }, db: { type: 'string' } } })
const UNITS = Number(wanted)
const here = import.meta.dirname
const seconds = async (work: () => Promise<unknown>): Promise<number> => { const started = performance.now(); await work(); return (performance.now() - started) / 1000 }
const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

interface Made { readonly campaignId: string; readonly cohortId: string; readonly entrantId: string; readonly points: number; readonly judgements: number; readonly acceptSeconds: number }

/** As real as it can be without sites: the points, measures and params of the city table, with reasons, advice and evidence. */
async function make(store: Store): Promise<Made> {
  const scheme = loadScheme('local-website-2020', measures)
  const variant = resolveVariant(scheme, 'city')
  const edition = await importSchemeEdition(store, { schemeId: scheme.id, edition: scheme.edition, title: scheme.title, document: scheme })
  const campaign = await createCampaign(store, { slug: 'bench', title: 'bench', windowFrom: '2026-01-01', windowTo: '2026-11-30', evaluationDate: '2026-11-30' })
  const cohort = await createCohort(store, { campaignId: campaign.id, name: '地市', schemeEditionId: edition.id, variant: 'city' })
  const ids = Array.from({ length: UNITS }, () => newId())
  await importUnits(store, ids.map((id, n) => ({ id, name: `单位 ${n}`, level: 'county', regionCode: String(110_101 + n) })))
  await importEntrants(store, ids.map(unitId => ({ campaignId: campaign.id, cohortId: cohort.id, unitId })))
  let { version } = campaign
  for (const state of ['collecting', 'judging'] as const) ({ version } = await updateCampaign(store, campaign.id, version, { state }))
  const entrants: string[] = []
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof listEntrants>> = await listEntrants(store, { campaignId: campaign.id, after, limit: 500 })
    entrants.push(...page.items.map(({ id }) => id))
    if (page.next === null) break
    after = page.next
  }
  const random = new Random('bench')
  const judgementOf = (host: string): Judgement => (random.uniform() < 0.04
    ? { outcome: 'not-applicable', reason: '该单位没有这一职能' }
    : { outcome: 'rated', rating: Math.round(random.uniform() * 100) / 100, confidence: 0.9, reasons: [`检查了 ${Math.trunc(random.uniform() * 200)} 个页面，其中 ${Math.trunc(random.uniform() * 20)} 个不符合要求`], advice: ['补充缺少的内容，并注明发布日期'], evidence: Array.from({ length: 3 }, (_, n) => ({ sha256: 'a'.repeat(64), kind: 'response' as const, url: `http://${host}/page/${n}.html`, archive: 'archive/part-00001.warc.gz', offset: n * 10_000 })) })
  const open = new Set<string>()
  let judgements = 0
  for (const [n, entrantId] of entrants.entries()) {
    const rows = variant.indicators.flatMap(({ points }) => points.flatMap(point => point.measures.map((use, position) => {
      const measure = measures.find(({ id }) => id === use.id)
      if (measure?.kind !== 'automatic') open.add(point.id)
      return { pointId: point.id, position, measureId: use.id, measureVersion: measure?.version ?? 1, params: use.params, document: judgementOf(`www.unit${n}.gov.cn`) }
    })))
    for (const { points } of variant.indicators) for (const point of points) if (point.measures.length === 0) open.add(point.id)
    judgements += rows.length
    await proposeJudgementSet(store, { campaignId: campaign.id, entrantId, schemeEditionId: edition.id, schemeId: scheme.id, edition: scheme.edition, variant: 'city', toolVersion: 'bench', evaluationDate: '2026-11-30' }, rows)
  }
  const operator: VerbContext = { actor: { kind: 'operator', name: 'bench' }, store, clock: () => new Date() }
  const person = await VERBS['person.create'].run(operator, { name: 'bench', email: 'bench@example.cn' })
  // What people decide: one decision for each point that no machine may decide.
  await bulkInsert(store, judgementOverride, entrants.flatMap(entrantId => [...open].map(pointId => ({ campaignId: campaign.id, entrantId, pointId, outcome: 'rated' as const, rating: Math.round(random.uniform() * 100) / 100, reason: '核对归档页面', madeBy: person.id }))))
  await store.pool.query('analyze')
  const acceptSeconds = await seconds(async () => VERBS['judgement.accept-first'].run(operator, { campaignId: campaign.id }))
  const { version: now } = await VERBS['campaign.read'].run(operator, { id: campaign.id })
  let current = now
  for (const state of ['assessing', 'adjudicating', 'replying'] as const) ({ version: current } = await updateCampaign(store, campaign.id, current, { state, ...(state === 'replying' && { replyUntil: '2026-01-01T00:00:00.000Z' }) }))
  await store.pool.query('analyze')
  return { campaignId: campaign.id, cohortId: cohort.id, entrantId: entrants[Math.floor(UNITS / 2)] ?? '', points: variant.indicators.reduce((sum, { points }) => sum + points.length, 0), judgements, acceptSeconds }
}

const root = await mkdtemp(join(tmpdir(), 'zhengheng-bench-'))
await chmod(root, 0o755)
const where = db ?? join(root, 'pg')
const store = await openStore({ db: where })
const made: { value?: Made } = {}
const makeSeconds = await seconds(async () => { made.value = await make(store) })
if (!made.value) throw new Error('nothing was made')
const { campaignId, cohortId, entrantId, points, judgements, acceptSeconds } = made.value

const child = spawn(process.execPath, [join(here, '../src/cli/main.ts'), 'serve', '--db', where, '--port', '0', '--no-worker', '--evidence', join(root, 'evidence')], { stdio: ['ignore', 'pipe', 'pipe'] })
try {
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => { said += chunk.toString(); if (/\/setup#\S+\n/.test(said)) resolve() }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', code => { reject(new Error(`serve ended with ${code}: ${said}`)) })
  })
  await ready
  const origin = /http:\/\/localhost:\d+/.exec(said)?.[0] ?? ''
  const secret = /\/setup#(\S+)/.exec(said)?.[1] ?? ''
  const api = `${origin.replace('localhost', '127.0.0.1')}/api/v1`
  const who = { email: 'admin@example.cn', password: 'a password of the bench' }
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => fetch(`${api}${path}`, { method: 'POST', headers: { origin, 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
  await post('/setup', { ...who, name: '管理员', secret })
  const cookie = (await post('/auth/sign-in/email', who)).headers.getSetCookie().map(one => one.split(';')[0]).join('; ')
  const get = async (path: string) => {
    const answer = await fetch(`${api}${path}`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    let bytes = 0
    for await (const chunk of answer.body ?? []) bytes += (chunk as Uint8Array).length
    return bytes
  }
  const status = async (field: 'VmRSS' | 'VmHWM') => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  const page = async (path: string) => {
    const times: number[] = []
    let bytes = 0
    for (let i = 0; i < RUNS; i++) times.push(await seconds(async () => { bytes = await get(path) }))
    return { ms: median(times) * 1000, worst: Math.max(...times) * 1000, bytes }
  }
  const rows: string[] = []
  const row = (what: string, measured: string, goal: string, isKept: boolean | null) => rows.push(`| ${what} | ${measured} | ${goal}${isKept === null ? '' : isKept ? ' ✓' : ' ✗'} |`)
  const ranking = await page(`/campaigns/${campaignId}/ranking?cohortId=${cohortId}`)
  row(`ranking page (all ${UNITS} units, ${(ranking.bytes / 1e6).toFixed(1)} MB)`, `${ranking.ms.toFixed(0)} ms (worst of ${RUNS}: ${ranking.worst.toFixed(0)})`, '< 300 ms', ranking.ms < 300)
  for (const [what, path] of [['unit detail: score by point', `/entrants/${entrantId}/score`], ['unit detail: judgements with reasons and evidence', `/entrants/${entrantId}/judgement`]] as const) {
    const found = await page(path)
    row(`${what} (${(found.bytes / 1e3).toFixed(0)} KB)`, `${found.ms.toFixed(0)} ms (worst ${found.worst.toFixed(0)})`, '< 100 ms', found.ms < 100)
  }
  const bands = await seconds(async () => get(`/campaigns/${campaignId}/ranking?cohortId=${cohortId}&bands=true`))
  row('ranking with rank bands by simulation', `${bands.toFixed(1)} s`, '', null)
  row('ranking under other weights, each indicator left out', `${(await seconds(async () => get(`/campaigns/${campaignId}/cohorts/${cohortId}/sensitivity`))).toFixed(1)} s`, '', null)
  const before = await status('VmRSS')
  let bytes = 0
  const exported = await seconds(async () => { for (const name of ['entrants', 'points', 'judgements', 'audit']) bytes += await get(`/campaigns/${campaignId}/exports/${name}.csv`) })
  row(`export of everything as CSV (${(bytes / 1e6).toFixed(0)} MB)`, `${exported.toFixed(1)} s`, '< 20 s', exported < 20)
  const peak = await status('VmHWM')
  row('memory of the server: before, and at most while exporting', `${before.toFixed(0)} MB, ${peak.toFixed(0)} MB`, 'bounded', null)
  let workbook = 0
  const xlsx = await seconds(async () => { workbook = await get(`/campaigns/${campaignId}/exports/judgements.xlsx`) })
  row(`all judgements as a workbook (${(workbook / 1e6).toFixed(0)} MB)`, `${xlsx.toFixed(1)} s, at most ${(await status('VmHWM')).toFixed(0)} MB`, '', null)
  const versionNow = async () => (await (await fetch(`${api}/campaigns/${campaignId}`, { headers: { cookie } })).json() as { version: number }).version
  const step = async (path: string, body: unknown) => {
    const answer = await post(`/campaigns/${campaignId}/${path}`, body, { cookie, 'if-match': `"${await versionNow()}"` })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }
  const closing = await seconds(async () => step('close', {}))
  const publishing = await seconds(async () => step('publish', { title: '结果' }))
  row('close and publish', `${closing.toFixed(1)} + ${publishing.toFixed(1)} s`, '< 30 s', closing + publishing < 30)
  const { rows: [size] } = await store.pool.query<{ bytes: string; version: string }>(`select pg_size_pretty(pg_database_size(current_database())) as bytes, current_setting('server_version') as version`)
  const text = `# A campaign of ${UNITS.toLocaleString('en')} units × ${points} points

Written by \`node bench/campaign.ts\`, ${new Date().toISOString().slice(0, 10)}: ${availableParallelism()} cores (${cpus()[0]?.model ?? ''}; load ${loadavg()[0]?.toFixed(1)} from other work), Node ${process.version}, PostgreSQL ${size?.version}; ${judgements.toLocaleString('en')} judgements, database ${size?.bytes}.
The server is a process of its own, asked over HTTP; pages are the median of ${RUNS}.

| | measured | goal |
|---|---|---|
${rows.join('\n')}

Making it took ${makeSeconds.toFixed(0)} s, of which accepting and adding up all first judgements at once ${acceptSeconds.toFixed(0)} s.
`
  process.stdout.write(text)
  if (UNITS === 3_000 && db === undefined) await writeFile(join(here, 'campaign.md'), text)
} finally {
  const gone = new Promise<void>(resolve => { child.once('exit', () => { resolve() }) })
  if (child.exitCode === null) { child.kill('SIGTERM'); await gone }
  await store.close()
  await rm(root, { recursive: true, force: true })
}
