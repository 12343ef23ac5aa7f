import type { IndexEntry } from '../../model/collection.ts'
import type { Observation } from '../../model/evidence.ts'
import type { Page } from '../../page/page.ts'
import { readPage } from '../../page/read-page.ts'
import type { Archive } from '../archive/archive.ts'
import { evidenceOf } from '../probe.ts'
import { detectBlock } from './blocked.ts'
import type { Clock } from './clock.ts'
import type { PageIntake } from './page-intake.ts'
import type { Renderer } from './renderer.ts'
import type { Visitor } from './visitor.ts'

/** What is asked of the site by one GET: `resultUrl` answers it. */
interface Trial { readonly resultUrl: string }

export interface TrialOptions<T extends Trial> {
  readonly intake: PageIntake
  readonly visitor: Visitor
  readonly archive: Archive
  readonly renderer: Renderer | null
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Result addresses that an earlier run has tried. */
  readonly done: ReadonlySet<string>
  readonly made: (observation: Observation<T>) => Promise<void>
}

interface TrialKind { readonly probe: string; readonly probeVersion: number; readonly needsRender: (page: Page) => boolean }

/** Asks what was planned, archives the answers and notes one observation each. */
export async function runTrials<T extends Trial>(planned: readonly T[], kind: TrialKind, options: TrialOptions<T>): Promise<void> {
  for (const trial of planned) {
    if (options.signal.aborted) return
    if (!options.done.has(trial.resultUrl)) await options.made(await runTrial(trial, kind, options))
  }
}

async function runTrial<T extends Trial>(trial: T, { needsRender, ...probe }: TrialKind, { visitor, archive, renderer, clock }: TrialOptions<T>): Promise<Observation<T>> {
  const common = { ...probe, target: trial.resultUrl, at: clock.now().toISOString() }
  const refusal = await visitor.refusal(trial.resultUrl)
  if (refusal !== null) return { ...common, ...refusal, evidence: [] }
  const { exchanges, last } = await visitor.visit(trial.resultUrl, { wanted: () => true })
  const entries: IndexEntry[] = []
  for (const exchange of exchanges) entries.push(await archive.write(exchange))
  const evidence = entries.slice(-1).map(evidenceOf)
  const { outcome } = last
  if (!outcome.ok) return { ...common, ...outcome, evidence }
  const page = readPage(outcome.body, { url: last.url, contentType: outcome.headers['content-type'] ?? null })
  const wall = detectBlock(outcome, page)
  if (wall !== null) return { ...common, ok: false, failure: 'blocked', detail: wall, evidence }
  if (outcome.status >= 400) return { ...common, ok: false, failure: 'http', detail: `HTTP ${outcome.status}`, evidence }
  if (renderer !== null && needsRender(page)) {
    const rendered = await renderer.render(last.url)
    if (rendered.ok) evidence.push(evidenceOf(await archive.writeRendered({ url: last.url, at: rendered.at, html: rendered.html, status: rendered.status, truncated: rendered.truncated })))
  }
  return { ...common, ok: true, value: { ...trial, resultUrl: last.url }, evidence }
}
