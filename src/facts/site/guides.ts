import type { Fact } from '../../model/evidence.ts'
import type { Download, FoundGuide } from '../facts.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import type { Guide, GuideElement } from '../page-facts.ts'
import { known, sortedBy, unknown } from './fact.ts'
import { isSeen, NOTHING_SEEN } from './site.ts'
import type { Site } from './site.ts'

const DOWNLOADS_KEPT = 20_000

/** Guides of all hosts of the unit, sorted by URL. */
export function guides(site: Site): Fact<readonly FoundGuide[]> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const found = site.pages.flatMap(page => (page.guide === null || page.status >= 400 ? [] : [{ ...page.guide, elements: maskedElements(page.guide), url: page.url, evidence: page.evidence, publishDate: page.publishDate }]))
  return known(sortedBy(found, guide => guide.url), found.map(guide => guide.evidence))
}

function maskedElements(guide: Guide): Guide['elements'] {
  const masked: Partial<Record<GuideElement, string>> = {}
  for (const [element, text] of Object.entries(guide.elements)) masked[element as GuideElement] = maskPersonalNumbers(text)
  return masked
}

const extensionOf = (url: string): string => /\.([a-z0-9]{1,6})(?:$|[?#])/i.exec(url)?.[1]?.toLowerCase() ?? ''

/** Forms and samples that guides offer and attachments of any page, with what their bytes turned out to be. */
export function downloads(site: Site): Fact<readonly Download[]> {
  if (!isSeen(site)) return unknown(NOTHING_SEEN)
  const found = new Map<string, Download>()
  const add = (url: string, from: string, text: string, purpose: Download['purpose'], extension: string): void => {
    const key = `${url} ${from}`
    if (found.has(key) || found.size >= DOWNLOADS_KEPT) return
    found.set(key, { url, from, text: maskPersonalNumbers(text), purpose, extension, ...checked(site, url) })
  }
  for (const page of site.pages) {
    for (const material of page.guide?.materials ?? []) {
      if (material.blankForm !== null) add(material.blankForm, page.url, `${material.name}（空表）`, 'blank-form', extensionOf(material.blankForm))
      if (material.sampleForm !== null) add(material.sampleForm, page.url, `${material.name}（样表）`, 'sample-form', extensionOf(material.sampleForm))
    }
    for (const file of page.attachments) add(file.url, page.url, file.text, purposeOf(file.text, page.guide !== null || page.kind === 'form-download'), file.extension)
  }
  return known(sortedBy(found.values(), download => `${download.url} ${download.from}`), [...found.values()].map(download => download.evidence))
}

/** Forms are named so by their links; elsewhere a file is an attachment. */
function purposeOf(text: string, forApplicants: boolean): Download['purpose'] {
  if (!forApplicants) return 'attachment'
  if (/样表|样本|示例|范本|示范|样例/.test(text)) return 'sample-form'
  return /空表|空白|申请表|登记表|审批表|申报表|备案表|申请书|表格/.test(text) ? 'blank-form' : 'attachment'
}

/** A dead address does not open; one nobody fetched is not known. A HTML page in place of the file does not open either. */
function checked(site: Site, url: string): Pick<Download, 'sniffed' | 'opens' | 'evidence'> {
  const target = site.resolve(url)
  const resource = site.resourceAt.get(target)
  if (resource !== undefined) return { sniffed: resource.sniffed, opens: resource.status < 400 && resource.opens, evidence: resource.evidence }
  const page = site.pageAt.get(target)
  if (page !== undefined) return { sniffed: 'html', opens: false, evidence: page.evidence }
  const status = site.statusOf(url)
  if (status !== undefined && 'status' in status && (status.status === 404 || status.status === 410)) return { sniffed: null, opens: false, evidence: status.evidence }
  return { sniffed: null, opens: null, evidence: null }
}
