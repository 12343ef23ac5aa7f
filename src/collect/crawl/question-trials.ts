import type { ProbeValues } from '../../model/probes.ts'
import type { Form, Page } from '../../page/page.ts'
import { canonicalUrl } from '../../page/url.ts'
import type { PageIntake } from './page-intake.ts'
import { searchUrl } from './search-forms.ts'
import type { SearchForm } from './search-forms.ts'
import { serviceName } from './search-trials.ts'
import { runTrials } from './trial.ts'
import type { TrialOptions } from './trial.ts'

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

/** Asks the site's question box by GET. Most answers are written by a script, so every one is rendered. */
export async function runQuestionTrials(options: TrialOptions<Trial>): Promise<void> {
  await runTrials(planQuestionTrials(options.intake), { probe: 'question-trial', probeVersion: VERSION, needsRender: () => true }, options)
}
