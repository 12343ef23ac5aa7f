import { z } from 'zod'
import { archivedChannels, channelText, unityOf } from '../channel-functions.ts'
import { placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { askPerson, rate } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

export const channelIdentityUnified = defineMeasure({
  id: 'channel/identity-unified',
  version: 1,
  kind: 'suggested',
  title: '统一身份认证',
  explain: '比较各渠道的登录、注册入口和用户空间指向哪里，不实际登录。建议得分由三部分平均：①登录入口指向同一主机的渠道占有登录入口的渠道的比例；②页面上写明统一身份认证（或“使用同一账号”等）为 1，否则 0；③有用户空间且各渠道指向同一主机的比例，没有用户空间为 0。有登录入口的渠道不足两个的不提建议。是否真正打通由人用同一账号登录各渠道核实。',
  params: z.strictObject({}),
  needs: ['channels', 'named-services'],
  judge({ channels, 'named-services': services }) {
    const given = archivedChannels(channels.value)
    const login = unityOf(given, '登录')
    if (login.offering.length < 2) return askPerson(`只在 ${login.offering.length} 个渠道上见到登录入口${login.offering[0] ? `（${channelText(login.offering[0])}）` : ''}，请用同一账号登录各渠道核实`)
    const claims = services.value.filter(({ name }) => name === '统一身份认证')
    const space = unityOf(given, '用户空间')
    const shares = [login.united.length / login.offering.length, Number(claims.length > 0), space.offering.length === 0 ? 0 : space.united.length / space.offering.length]
    return rate({
      rating: shares.reduce((sum, share) => sum + share, 0) / shares.length,
      confidence: 0.5,
      reasons: [
        `有登录入口的渠道 ${login.offering.length} 个，指向 ${placeText(login.host)} 的 ${fractionText(login.united.length, login.offering.length)}`,
        ...(login.united.length < login.offering.length ? [`另有登录入口：${listNames(login.offering.filter(channel => !login.united.includes(channel)).map(channelText))}`] : []),
        claims[0] ? `写明统一身份认证：${quoteName(claims[0].title)}（${placeText(claims[0].url)}）` : '没有见到统一身份认证的说明',
        space.offering.length > 0 ? `用户空间指向 ${placeText(space.host)} 的渠道 ${fractionText(space.united.length, space.offering.length)}` : '没有见到用户空间入口',
        '建议仅供参考，由人用同一账号登录核实',
      ],
      advice: ['各渠道使用同一套账号、同一个认证入口，用户空间内容互通'],
      evidence: [...given.map(({ evidence }) => evidence), ...claims.slice(0, 3).map(({ evidence }) => evidence)],
    })
  },
})
