import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate } from '../share.ts'
import { fractionText } from '../wording.ts'

const RECORD = 0.2
const ACCESS_RECORD = 0.4
const HOME = 0.4
const LINKS = 0.4

export const siteIpv6 = defineMeasure({
  id: 'site/ipv6',
  version: 1,
  kind: 'automatic',
  title: 'IPv6 改造',
  explain: '分三步：域名有 AAAA 记录得 0.2；首页可用 IPv6 打开再得 0.4；二、三级链接可用 IPv6 打开的占比乘以 0.4。没有 AAAA 记录得 0；有记录而首页打不开，只得 0.2。采集所在网络没有 IPv6、或没有检查链接时，除没有 AAAA 记录的以外，不作判定。只要求支持访问的（require 为 access，如区县），有 AAAA 记录得 0.4，首页可用 IPv6 打开得满分，不看链接。',
  /** complete: 完成改造, links count too; access: 支持访问, the home page is enough. */
  params: z.strictObject({ require: z.enum(['complete', 'access']).default('complete') }),
  needs: [],
  likes: ['ipv6', 'dns'],
  judge({ ipv6, dns }, { require }) {
    const advice = '为域名配置 AAAA 记录，首页和二、三级链接都可用 IPv6 访问'
    const hasRecord = ipv6?.value.aaaa ?? (dns ? dns.value.aaaa.length > 0 : null)
    const evidence = [...(ipv6?.evidence ?? []), ...(dns?.evidence ?? [])]
    if (hasRecord === null) return { outcome: 'undetermined', reason: '未能查询域名的 AAAA 记录，无法判断是否支持 IPv6', missing: ['ipv6', 'dns'] }
    if (!hasRecord) return rate({ rating: 0, confidence: 1, reasons: ['域名没有 AAAA 记录，不支持 IPv6 访问'], advice: [advice], evidence })
    if (!ipv6 || ipv6.value.homeOverIpv6 === null) return { outcome: 'undetermined', reason: '域名有 AAAA 记录，但采集所在的网络没有 IPv6，无法检查能否打开', missing: ['ipv6'] }
    const { homeOverIpv6, linksChecked, linksReachable } = ipv6.value
    const isAccess = require === 'access'
    if (!homeOverIpv6) return rate({ rating: isAccess ? ACCESS_RECORD : RECORD, confidence: 1, reasons: ['域名有 AAAA 记录，但首页用 IPv6 打不开'], advice: ['使首页可用 IPv6 打开', advice], evidence })
    if (isAccess) return rate({ rating: 1, confidence: 1, reasons: ['域名有 AAAA 记录，首页可用 IPv6 打开'], advice: [], evidence })
    if (linksChecked === 0) return { outcome: 'undetermined', reason: '首页可用 IPv6 打开，但没有检查二、三级链接', missing: ['ipv6'] }
    const share = linksReachable / linksChecked
    return rate({
      rating: linksReachable === linksChecked ? 1 : RECORD + HOME + LINKS * share,
      confidence: sampleConfidence(share, linksChecked),
      reasons: ['域名有 AAAA 记录，首页可用 IPv6 打开', `检查二、三级链接 ${linksChecked} 条，可用 IPv6 打开的 ${fractionText(linksReachable, linksChecked)}`],
      advice: ['使二、三级链接（含图片、附件和子站）都可用 IPv6 打开'],
      evidence,
    })
  },
})
