import { z } from 'zod'
import { SITE_KINDS } from '../../model/channel.ts'
import { archivedChannels, channelText, placesOf, unityOf } from '../channel-functions.ts'
import { placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { askPerson, rate } from '../share.ts'
import { fractionText, listNames } from '../wording.ts'

export const channelSingleEntry = defineMeasure({
  id: 'channel/single-entry',
  version: 1,
  kind: 'automatic',
  title: '办事入口统一',
  explain: '比较各渠道（数据开放平台除外）的办事服务入口指向哪里：得分为入口指向同一平台（主机）的渠道占看到内容的渠道的比例，没有办事入口的渠道算不统一。菜单只有名称、没有网址的渠道不计。只看到网站类渠道、没有可以比较的新媒体渠道的，说明网站与平台是否统一，由人判断。机器只看入口地址，不逐项核对事项名称。',
  params: z.strictObject({}),
  needs: ['channels'],
  judge({ channels }) {
    const given = archivedChannels(channels.value, 'data-platform')
    const untold = given.filter(channel => placesOf(channel, '办事').length > 0 && placesOf(channel, '办事').every(({ url }) => url === ''))
    const compared = given.filter(channel => !untold.includes(channel))
    const { host, united } = unityOf(compared, '办事')
    if (compared.length < 2 || compared.every(({ kind }) => SITE_KINDS.includes(kind))) return askPerson(`没有看到新媒体渠道的办事入口，只比较了 ${compared.length} 个网站类渠道，办事入口指向${host === '' ? '不明' : ` ${placeText(host)}`} 的 ${united.length} 个${compared.length > 0 ? `：${listNames(united.map(channelText), '个', 6)}` : ''}；请提供微信、App 等渠道的导入内容，或由人判断`)
    const apart = compared.filter(channel => !united.includes(channel))
    const rating = united.length / compared.length
    return rate({
      rating,
      confidence: sampleConfidence(rating, compared.length),
      reasons: [
        host === '' ? `${compared.length} 个渠道都没有见到办事服务入口` : `${compared.length} 个渠道中，办事服务入口指向 ${placeText(host)} 的 ${fractionText(united.length, compared.length)}：${listNames(united.map(channelText), '个', 6)}`,
        ...(apart.length > 0 && host !== '' ? [`没有入口或另有入口：${apart.map(channel => `${channelText(channel)}${placesOf(channel, '办事')[0] ? `（${placeText(placesOf(channel, '办事')[0]?.url ?? '')}）` : '（没有见到）'}`).slice(0, 6).join('、')}`] : []),
        ...(untold.length > 0 ? [`看不出入口地址、未计入：${listNames(untold.map(channelText))}`] : []),
      ],
      advice: ['网站、微信、App、小程序等渠道的办事入口统一指向同一政务服务平台'],
      evidence: [...compared.map(({ evidence }) => evidence), ...channels.evidence],
    })
  },
})
