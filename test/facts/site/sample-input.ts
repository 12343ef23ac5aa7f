import { createHash } from 'node:crypto'
import { buildSite } from '../../../sample/site.ts'
import { readResource } from '../../../src/facts/files/read-resource.ts'
import type { PageFacts } from '../../../src/facts/page-facts.ts'
import { understandPage } from '../../../src/facts/page/understand-page.ts'
import type { SeenStatus, SiteInput, SiteResource } from '../../../src/facts/site/site-input.ts'
import { readPage } from '../../../src/page/read-page.ts'

/** Everything the sample portal answers as if it had been collected in full, without a network. */
export async function sampleInput(date: string): Promise<SiteInput> {
  const pages: PageFacts[] = []
  const resources: SiteResource[] = []
  const statuses = new Map<string, SeenStatus>()
  const redirects = new Map<string, string>()
  // Later pages of script lists are answers in XML or JSON: they are read as pages where a page names them.
  const listed = new Set<string>()
  for (const answer of [...buildSite().answers.values()].sort((a, b) => Number(a.url.includes('dataproxy')) - Number(b.url.includes('dataproxy')))) {
    const header = (name: string): string | null => answer.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null
    const evidence = { sha256: createHash('sha256').update(answer.body).digest('hex'), kind: 'response' as const, url: answer.url }
    const location = header('location')
    if (location !== null) {
      redirects.set(answer.url, location)
      continue
    }
    statuses.set(answer.url, { status: answer.status, evidence })
    if (/html/.test(header('content-type') ?? '') || listed.has(answer.url)) {
      const page = understandPage(readPage(answer.body, { url: answer.url, contentType: header('content-type') }), { url: answer.url, status: answer.status, evidence })
      pages.push(page)
      for (const next of page.nextPages) listed.add(next)
    } else resources.push(await readResource(answer.body, { url: answer.url, status: answer.status, contentType: header('content-type'), evidence }))
  }
  return { home: 'http://www.qinglan.gov.cn/', pages, resources, statuses, redirects, observations: [], date, hosts: ['qinglan.gov.cn', '*.qinglan.gov.cn'] }
}
