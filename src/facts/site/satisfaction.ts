import type { Fact } from '../../model/evidence.ts'
import type { FactMap, SatisfactionFigure } from '../facts.ts'
import { subjectOf } from '../records/read-records.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import { known, order, unknown } from './fact.ts'
import { homeMissing } from './home.ts'
import { titleOf } from './site.ts'
import type { Site } from './site.ts'

const FIGURE = /(?:满意(?:率|度)|好评率)(?:(?:平均|达到?|为|是|约|高达|保持在|稳定在|提升至|均?[:：]?|\s){0,4})(\d{1,3}(?:\.\d{1,3})?)\s?[%％]/g
const COUNT = /(?:评价|评分)(?:总?数|量|总量)?(?:共|达|为|约|[:：]|\s){0,3}(\d{1,9})\s?(万)?(?:条|件|次|份|人次)?|(\d{1,9})\s?(万)?(?:条|件|次|份|人次)(?:有效)?评价/
const SCORE = /(?:当前|综合|平均|用户)评分\D{0,6}(\d(?:\.\d)?)\s*(?:分)?\s*[（(]\s*(\d{1,7})\s*人(?:评分|评价)?\s*[）)]/
const AROUND = 80
const KEPT = 500
const FIGURES_PER_PAGE = 10
const TEXT_CHARS = 20_000

/** 满意率 99.1% and the like in the text of pages, and stars of data sets, newest first, undated last. Only percentages that name satisfaction count. */
export function satisfactionFigures(site: Site): Fact<FactMap['satisfaction-figures']> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const found: SatisfactionFigure[] = []
  for (const page of site.pages) {
    if (page.status >= 400 || !site.isInternal(page.url)) continue
    const text = page.text.slice(0, TEXT_CHARS)
    if (page.dataset !== null) {
      const score = SCORE.exec(text)
      if (score !== null && Number(score[1]) <= 5) found.push({ subject: '数据开放', rate: Math.round(Number(score[1]) * 200) / 1000, count: Number(score[2]), text: score[0], url: page.url, date: null, evidence: page.evidence })
      continue
    }
    if (!/满意(?:率|度)|好评率/.test(text)) continue
    for (const match of [...text.matchAll(FIGURE)].slice(0, FIGURES_PER_PAGE)) {
      const rate = Math.round(Number(match[1]) * 1000) / 100_000
      const around = text.slice(Math.max(0, match.index - AROUND), match.index + match[0].length + AROUND)
      // What the sentence speaks of, else what the page is about.
      const sentence = around.slice(0, AROUND + match[0].length).split(/[。；\n]/).at(-1) ?? ''
      const subject = subjectOf(sentence) ?? subjectOf(`${titleOf(page)} ${page.column ?? ''}`)
      if (rate > 1 || subject === null) continue
      found.push({ subject, rate, count: countIn(around), text: maskPersonalNumbers(around.replaceAll(/\s+/g, ' ').trim()), url: page.url, date: page.publishDate, evidence: page.evidence })
    }
  }
  found.sort((a, b) => order(b.date ?? '', a.date ?? '') || order(a.url, b.url) || b.rate - a.rate || order(a.text, b.text))
  const kept = found.slice(0, KEPT)
  return known(kept, kept.map(({ evidence }) => evidence))
}

function countIn(text: string): number | null {
  const match = COUNT.exec(text)
  if (match === null) return null
  const [number, isTenThousands] = [Number(match[1] ?? match[3]), (match[2] ?? match[4]) !== undefined]
  return isTenThousands ? number * 10_000 : number
}
