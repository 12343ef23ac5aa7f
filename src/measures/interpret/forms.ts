import { z } from 'zod'
import { isWithin } from '../dates.ts'
import { INTERPRETATION_FORMS } from '../lexicon/interpretation.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord, plainName } from '../name-match.ts'
import { rateAbsent, rateParts } from '../share.ts'
import type { Part } from '../share.ts'
import { listNames } from '../wording.ts'

export const interpretForms = defineMeasure({
  id: 'interpret/forms',
  version: 1,
  kind: 'automatic',
  title: '解读形式',
  explain: '在评估日前 windowDays 天（默认 365）内发布的解读中，按页面内容（图解、视频、音频、动漫、发布会）和标题用词识别形式；“新闻发布”也看新闻发布会信息，“数字化”按标题中的 H5、数说、可视化、互动解读等词识别。得分为出现过的形式数占要求形式数的比例。没有解读得 0。',
  params: z.strictObject({ forms: z.array(z.string().min(1)).min(1), windowDays: z.int().positive().default(365) }),
  needs: ['interpretations'],
  likes: ['press-conferences', 'coverage'],
  judge({ interpretations, 'press-conferences': press, coverage }, { forms, windowDays }, { date }) {
    const recent = interpretations.value.filter(({ publishDate }) => isWithin(publishDate, windowDays, date))
    const conferences = (press?.value ?? []).filter(({ publishDate }) => isWithin(publishDate, windowDays, date))
    const advice = (names: readonly string[]): string => `采用以下形式解读政策：${listNames(names, '种', 30)}`
    if (recent.length === 0 && conferences.length === 0) return rateAbsent(`${windowDays} 天内发布的解读材料`, coverage, advice(forms))
    const parts = forms.map((name): Part => {
      const wording = INTERPRETATION_FORMS[name] ?? { forms: [], words: [plainName(name)] }
      const found = recent.filter(item => item.forms.some(form => wording.forms.includes(form)) || hasWord(plainName(item.title), wording.words))
      const all = wording.isPress === true ? [...found, ...conferences] : found
      return all.length > 0 ? { name, state: 'yes', evidence: all.slice(0, 3).map(({ evidence }) => evidence) } : { name, state: 'absent' }
    })
    const judgement = rateParts(parts, { noun: '种形式', quality: '采用过', coverage, advice })
    return judgement.outcome === 'rated' ? { ...judgement, reasons: [...judgement.reasons, `检查 ${windowDays} 天内的解读 ${recent.length} 篇`] } : judgement
  },
})
