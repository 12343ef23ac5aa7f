import { z } from 'zod'
import type { FactMap } from '../../facts/facts.ts'
import type { Known } from '../../model/evidence.ts'
import { daysBetween } from '../dates.ts'
import { rateDeductions } from '../deduction.ts'
import type { Deduction } from '../deduction.ts'
import { entryText, placeText } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { quoteName } from '../wording.ts'

/** Passive looks from outside cover a part of what security is. */
const ONLY_OUTSIDE = 0.7
const OLD_PROTOCOL = /^(?:sslv|tlsv?1(?:\.[01])?$)/i

export const securityProtection = defineMeasure({
  id: 'security/protection',
  version: 1,
  kind: 'automatic',
  title: '安全防护',
  explain: '只作被动检查，不作漏洞扫描和攻击测试。从 1 起扣，每类有上限，扣完为止：①不提供 HTTPS 扣 0.3，证书无效或已过期扣 0.2，协议为 TLS 1.1 以下扣 0.1，HTTP 不跳转到 HTTPS 扣 0.05；②缺少安全响应头每项扣 0.05，最多 0.2（HSTS 只在提供 HTTPS 时要求；其余为 Content-Security-Policy、X-Frame-Options、X-Content-Type-Options、Referrer-Policy）；③泄露软件版本每处扣 0.05，最多 0.1；④HTTPS 页面引用 HTTP 资源的每个页面扣 0.02，最多 0.1；⑤有已知漏洞的脚本库每个版本扣 0.1，最多 0.3；⑥可列举的目录每个扣 0.1，最多 0.3；⑦缺少 Secure 或 HttpOnly 属性的 Cookie 每个扣 0.02，最多 0.1。加密访问、目录列举、Cookie 没有观测到时只按其余各项评判，每缺一项可信度乘以 0.8；被动检查只能看到外部情况，可信度最高 0.7。主管部门通报和媒体曝光需由人导入，未导入的不扣。',
  params: z.strictObject({}),
  needs: ['security-headers', 'mixed-content', 'script-libraries'],
  likes: ['tls', 'directory-listings', 'cookies'],
  judge({ 'security-headers': headers, 'mixed-content': mixed, 'script-libraries': libraries, tls, 'directory-listings': listings, cookies }, _params, { date }) {
    return rateDeductions(
      [
        ...(tls ? tlsFaults(tls, date) : []),
        ...headerFaults(headers, tls?.value.offered !== false),
        mixedFault(mixed),
        libraryFault(libraries),
        ...(listings ? [listingFault(listings)] : []),
        ...(cookies ? [cookieFault(cookies, tls?.value.offered !== false)] : []),
      ],
      {
        looked: `被动检查响应头、${mixed.value.pages} 个页面的混合内容、${libraries.value.length} 个脚本库${tls ? '、加密访问' : ''}${listings ? '、目录列举' : ''}${cookies ? '、Cookie' : ''}`,
        unseen: [...(tls ? [] : ['加密访问（TLS）']), ...(listings ? [] : ['目录列举']), ...(cookies ? [] : ['Cookie 属性'])],
        confidence: ONLY_OUTSIDE,
        notes: ['没有作漏洞扫描', '未导入外部通报，没有因通报或曝光扣分'],
        evidence: [...headers.evidence, ...(tls?.evidence ?? [])],
      },
    )
  },
})

const once = (what: string, isFault: boolean, off: number, advice: string, examples: readonly string[] = []): Deduction => ({ what, counter: '处', count: Number(isFault), each: off, cap: off, advice, examples })

function tlsFaults({ value: { offered, valid, protocol, expires, problem, redirectsHttp } }: Known<FactMap['tls']>, on: string): Deduction[] {
  if (!offered) return [once('不提供 HTTPS 访问', true, 0.3, '启用 HTTPS，配置有效证书')]
  const left = expires === null ? null : daysBetween(on, expires.slice(0, 10))
  // The certificate is judged at the evaluation date: one that was valid when seen may be out by then, and the other way round.
  const isExpired = left !== null && left < 0
  return [
    once('HTTPS 证书无效或已过期', !valid || isExpired, 0.2, '更换有效的 HTTPS 证书', [...(isExpired ? [`到期日 ${expires?.slice(0, 10) ?? ''}`] : []), ...(!valid && problem !== null ? [quoteName(problem)] : [])]),
    once('加密协议过旧', protocol !== null && OLD_PROTOCOL.test(protocol), 0.1, '停用 TLS 1.1 及以下协议，启用 TLS 1.2 或 1.3', protocol === null ? [] : [quoteName(protocol)]),
    once('HTTP 访问不跳转到 HTTPS', redirectsHttp === false, 0.05, '把 HTTP 访问跳转到 HTTPS'),
  ]
}

function headerFaults({ value, evidence }: Known<FactMap['security-headers']>, hasTls: boolean): Deduction[] {
  const missing = [
    ...(hasTls && !value.hsts ? ['Strict-Transport-Security'] : []),
    ...(value.csp ? [] : ['Content-Security-Policy']),
    ...(value.frameOptions ? [] : ['X-Frame-Options']),
    ...(value.contentTypeOptions ? [] : ['X-Content-Type-Options']),
    ...(value.referrerPolicy ? [] : ['Referrer-Policy']),
  ]
  return [
    { what: '缺少的安全响应头', counter: '项', count: missing.length, each: 0.05, cap: 0.2, examples: missing, advice: `配置安全响应头：${missing.join('、')}`, evidence },
    { what: '软件版本泄露', counter: '处', count: value.versionLeaks.length, each: 0.05, cap: 0.1, examples: value.versionLeaks.map(quoteName), advice: '去掉响应头中的软件名称和版本号', evidence },
  ]
}

function mixedFault({ value, evidence }: Known<FactMap['mixed-content']>): Deduction {
  const pages = [...new Set(value.found.map(({ page }) => page))]
  return { what: '引用 HTTP 资源的 HTTPS 页面', counter: '个', count: pages.length, each: 0.02, cap: 0.1, examples: pages.map(placeText), advice: '把页面引用的资源改为 HTTPS', evidence }
}

function libraryFault({ value, evidence }: Known<FactMap['script-libraries']>): Deduction {
  const vulnerable = new Map(value.flatMap(({ name, version, vulnerable: why }) => (why === null ? [] : [[`${name} ${version}`, why] as const])))
  return { what: '有已知漏洞的脚本库', counter: '个', count: vulnerable.size, each: 0.1, cap: 0.3, examples: [...vulnerable].map(([library, why]) => `${quoteName(library)}（${quoteName(why)}）`), advice: '升级有已知漏洞的脚本库', evidence }
}

function listingFault({ value }: Known<FactMap['directory-listings']>): Deduction {
  return { what: '可列举的目录', counter: '个', count: value.length, each: 0.1, cap: 0.3, examples: value.map(entryText), advice: '关闭服务器的目录列举', evidence: value.map(page => page.evidence) }
}

function cookieFault({ value, evidence }: Known<FactMap['cookies']>, hasTls: boolean): Deduction {
  const weak = value.beforeConsent.filter(cookie => !cookie.httpOnly || (hasTls && !cookie.secure))
  return { what: '缺少 Secure 或 HttpOnly 属性的 Cookie', counter: '个', count: weak.length, each: 0.02, cap: 0.1, examples: weak.map(cookie => quoteName(cookie.name)), advice: '为 Cookie 加上 Secure 和 HttpOnly 属性', evidence }
}
