import type { Observation } from '../../model/evidence.ts'
import type { ProbeValues } from '../../model/probes.ts'
import type { FactMap } from '../facts.ts'
import { sortedBy } from './fact.ts'
import type { Site } from './site.ts'

type Trial = FactMap['question-box']['trials'][number]
type Asked = Observation<ProbeValues['question-trial']> & { readonly ok: true; readonly value: ProbeValues['question-trial'] }

/** How a box says that it does not know. */
const DOES_NOT_KNOW = /(?:没有|未能?|无法)(?:找到|查到|检索到|匹配|理解|回答|识别|解答)|(?:不太|不)(?:明白|理解|清楚)您?|抱歉|对不起|换个(?:问法|说法)|暂(?:无|时没有)(?:相关|答案|结果)|请(?:您)?(?:换|重新)(?:一种|输入|描述)/
const LEAST_ANSWER = 10
/** Of the pairs of characters of the matter's name that one line of the answer must hold. */
const ALIKE = 0.7

/** Questions about the site's own matters that were put to its box, and whether the answer speaks of the matter. */
export function questionTrials(site: Site): { readonly trials: readonly Trial[]; readonly asked: readonly Asked[] } {
  const asked = sortedBy(site.observations.filter((one): one is Asked => one.probe === 'question-trial' && one.ok), one => one.value.question)
  return { asked, trials: asked.map(({ value }) => ({ question: value.question, relevant: isRelevant(site, value) })) }
}

/** Null when no answer can be told from the page of the box itself: a script that nobody ran gives it. */
function isRelevant(site: Site, { question, matter, about, boxUrl, resultUrl }: ProbeValues['question-trial']): boolean | null {
  const page = site.pageAt.get(site.resolve(resultUrl))
  if (page === undefined || page.status >= 400) return null
  const box = site.pageAt.get(site.resolve(boxUrl))
  const standing = new Set((box?.text ?? '').split('\n').map(plain))
  const echo = plain(question)
  const lines = page.text.split('\n').map(plain).filter(line => line !== '' && !standing.has(line) && line !== echo).map(line => line.replaceAll(echo, ''))
  const links = new Set(box?.links.map(({ url }) => url) ?? [])
  const target = site.resolve(about)
  if (page.links.some(({ url, zone }) => zone === 'main' && !links.has(url) && site.resolve(url) === target)) return true
  if (lines.join('').length < LEAST_ANSWER) return null
  const speaks = lines.some(line => holds(line, plain(matter)))
  return speaks && !lines.some(line => DOES_NOT_KNOW.test(line) && line.length < 80)
}

const plain = (text: string): string => text.replaceAll(/[\s\p{P}\p{S}]+/gu, '')

function holds(line: string, name: string): boolean {
  if (name.length < 3) return name !== '' && line.includes(name)
  const pairs = Array.from({ length: name.length - 1 }, (_, index) => name.slice(index, index + 2))
  return pairs.filter(pair => line.includes(pair)).length >= pairs.length * ALIKE
}
