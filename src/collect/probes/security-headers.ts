import type { ProbeValues } from '../../model/probes.ts'
import { answerOf, defineProbe } from '../probe.ts'

const LEAKY = ['server', 'x-powered-by', 'x-aspnet-version', 'x-aspnetmvc-version', 'x-generator', 'x-drupal-cache', 'via']
const REFERRER_POLICIES = new Set(['no-referrer', 'no-referrer-when-downgrade', 'origin', 'origin-when-cross-origin', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin', 'unsafe-url'])

/** Security headers of the home page as finally answered. A header that browsers would ignore counts as absent. */
export const securityHeaders = defineProbe<'security-headers', { readonly url: string }, ProbeValues['security-headers']>({
  id: 'security-headers',
  version: 1,
  title: '首页安全响应头',
  async run({ url }, context) {
    const visit = await context.shared(url)
    const { headers } = answerOf(visit)
    const csp = headers['content-security-policy'] ?? ''
    return {
      ok: true,
      value: {
        // RFC 6797 §8.1: ignored over plain HTTP; max-age=0 takes it back.
        hsts: visit.last.url.startsWith('https:') && /(?:^|;)\s*max-age\s*=\s*"?0*[1-9]/i.test(headers['strict-transport-security'] ?? ''),
        csp: /[a-z]/i.test(csp),
        frameOptions: /^\s*(?:deny|sameorigin)\s*(?:,|$)/i.test(headers['x-frame-options'] ?? '') || /(?:^|[;,])\s*frame-ancestors\s/i.test(csp),
        contentTypeOptions: /^\s*nosniff\s*(?:,|$)/i.test(headers['x-content-type-options'] ?? ''),
        referrerPolicy: (headers['referrer-policy'] ?? '').split(',').some(policy => REFERRER_POLICIES.has(policy.trim().toLowerCase())),
        versionLeaks: LEAKY.flatMap(name => (/\d+\.\d+/.test(headers[name] ?? '') ? [`${name}: ${headers[name]!.slice(0, 200)}`] : [])),
      },
      evidence: visit.evidence,
    }
  },
})
