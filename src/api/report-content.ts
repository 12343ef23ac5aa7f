import type { EvaluationDocument } from '../model/evaluation.ts'
import { renderReport } from '../reports/html/report.ts'
import type { ReportMaterial } from '../reports/html/report.ts'
import type { Content } from './route.ts'

/** The report of an entrant as a file to be saved: what it cites is linked to the archived pages on this server. */
export const reportContent: Content = {
  mediaTypes: ['text/html'],
  async answer(c, result, origin) {
    if (result === null) return c.body(null, 204)
    const evidence = `${origin}/api/v1/entrants/${encodeURIComponent(c.req.param('entrantId') ?? '')}/evidence`
    const evidenceLink: ReportMaterial['evidenceLink'] = ({ sha256, kind, url, offset }) => `${evidence}/${sha256}/${kind === 'screenshot' ? 'screenshot' : 'page'}${kind === 'file' ? (offset === undefined ? '' : `?record=${offset}`) : url === undefined ? '' : `?url=${encodeURIComponent(url)}`}`
    const document = result as EvaluationDocument
    return c.body(renderReport(document, { evidenceLink, screenshots: [] }), 200, {
      'content-type': 'text/html; charset=utf-8', 'content-disposition': `attachment; filename="report.html"; filename*=UTF-8''${encodeURIComponent(`${document.unit.name}.html`)}`,
      'content-security-policy': 'sandbox', 'cache-control': 'no-store',
    })
  },
}
