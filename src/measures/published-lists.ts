import type { Column, Item, NamedService } from '../facts/facts.ts'
import type { ServiceName } from '../facts/lexicon/named-services.ts'
import type { EvidenceRef } from '../model/evidence.ts'

/** Catalogues and lists (目录, 清单) that a unit publishes: pages, columns, items and links of that name. */
export interface PublishedList { readonly title: string; readonly url: string; readonly date: string | null; readonly evidence: EvidenceRef | null }

const ABOUT_THE_LIST = /通知|办法|培训|会议|部署|启动|召开|解读|指南|规范|方案/

/** Everything named so, newest first, undated last. */
export function publishedLists(pattern: RegExp, service: ServiceName | null, from: { readonly items: readonly Item[]; readonly columns: readonly Column[]; readonly services: readonly NamedService[] }): PublishedList[] {
  const named = (title: string): boolean => pattern.test(title)
  const found: PublishedList[] = [
    ...from.services.filter(one => one.name === service && one.by !== 'text' && one.works !== false),
    ...from.columns.filter(({ name }) => named(name)).map(({ name, url, lastDate, evidence }) => ({ title: name, url, date: lastDate, evidence })),
    // 关于印发…目录的通知 carries the catalogue; a notice to compile one does not.
    ...from.items.filter(({ title }) => named(title) && (!ABOUT_THE_LIST.test(title) || /印发|公布|发布/.test(title))).map(({ title, url, publishDate, evidence }) => ({ title, url, date: publishDate, evidence })),
  ]
  return [...new Map(found.map(one => [one.url, one])).values()].sort((a, b) => ((b.date ?? '') < (a.date ?? '') ? -1 : (b.date ?? '') > (a.date ?? '') ? 1 : a.url < b.url ? -1 : 1))
}
