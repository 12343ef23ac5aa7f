import type { Page } from '../../page/page.ts'
import { simplified } from '../../page/simplified.ts'
import { COMBINED_LABELS, ELEMENT_LABELS, GUIDE_EXTRAS, LEVEL_WORDS } from '../lexicon/guide-labels.ts'
import { GUIDE_ELEMENTS } from '../page-facts.ts'
import type { Guide, GuideElement } from '../page-facts.ts'
import { readMaterials } from './guide-materials.ts'
import { readSteps } from './guide-steps.ts'
import { fullestByKey, labelsOf, readLabelled } from './labelled.ts'
import type { Labelled, Labels } from './labelled.ts'

type Extra = keyof typeof GUIDE_EXTRAS
type Key = GuideElement | Extra

const LABELS: Labels<Key> = labelsOf<Key>({ ...GUIDE_EXTRAS, ...ELEMENT_LABELS }, COMBINED_LABELS)
const ELEMENTS: ReadonlySet<string> = new Set(GUIDE_ELEMENTS)
/** Elements only a guide has; 联系电话 or 来源 alone stand on many pages. */
const TELLING: ReadonlySet<GuideElement> = new Set(['设定依据', '申请条件', '办理材料', '办理流程', '办理时限', '收费标准'])
const VALUE_CHARS = 2000
const NAMED = /办事指南|服务指南|办理指南|事项指南|申报指南|办事服务指南/

/**
 * 办事指南 of a page in any of its usual forms (two-column tables, headings with paragraphs, dl lists, `label：value`
 * lines); null when the page is none: fewer than four elements, or two where the page calls itself a guide.
 */
export function readGuide(page: Page, text: string): Guide | null {
  if (!/依据|条件|材料|流程|程序|时限|指南/.test(simplified(text))) return null
  const named = isNamedGuide(page)
  const entries = readLabelled(page, LABELS)
  const values = fullestByKey(entries)
  const present = [...values.keys()].filter((key): key is GuideElement => ELEMENTS.has(key))
  const filled = present.filter(key => values.get(key)?.value !== '')
  const telling = filled.filter(key => TELLING.has(key))
  if (named ? filled.length < 2 || telling.length < 1 : filled.length < 4 || telling.length < 2) return null
  return buildGuide(page, text, values, present)
}

function isNamedGuide(page: Page): boolean {
  if (NAMED.test(simplified(page.title ?? ''))) return true
  if (page.breadcrumbs.some(crumb => NAMED.test(simplified(crumb.text)))) return true
  if ((page.metas['columnname'] ?? []).some(name => NAMED.test(simplified(name)))) return true
  return page.blocks.some(({ heading, text }) => heading > 0 && text.length < 60 && NAMED.test(simplified(text)))
}

function buildGuide(page: Page, text: string, values: ReadonlyMap<Key, Labelled<Key>>, present: readonly GuideElement[]): Guide {
  const elements: Partial<Record<GuideElement, string>> = {}
  for (const element of GUIDE_ELEMENTS) {
    if (present.includes(element)) elements[element] = (values.get(element)?.value ?? '').slice(0, VALUE_CHARS)
  }
  const department = departmentOf(elements['实施主体'])
  return {
    name: nameOf(page, elements['事项名称']),
    department,
    level: levelOf(values.get('level')?.value ?? '') ?? levelOf(department ?? ''),
    elements,
    materials: readMaterials(page, values.get('办理材料')),
    steps: readSteps(page, values.get('办理流程')),
    policies: policiesOf(page, values.get('设定依据')),
    visits: visitsOf(values.get('visits')?.value, text),
    online: onlineOf(page, values, text),
  }
}

