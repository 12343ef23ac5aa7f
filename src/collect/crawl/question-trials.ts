import type { IndexEntry } from '../../model/collection.ts'
import type { Observation } from '../../model/evidence.ts'
import type { ProbeValues } from '../../model/probes.ts'
import type { Form, Page } from '../../page/page.ts'
import { readPage } from '../../page/read-page.ts'
import { canonicalUrl } from '../../page/url.ts'
import { evidenceOf } from '../probe.ts'
import { detectBlock } from './blocked.ts'
import type { PageIntake } from './page-intake.ts'
import { searchUrl } from './search-forms.ts'
import type { SearchForm } from './search-forms.ts'
import type { SearchTrialOptions } from './search-trials.ts'
import { serviceName } from './search-trials.ts'

type Trial = ProbeValues['question-trial']

/** Raised when a trial's value means something else. */
const VERSION = 1
const BOX_NAME = /智能(?:问答|客服|咨询|机器人|助手|答复)|问答(?:机器人|助手)|政务机器人|在线客服/
const BOX_PATH = /\/(?:znwd|robot|zhinengwenda|chatbot|znkf|zhzs|icr)(?:[/._?-]|$)/i
const ASKS = /问|咨询|发送|send|ask/i
/** A form that wants to know who asks is a letter, not a question. */
const ABOUT_PERSON = /姓名|电话|手机|邮箱|地址|证件|验证码|标题/
/** What people ask of a matter. */
const PATTERNS = [(name: string) => `${name}怎么办理？`, (name: string) => `${name}需要什么材料？`, (name: string) => `办理${name}要多长时间？`] as const
const QUESTIONS = 6

/** The form of a question box that a GET can use; null where questions are sent by script or by POST, which we do not. */
export function findQuestionForm(page: Page): SearchForm | null {
  if (!BOX_NAME.test(page.title ?? '') && !BOX_PATH.test(new URL(page.url).pathname)) return null
  for (const form of page.forms) {
    const field = questionField(form)
    if (field !== null && form.action !== null) return { scope: 'site', action: form.action, field, fixed: form.fields.flatMap(({ name, type, value }) => (type === 'hidden' && name !== '' ? [[name, value] as const] : [])).slice(0, 20), charset: page.charset, from: page.url }
  }
  return null
}

function questionField({ method, zone, fields, buttons }: Form): string | null {
  const texts = fields.filter(({ type }) => ['text', 'search', 'textarea', ''].includes(type))
  const [only] = texts
  if (method !== 'get' || zone === 'header' || zone === 'nav' || only === undefined || texts.length !== 1 || only.name === '') return null
  if (fields.some(({ type }) => ['password', 'file', 'email', 'tel'].includes(type)) || ABOUT_PERSON.test(only.label)) return null
  return ASKS.test(`${only.label} ${buttons.join(' ')} ${only.name}`) ? only.name : null
}

/** Questions about matters drawn by the seed among the site's own guides. Pure. */
export function planQuestionTrials(intake: Pick<PageIntake, 'questionForm' | 'services'>): Trial[] {
  const form = intake.questionForm
  if (form === null) return []
  return intake.services.values.slice(0, QUESTIONS).flatMap((guide, index) => {
    const matter = serviceName(guide.title)
    const question = (PATTERNS[index % PATTERNS.length] ?? PATTERNS[0])(matter)
    const resultUrl = canonicalUrl(searchUrl(form, question))
    return resultUrl === null ? [] : [{ question, matter, about: guide.url, boxUrl: form.from, resultUrl }]
  })
}

/** Asks the site's question box by GET, archives what it answers and notes one observation each. */
export async function runQuestionTrials(options: Omit<SearchTrialOptions, 'made'> & { readonly made: (observation: Observation<Trial>) => Promise<void> }): Promise<void> {
  for (const trial of planQuestionTrials(options.intake)) {
    if (options.signal.aborted) return
    if (!options.done.has(trial.resultUrl)) await options.made(await runTrial(trial, options))
  }
}

async function runTrial(trial: Trial, { visitor, archive, renderer, clock }: Omit<SearchTrialOptions, 'made'>): Promise<Observation<Trial>> {
  const common = { probe: 'question-trial', probeVersion: VERSION, target: trial.resultUrl, at: clock.now().toISOString() }
  const refusal = await visitor.refusal(trial.resultUrl)
  if (refusal !== null) return { ...common, ...refusal, evidence: [] }
  const { exchanges, last } = await visitor.visit(trial.resultUrl, { wanted: () => true })
  const entries: IndexEntry[] = []
  for (const exchange of exchanges) entries.push(await archive.write(exchange))
  const evidence = entries.slice(-1).map(evidenceOf)
  const { outcome } = last
  if (!outcome.ok) return { ...common, ...outcome, evidence }
  const wall = detectBlock(outcome, readPage(outcome.body, { url: last.url, contentType: outcome.headers['content-type'] ?? null }))
  if (wall !== null) return { ...common, ok: false, failure: 'blocked', detail: wall, evidence }
  if (outcome.status >= 400) return { ...common, ok: false, failure: 'http', detail: `HTTP ${outcome.status}`, evidence }
  // Most answers are written by a script.
  const rendered = (await renderer?.render(last.url)) ?? null
  if (rendered?.ok) evidence.push(evidenceOf(await archive.writeRendered({ url: last.url, at: rendered.at, html: rendered.html, status: rendered.status, truncated: rendered.truncated })))
  return { ...common, ok: true, value: { ...trial, resultUrl: last.url }, evidence }
}
