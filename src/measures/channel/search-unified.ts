import { z } from 'zod'
import { archivedChannels, channelText, placesOf, unityOf } from '../channel-functions.ts'
import { entryText, placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate } from '../share.ts'
import { fractionText, listNames } from '../wording.ts'

/** What a search of its own is worth beside one that all channels share. */
const OWN = 0.8

export const channelSearchUnified = defineMeasure({
  id: 'channel/search-unified',
  version: 1,
  kind: 'automatic',
  title: '各渠道的搜索',
  explain: '看到内容的各渠道（导入内容没有菜单和入口的账号不计）有没有搜索：指向多数渠道共用的同一主机的 1，另有自己的搜索的 0.8，没有或打不开的 0，取平均。可以比较的渠道不足两个的不适用。搜得准不准由试搜判断。',
  params: z.strictObject({}),
  needs: ['channels'],
  judge({ channels }) {
    const compared = archivedChannels(channels.value).filter(({ hosts, functions }) => hosts.length > 0 || functions.length > 0)
    if (compared.length < 2) return { outcome: 'not-applicable', reason: `可以比较搜索的渠道只有 ${compared.length} 个` }
    const { offering, host, united } = unityOf(compared, '搜索')
    const without = compared.filter(channel => !offering.includes(channel))
    const apart = offering.filter(channel => !united.includes(channel))
    const rating = (united.length + apart.length * OWN) / compared.length
    return rate({
      rating,
      confidence: sampleConfidence(rating, compared.length),
      reasons: [
        `比较 ${compared.length} 个渠道，有搜索的 ${fractionText(offering.length, compared.length)}${host === '' ? '' : `，指向 ${placeText(host)} 的 ${united.length} 个`}`,
        ...(apart.length > 0 ? [`另有搜索：${listNames(apart.map(channel => `${channelText(channel)}（${placesOf(channel, '搜索').slice(0, 1).map(place => (place.url === '' ? place.title.slice(0, 20) : entryText(place))).join('')}）`))}`] : []),
        ...(without.length > 0 ? [`没有见到搜索：${listNames(without.map(channelText))}`] : []),
      ],
      advice: ['各渠道提供同一个搜索，结果覆盖网站、政务服务平台和新媒体'],
      evidence: [...compared.map(({ evidence }) => evidence), ...channels.evidence],
    })
  },
})
