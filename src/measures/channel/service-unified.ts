import { z } from 'zod'
import { CHANNEL_FUNCTIONS } from '../../facts/facts.ts'
import { archivedChannels, channelText, unityOf } from '../channel-functions.ts'
import { placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { askPerson, rate } from '../share.ts'
import { fractionText, listNames } from '../wording.ts'

export const channelServiceUnified = defineMeasure({
  id: 'channel/service-unified',
  version: 1,
  kind: 'suggested',
  title: '办事功能统一',
  explain: '对 functions 所列的功能（默认申报、进度查询、咨询投诉），看各渠道（数据开放平台除外）有没有、是否指向同一主机。每项功能的建议得分为指向同一主机的渠道占看到内容的渠道的比例，取平均。看到内容的渠道不足两个的不提建议。是否接入同一系统由人核实。',
  params: z.strictObject({ functions: z.array(z.enum(CHANNEL_FUNCTIONS)).min(1).default(['在线申报', '进度查询', '咨询投诉']) }),
  needs: ['channels'],
  judge({ channels }, { functions }) {
    const given = archivedChannels(channels.value, 'data-platform')
    if (given.length < 2) return askPerson(`看到内容的渠道只有 ${given.length} 个，无法比较各渠道的${functions.join('、')}是否统一`)
    const found = functions.map(name => ({ name, ...unityOf(given, name) }))
    const rating = found.reduce((sum, { united }) => sum + united.length / given.length, 0) / functions.length
    return rate({
      rating,
      confidence: 0.5,
      reasons: [
        `比较 ${given.length} 个渠道：${listNames(given.map(channelText), '个', 8)}`,
        ...found.map(({ name, offering, united, host }) => (offering.length === 0 ? `${name}：没有渠道见到入口` : `${name}：${offering.length} 个渠道有入口，指向${host === '' ? '同一地址（看不出网址）' : ` ${placeText(host)}`} 的 ${fractionText(united.length, given.length)}`)),
        '建议仅供参考，是否接入同一系统由人核实',
      ],
      advice: [`各渠道统一接入同一系统提供${functions.join('、')}`],
      evidence: given.map(({ evidence }) => evidence),
    })
  },
})
