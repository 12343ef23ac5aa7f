import { describe, expect, test } from 'vitest'
import { evaluationDocument } from '../../../src/model/evaluation.ts'
import type { EvaluationDocument } from '../../../src/model/evaluation.ts'
import { renderEvidencePage } from '../../../src/reports/html/evidence-page.ts'
import { escapeText, html, link } from '../../../src/reports/html/markup.ts'
import { percent } from '../../../src/reports/html/points.ts'
import { renderReport } from '../../../src/reports/html/report.ts'
import { total } from '../../../src/scoring/total.ts'

const ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
const evidence = { sha256: 'a'.repeat(64), kind: 'response' as const, url: `http://www.example.gov.cn/${ATTACK}`, archive: 'archive/a.warc.gz', offset: 12 }
const policies = { undetermined: 'hold', notApplicable: 'renormalise', decimals: 2 } as const
const cite = { document: '文件', table: '表', row: '行', no: 1 }

function sample(): EvaluationDocument {
  const totals = total({
    total: 100, policies, bonusCap: 10,
    indicators: [
      { path: ['信息发布', '政府信息公开', '——'], id: 'a', weight: 60, points: [
        { id: 'a/1', no: 1, text: `要点${ATTACK}`, cite, share: 1, measures: [{ id: 'x/y', version: 1, title: '方法', explain: '说明', kind: 'automatic', share: 1, params: {}, judgement: { outcome: 'rated', rating: 0.5, confidence: 1, reasons: [`理由${ATTACK}`], advice: ['补齐栏目'], evidence: [evidence] } }] },
        { id: 'a/2', no: 2, text: '看不到', cite, share: 1, measures: [{ id: 'x/z', version: 1, title: '方法', explain: '说明', kind: 'automatic', share: 1, params: {}, judgement: { outcome: 'undetermined', reason: '首页超时', missing: ['home'] } }] },
      ] },
      { path: ['管理保障', '制度保障', '组织机构'], id: 'b', weight: 40, points: [{ id: 'b/0', no: 0, text: '人来看', cite, share: 1, measures: [], rubric: { guidance: '查看机构文件', steps: [{ rating: 1, text: '有' }, { rating: 0, text: '无' }] } }] },
    ],
  })
  return evaluationDocument.parse({
    format: 'zhengheng.evaluation/1', tool: { version: '0' }, scheme: { id: 'local-website-2020', edition: '2020', title: '地方政府网站', variant: 'city', variantTitle: '地市级' },
    unit: { name: `青岚市${ATTACK}`, level: 'city', channels: [{ kind: 'website', address: 'http://www.example.gov.cn/' }] },
    date: '2020-11-30', window: { from: '2019-12-01', to: '2020-11-30' }, policies, ...totals, bonus: { cap: 10, categories: [] },
    facts: { counts: {}, deadLinks: [{ url: 'javascript:alert(1)', status: '404', internal: true, from: [{ url: 'http://www.example.gov.cn/', text: ATTACK }] }], staleColumns: [], emptyColumns: [], personalData: [{ kind: '手机号', masked: '139******34', url: 'http://www.example.gov.cn/a.html', evidence }], textErrors: [], footer: {} },
    coverage: { target: 'http://www.example.gov.cn/', pages: 3, responses: 5, bytes: 100, hosts: [{ host: 'www.example.gov.cn', pages: 3 }], failures: [{ kind: 'dns', count: 2, examples: ['http://gone.example.gov.cn/'] }], blocked: 0, sampled: { seed: 's', ended: 'complete' }, collected: { from: '2020-11-30T00:00:00Z', to: '2020-11-30T00:01:00Z' }, notes: [] },
    archive: [{ file: 'archive/a.warc.gz', sha256: 'b'.repeat(64), records: 9 }],
  })
}

describe('the HTML report', () => {
  const report = renderReport(sample(), { evidenceLink: ref => `evidence/${ref.sha256.slice(0, 16)}.html`, screenshots: [] })

  test('says the interval, every point with its state, and what to mend first', () => {
    expect(report).toContain('15.0 至 85.0')
    expect(report).toContain('>50%</span>')
    expect(report).toContain('首页超时')
    expect(report).toContain('查看机构文件')
    expect(report).toContain('+15.00')
    expect(report).toContain('href="evidence/aaaaaaaaaaaaaaaa.html"')
  })
  test('says failures, times and sizes in words of its readers', () => {
    expect(report).toContain('域名无法解析')
    expect(report).not.toMatch(/>dns ×/)
    expect(report).toContain('2020-11-30 08:00:00 — 2020-11-30 08:01:00')
    expect(report).toContain('采集完整')
  })
  test('links a finding to its archived page without saying its address twice', () => {
    expect(report).toMatch(/a\.html<\/a> <small><a href="evidence\/a{16}\.html"[^>]*><span class="zh" lang="zh-CN">归档/)
  })
  test('a picture stands in the file once, and is seen wherever its page is cited', () => {
    const data = 'data:image/jpeg;base64,QUJD'
    const pictured = renderReport(sample(), { evidenceLink: () => 'evidence/b.html', screenshots: [{ url: evidence.url, data, link: 'evidence/s.html' }, { url: 'http://www.example.gov.cn/', data: `${data})}</style><script>alert(1)</script>`, link: null }] })
    expect(pictured.split(data)).toHaveLength(2)
    expect(pictured.match(/<a class="pic shot-0" href="evidence\/s\.html"/g)).toHaveLength(2)
    expect(pictured.match(/<script/g)).toHaveLength(1)
  })
  test('prints what is folded on screen', () => expect(report).toMatch(/beforeprint.*details\.more:not\(\[open\]\)/))
  test('collected text is always text', () => {
    expect(report.match(/<script/g)).toHaveLength(1)
    expect(report).not.toMatch(/<img src=x/)
    expect(report).not.toContain('href="javascript:')
  })
  test('loads nothing from outside', () => {
    expect(report).not.toMatch(/<(?:link|iframe|object)\b|\bsrc="(?!data:)|@import|url\(\s*["']?http/)
  })
})

describe('the evidence page', () => {
  test('shows archived markup in a frame without permissions, under a policy without network', () => {
    const page = renderEvidencePage({ ref: evidence, at: '2020-11-30T00:00:00Z', status: 200, mime: 'text/html', size: 9, content: { kind: 'html', text: '"></iframe><script>alert(1)</script>' } })
    expect(page).toContain('sandbox=""')
    expect(page).toContain("default-src 'none'")
    expect(page).not.toContain('<script')
    expect(page.match(/<\/iframe>/g)).toHaveLength(1)
  })
})

test('percent never rounds to a whole that was not reached', () => {
  expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0%', '<1%', '50%', '>99%', '100%'])
})

test('escaping covers quotes and control characters; unsafe links become text', () => {
  expect(escapeText('<a b="c" d=\'e\'>&\0')).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;')
  expect(link('data:text/html,x', '字').value).toBe('字')
  expect(html`${'<'}${null}${[1, html`<b>`]}`.value).toBe('&lt;1<b>')
})
