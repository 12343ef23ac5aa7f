import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { entryList, entryState, placeText, rateProvided, sectionOf, tally } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence, unseenShare } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames } from '../wording.ts'

export const surveyUnified = defineMeasure({
  id: 'survey/unified',
  version: 1,
  kind: 'automatic',
  title: '统一征集调查平台',
  explain: '看见到的征集调查是否都在同一处开展，位置按页面地址的主机名和第一级目录区分：得分为在最常用的同一处开展的占比。没有见到征集调查、但有征集调查平台入口的，入口可用得 1，未能打开核实的可信度为 0.7，打不开得 0；都没有、且已看足够多的页面，得 0。',
  params: z.strictObject({}),
  needs: ['surveys', 'entries'],
  likes: ['coverage'],
  judge({ surveys, entries, coverage }) {
    const platforms = entriesOf(entries.value, 'survey-platform')
    const advice = '建设统一的征集调查平台，各部门的征集调查都在该平台开展'
    if (surveys.value.length === 0) {
      if (platforms.length === 0) return rateAbsent('征集调查平台', coverage, advice)
      return rateProvided(platforms, { what: '征集调查平台', advice, mend: '修复征集调查平台', coverage })
    }
    const places = tally(surveys.value.map(survey => sectionOf(survey.url)))
    const main = places[0]?.count ?? 0
    const rating = main / surveys.value.length
    return rate({
      rating,
      confidence: sampleConfidence(rating, surveys.value.length, coverage ? unseenShare(coverage) : 0),
      reasons: [
        `征集调查 ${surveys.value.length} 个，在 ${placeText(places[0]?.key ?? '')} 开展的 ${fractionText(main, surveys.value.length)}`,
        ...(places.length > 1 ? [`其余在：${listNames(places.slice(1).map(({ key }) => placeText(key)), '处')}`] : []),
        ...(entryState(platforms) === 'absent' ? ['没有见到统一的平台入口'] : [`平台入口：${entryList(platforms)}`]),
      ],
      advice: [advice],
      evidence: [...platforms.map(entry => entry.evidence), ...surveys.evidence],
    })
  },
})
