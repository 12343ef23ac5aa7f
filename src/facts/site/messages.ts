import type { Fact } from '../../model/evidence.ts'
import type { FactMap } from '../facts.ts'
import type { Message } from '../page-facts.ts'
import { maskPersonalNumbers } from '../page/personal-data.ts'
import { homeMissing } from './home.ts'
import { known, sortedBy, unknown } from './fact.ts'
import { evidenceOf, foundPage, titleOf } from './site.ts'
import type { Site } from './site.ts'

/** Messages of all boards, each once: its own page tells more than the list it stands in. */
export function messages(site: Site): Fact<readonly Message[]> {
  const pages = site.pages.filter(page => page.status < 400 && page.messages.length > 0)
  const boards = site.pages.filter(page => page.kind === 'message-board' && page.status < 400)
  if (pages.length === 0) {
    if (site.homePage === null) return unknown(homeMissing(site))
    const hidden = boards.find(page => !page.itemsObservable)
    if (hidden !== undefined) return unknown(`留言列表由脚本生成，未能看到（${hidden.url}）`)
    return known([], evidenceOf(boards))
  }
  const byKey = new Map<string, Message>()
  for (const page of pages) {
    for (const message of page.messages) {
      const key = keyOf(site, message)
      const seen = byKey.get(key)
      byKey.set(key, seen === undefined ? masked(message) : joined(seen, masked(message)))
    }
  }
  return known(sortedBy(byKey.values(), message => `${message.url} ${message.title}`), evidenceOf(pages))
}

/** Several messages may stand in full on one page. */
const keyOf = (site: Site, message: Message): string => (site.pageAt.get(site.resolve(message.url))?.kind === 'message' ? site.resolve(message.url) : `${site.resolve(message.url)} ${message.title}`)

const masked = (message: Message): Message => ({ ...message, title: maskPersonalNumbers(message.title), question: maskPersonalNumbers(message.question), reply: message.reply === null ? null : maskPersonalNumbers(message.reply) })

/** The fuller of two readings, its gaps filled from the other. */
function joined(a: Message, b: Message): Message {
  const weight = (message: Message): number => message.question.length + (message.reply?.length ?? 0)
  const [full, other] = weight(a) > weight(b) || (weight(a) === weight(b) && JSON.stringify(a) <= JSON.stringify(b)) ? [a, b] : [b, a]
  // A list says "answered" with ''; the page's own words win, and a page without a reply does not undo the list.
  return { ...full, reply: full.reply ?? other.reply, submitted: full.submitted ?? other.submitted, replied: full.replied ?? other.replied, department: full.department ?? other.department, kind: full.kind ?? other.kind }
}

const STATISTICS = /(?:信件|来信|留言|写信|咨询|投诉|诉求|办理|答复|回复|互动|信箱|受理|办件).{0,12}(?:统计|数据分析|情况通报)|统计.{0,8}(?:信件|来信|留言|答复|办理|受理)/
const FIGURES = /(?:收到|受理|来信|信件|留言)[^。；\n]{0,14}\d+\s*(?:件|封|条|个)?[\s\S]{0,80}?(?:办结|答复|回复|已办)[^。；\n]{0,14}\d+/

/** Pages that publish figures on messages received and answered. */
export function messageStatistics(site: Site): Fact<FactMap['message-statistics']> {
  if (site.homePage === null) return unknown(homeMissing(site))
  const pages = site.pages.filter(page => page.status < 400 && page.kind !== 'home' && ((STATISTICS.test(titleOf(page)) || page.headings.some(heading => STATISTICS.test(heading))) && /\d/.test(page.text) || (page.kind === 'message-board' && FIGURES.test(page.text))))
  return known(sortedBy(pages.map(foundPage), page => page.url), evidenceOf(pages))
}
