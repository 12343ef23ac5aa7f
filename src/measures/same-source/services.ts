import { z } from 'zod'
import { CHANNEL_TITLES, SITE_KINDS } from '../../model/channel.ts'
import { placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { askPerson, rate } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

export const sameSourceServices = defineMeasure({
  id: 'same-source/services',
  version: 1,
  kind: 'automatic',
  title: '服务数据同源',
  explain: '比较门户网站、政务服务平台、部门网站上的办事指南。各站上同名（实施主体不矛盾）的指南逐项比较设定依据、申请条件、材料、流程、时限、收费、地点、时间、电话等要素：数字须相同，文字相似度不低于 0.85；两份都有的要素全部一致为一致，得分为一致的事项占比。没有各自发布的同名指南，而是直接链接到同一平台的指南的，得 1（同一份数据）。既无同名指南又无链接的，由人判断。',
  params: z.strictObject({}),
  needs: ['shared-guides'],
  judge({ 'shared-guides': shared }) {
    const { pairs, sites } = shared.value
    const compared = pairs.filter(({ differences }) => differences.length > 0)
    const linking = sites.filter(({ kind, linked }) => SITE_KINDS.includes(kind) && linked > 0)
    const siteText = sites.filter(({ guides, linked }) => guides + linked > 0).map(({ kind, address, guides, linked }) => `${CHANNEL_TITLES[kind][0]}（${placeText(address)}）指南 ${guides} 份${linked > 0 ? `，链接到其他站指南 ${linked} 份` : ''}`)
    if (compared.length === 0) {
      if (linking.length === 0) return askPerson(`只看到一处办事指南，无法比较各站的服务数据：${siteText.join('；')}`)
      return rate({ rating: 1, confidence: 0.8, reasons: [`没有各自发布的同名指南，直接使用同一平台的指南：${siteText.join('；')}`], advice: [], evidence: shared.evidence })
    }
    const different = compared.filter(({ differences }) => differences.some(({ same }) => !same))
    const rating = (compared.length - different.length) / compared.length
    return rate({
      rating,
      confidence: sampleConfidence(rating, compared.length),
      reasons: [
        `在两处发布的同名事项 ${compared.length} 个，要素全部一致的 ${fractionText(compared.length - different.length, compared.length)}`,
        ...different.slice(0, 5).map(({ name, differences }) => `${quoteName(name)}不一致：${differences.filter(({ same }) => !same).slice(0, 3).map(({ element, left, right }) => `${element}${quoteName(left)}与${quoteName(right)}`).join('；')}`),
        ...siteText,
      ],
      advice: [`统一数据来源，改正不一致的指南：${listNames(different.map(({ name }) => quoteName(name)), '个', 10)}`],
      evidence: [...different.flatMap(({ evidence }) => evidence), ...compared.flatMap(({ evidence }) => evidence)],
    })
  },
})
