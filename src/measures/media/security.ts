import { z } from 'zod'
import { rateIncidents } from '../imported-incidents.ts'
import { defineMeasure } from '../measure.ts'
import { judgedAccount } from '../new-media.ts'

/** What a notice must name to be about new media. */
const ABOUT = /新媒体|公众号|微信|微博|客户端|app|小程序|账号/i
const CONTENT = /./

/** Permissions that reach what is private to people (the platform calls them dangerous). */
const REACHING: ReadonlySet<string> = new Set(['READ_CONTACTS', 'READ_SMS', 'SEND_SMS', 'READ_CALL_LOG', 'RECORD_AUDIO', 'CAMERA', 'ACCESS_FINE_LOCATION', 'ACCESS_BACKGROUND_LOCATION', 'READ_PHONE_STATE', 'BODY_SENSORS', 'SYSTEM_ALERT_WINDOW', 'REQUEST_INSTALL_PACKAGES'])

export const mediaSecurity = defineMeasure({
  id: 'media/security',
  version: 2,
  kind: 'external',
  title: '内容安全',
  explain: '依据导入的通报、曝光名单，看评估日前一年内渠道或标题写明政务新媒体（公众号、微信、微博、客户端、App、小程序）的：没有 1；有严重的 0；否则每条已整改扣 0.3，未整改扣 0.5。没有导入名单的不评分，没有通报的也请导入只有表头的名单。App 另列出安装包的明文传输、调试开关和涉及个人信息的权限供参考，不影响得分。审核制度由人结合“管理保障”判断。',
  params: z.strictObject({}),
  needs: ['external-records'],
  likes: ['media-apps'],
  judge({ 'external-records': records, 'media-apps': apps }, _params, { date, variant }) {
    const about = { ...records, value: { ...records.value, incidents: records.value.incidents.filter(({ channel, title, about: kind }) => ABOUT.test(`${channel} ${title} ${kind}`)) } }
    const judgement = rateIncidents(about, CONTENT, { what: '政务新媒体内容安全', advice: '落实三审三校和先审后发，通报的问题及时整改', date })
    const notes = (judgedAccount(apps?.value ?? [], variant)?.packages ?? []).map(one => {
      const reaching = one.permissions.map(name => name.replace(/^.*\./, '')).filter(name => REACHING.has(name))
      // Up to API 27 plain HTTP is allowed unless the flag forbids it.
      const isClear = one.cleartext ?? (one.targetSdk ?? 0) < 28
      return `参考：安装包 ${one.package} ${one.versionName}${isClear ? '允许明文传输' : '不允许明文传输'}${one.debuggable ? '，调试开关未关' : ''}${reaching.length > 0 ? `，涉及个人信息的权限：${reaching.join('、')}` : ''}`
    })
    return judgement.outcome === 'rated' ? { ...judgement, reasons: [...judgement.reasons, ...notes] } : judgement
  },
})