/** Body names are short; longer text under such a label is a sentence about bodies. */
function departmentOf(value: string | undefined): string | null {
  const first = (value ?? '').split(/[\n；;，,。（(]/, 1)[0]?.trim() ?? ''
  return first !== '' && first.length <= 40 ? first : null
}

function nameOf(page: Page, element: string | undefined): string {
  const printed = element?.split('\n', 1)[0]?.trim() ?? ''
  if (printed !== '' && printed.length <= 80) return printed
  const heading = page.blocks.find(block => block.zone === 'main' && (block.heading === 1 || block.heading === 2) && block.text.length >= 4)?.text
  const title = heading ?? page.metas['articletitle']?.[0] ?? (page.title ?? '').split(/[-_|—]/, 1)[0] ?? ''
  return title.replace(/[—\-－ ]*(?:办事|服务|办理)?指南$/, '').trim() || title
}

function levelOf(name: string): Guide['level'] {
  if (name === '') return null
  for (const [pattern, level] of LEVEL_WORDS) if (pattern.test(name)) return level
  return null
}

/** Documents named in 设定依据 with the link of the same name, wherever in the section it stands. */
function policiesOf(page: Page, basis: Labelled<Key> | undefined): Guide['policies'] {
  if (basis === undefined) return []
  const names = [...new Set([...basis.value.slice(0, 8000).matchAll(/《([^《》]{3,80}(?:〈[^〉]{1,60}〉[^《》]{0,40})?)》/g)].map(match => match[1] ?? ''))].slice(0, 50)
  const links = page.links.filter(link => link.kind === 'a' && link.zone === 'main' && link.text.length >= 3)
  const linked = names.map(name => ({ name, url: links.find(link => link.text.includes(name) || (link.title ?? '').includes(name) || (link.text.length >= 6 && name.includes(link.text)))?.url ?? null }))
  if (linked.length > 0) return linked
  return links.filter(link => link.block >= basis.block && link.block < Math.max(basis.end, basis.block + 1)).slice(0, 20).map(link => ({ name: link.text, url: link.url }))
}

const DIGITS: Readonly<Record<string, number>> = { 零: 0, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 无: 0 }

/** Visits in person the applicant is told to make; labels win over slogans. */
function visitsOf(labelled: string | undefined, text: string): number | null {
  const number = /(\d{1,2})|([零一两二三四五])次?|(无需|不需要|不用)/.exec((labelled ?? '').slice(0, 20))
  if (number !== null) return number[1] === undefined ? (DIGITS[number[2] ?? '无'] ?? 0) : Number(number[1])
  const inline = /(?:现场(?:办理)?(?:的)?次数|跑动次数|跑腿次数|见面次数)(?:为|是|最多)?[:：\s]{0,3}(\d|[零一两二三])/.exec(text)
  if (inline?.[1] !== undefined) return DIGITS[inline[1]] ?? Number(inline[1])
  if (/零跑(?:动|腿|路)|一次(?:都|也)?不(?:用)?跑|不见面(?:审批|办理)|一趟不用跑|零次跑/.test(text)) return 0
  return /最多(?:只)?跑(?:一|1)(?:次|趟)|只(?:需)?跑(?:一|1)次/.test(text) ? 1 : null
}

const NEGATIVE = /^[:：\s]*(?:否|不支持|无$|暂不|不提供|不可|未开通)/

/** How far the matter can be done online: labels with 是/否, and buttons that lead there. */
function onlineOf(page: Page, values: ReadonlyMap<Key, Labelled<Key>>, text: string): Guide['online'] {
  const said = (key: Key): string => values.get(key)?.value ?? ''
  const buttons = page.links.filter(link => link.kind === 'a' && link.zone === 'main' && link.text.length <= 12).map(link => link.text).concat(page.forms.flatMap(form => form.buttons)).join('|')
  const yes = (value: string): boolean => value !== '' && !NEGATIVE.test(value)
  const mentions = (pattern: RegExp): boolean => {
    const match = pattern.exec(text)
    return match !== null && !NEGATIVE.test(text.slice(match.index + match[0].length, match.index + match[0].length + 6)) && !/[不未非]$/.test(text.slice(0, match.index))
  }
  const full = /全程网办|全程网上|全流程网办|四级|Ⅳ级/.test(said('onlineDepth')) ? !/非全程|不支持|^否/.test(said('onlineDepth')) : mentions(/全程(?:网上办理|网办|在线办理)|全流程(?:网上|在线)办理/)
  const fullByLabel = values.get('onlineDepth')?.label.includes('全程') === true ? /^是|支持/.test(said('onlineDepth')) && !/不支持/.test(said('onlineDepth')) : full
  const applying = yes(said('onlineApplying')) || /在线(?:申报|办理|申请)|网上(?:申报|办理|申请)|立即办理|我要办理|去办理|马上办/.test(buttons)
  const booking = yes(said('onlineBooking')) || /预约/.test(buttons)
  return [...(booking ? ['预约' as const] : []), ...(applying ? ['申报' as const] : []), ...(fullByLabel ? ['全程网办' as const] : [])]
}
