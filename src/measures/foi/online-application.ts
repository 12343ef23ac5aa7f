import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { entryText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { isAbsenceCertain } from '../sample.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { quoteName } from '../wording.ts'

const ADVICE = '提供在线申请表单或申请系统，填写申请人、所需信息和获取方式后可直接提交'

export const foiOnlineApplication = defineMeasure({
  id: 'foi/online-application',
  version: 1,
  kind: 'automatic',
  title: '在线申请公开',
  explain: '查找在线提出申请的表单（有填写项和提交目标）或申请系统入口，不提交任何内容：可用得 1；没有在线申请、只提供申请表下载或邮件信函方式，得 offlineOnly（默认 0.5）；在线入口打不开，有线下方式得 offlineOnly，没有得 0；足够范围内什么都没有找到，得 0。找到在线入口而看不出能否使用时，交人判断。',
  params: z.strictObject({ offlineOnly: z.number().min(0).max(1).default(0.5) }),
  needs: ['entries'],
  likes: ['coverage'],
  judge({ entries, coverage }, { offlineOnly }) {
    const online = entriesOf(entries.value, 'foi-online')[0]
    const offline = entriesOf(entries.value, 'foi-offline').find(({ works }) => works !== false)
    if (online?.works === true) return rate({ rating: 1, confidence: 0.9, reasons: [`可在线申请：${entryText(online)}，${quoteName(online.detail)}`], advice: [], evidence: [online.evidence] })
    if (online?.works === null) return askPerson(`找到在线申请入口${entryText(online)}，看不出能否使用`)
    const broken = online ? [`在线申请入口${quoteName(online.title)}打不开：${quoteName(online.detail)}`] : []
    const evidence = [online?.evidence, offline?.evidence]
    if (!offline) return online ? rate({ rating: 0, confidence: 0.9, reasons: broken, advice: [ADVICE], evidence }) : rateAbsent('在线申请和申请表下载', coverage, ADVICE)
    // Offline ways alone: an online one may stand on a page nobody saw.
    if (!online && !isAbsenceCertain(coverage)) return rateAbsent('在线申请入口', coverage, ADVICE)
    return rate({ rating: offlineOnly, confidence: 0.9, reasons: [...broken, `只有线下申请方式：${entryText(offline)}`], advice: [ADVICE], evidence })
  },
})
