import type { Link, Page, Table } from '../../page/page.ts'
import { MATERIAL_COLUMNS } from '../lexicon/guide-labels.ts'
import type { GuideMaterial } from '../page-facts.ts'
import { headerOf } from './header-row.ts'
import type { Labelled } from './labelled.ts'

const MATERIALS_KEPT = 100

/** 其他材料, 等有关材料 …: what nobody can bring by reading the guide (国办发〔2018〕45号: no 其他材料, no 有关材料). */
const CATCH_ALL = /其[他它](?:[^，。；（(]{0,14})?(?:材料|资料|证件|证明|文件|手续|要件)|等(?:相关|有关|其他|必要|证明)*(?:材料|资料|证件|文件|手续|证明)?(?:原件|复印件)?[。；;]?$|^(?:相关|有关)(?:证明)?(?:材料|资料|证件|文件|手续)|(?:规定|要求|需要)(?:提交|提供)?的其[他它]|(?:相关|有关)(?:材料|资料|手续)[。；;]?$|^其[他它]$/

/** Whether a printed material is a catch-all. */
export const isCatchAll = (name: string): boolean => CATCH_ALL.test(name.replace(/[（(][^）)]{0,60}[）)]$/, '').trim())

/** Materials from a table with a header row of materials, else from the lines of the section. */
export function readMaterials(page: Page, section: Labelled<string> | undefined): readonly GuideMaterial[] {
  for (const table of page.tables) {
    if (table.zone !== 'main') continue
    const materials = fromTable(page, table)
    if (materials.length > 0) return materials
  }
  return section === undefined ? [] : fromLines(page, section)
}

function fromTable(page: Page, table: Table): GuideMaterial[] {
  const header = headerOf(table.rows, MATERIAL_COLUMNS)
  if (header === null || header.columns.name === undefined || (header.width < 2)) return []
  const { columns } = header
  const cell = (row: readonly string[], column: number | undefined): string | null => {
    const value = column === undefined ? '' : (row[column] ?? '').trim()
    return value === '' || /^[-—/无]+$/.test(value) ? null : value
  }
  const rows = table.rows.slice(header.row + 1).filter(row => row.length >= header.width - 1 && cell(row, columns.name) !== null)
  const names = rows.map(row => cell(row, columns.name) ?? '')
  const blocks = blocksOfNames(page, table.block, names)
  return rows.slice(0, MATERIALS_KEPT).map((row, index) => {
    const name = names[index] ?? ''
    const from = blocks[index] ?? -1
    const downloads = from < 0 ? { blank: null, sample: null } : downloadsBetween(page, from, blocks[index + 1] ?? from + row.length + 4, columns.blank !== undefined && columns.sample !== undefined)
    return {
      name: name.replace(/^[（(]?\d{1,2}[）).、．]\s*/, ''),
      form: cell(row, columns.form) ?? formIn(name),
      copies: cell(row, columns.copies) ?? copiesIn(name) ?? copiesIn(cell(row, columns.form) ?? ''),
      signature: cell(row, columns.signature) ?? signatureIn(name),
      catchAll: isCatchAll(name),
      blankForm: downloads.blank,
      sampleForm: downloads.sample,
    }
  })
}

/** Block of each name, searched forward: names stand in document order. */
function blocksOfNames(page: Page, start: number, names: readonly string[]): number[] {
  const found: number[] = []
  let at = Math.max(start, 0)
  for (const name of names) {
    const first = name.split('\n', 1)[0] ?? name
    let index = at
    while (index < page.blocks.length && page.blocks[index]?.text !== first && !(page.blocks[index]?.text ?? '').startsWith(first)) index++
    if (index < page.blocks.length) at = index + 1
    found.push(index < page.blocks.length ? index : -1)
  }
  return found
}

const SAMPLE = /样表|样本|示例|范本|示范|样例|样张|sample|yangbiao/i
const BLANK = /空表|空白|表格下载|申请表|登记表|审批表|blank|kongbiao|下载/i

/** Links to the blank form and to the filled-in sample among the links of some blocks. */
function downloadsBetween(page: Page, from: number, to: number, both: boolean): { blank: string | null; sample: string | null } {
  let blank: string | null = null
  let sample: string | null = null
  for (const link of linksBetween(page, from, to)) {
    const words = `${link.text} ${link.title ?? ''}`
    if (SAMPLE.test(words) || (!BLANK.test(words) && SAMPLE.test(link.url))) sample ??= link.url
    else if (both && blank !== null && !/空/.test(words)) sample ??= link.url
    else if (BLANK.test(words) || isDocument(link.url)) blank ??= link.url
  }
  return { blank, sample }
}

const linksBetween = (page: Page, from: number, to: number): Link[] => page.links.filter(link => link.kind === 'a' && link.block >= from && link.block < to)

const isDocument = (url: string): boolean => /\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd)(?:$|[?#])/i.test(url)

const NUMBERED = /(?:^|[\n；;。])\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).、．]\s*/

function fromLines(page: Page, section: Labelled<string>): GuideMaterial[] {
  const parts = section.lines.flatMap(line => partsOf(line)).filter(part => part.length >= 2 && part.length <= 200).filter(part => !/[:：]$/.test(part) || part.length > 30)
  return parts.slice(0, MATERIALS_KEPT).map(part => {
    const name = part.replace(/[；;。]$/, '')
    const links = page.links.filter(link => link.kind === 'a' && link.block >= section.block && link.block < section.end && (page.blocks[link.block]?.text ?? '').includes(name.slice(0, 30)))
    const sample = links.find(link => SAMPLE.test(`${link.text} ${link.title ?? ''}`))
    const blank = links.find(link => link !== sample && (isDocument(link.url) || /空表|空白|下载/.test(link.text)))
    return { name: nameOnly(name), form: formIn(name), copies: copiesIn(name), signature: signatureIn(name), catchAll: isCatchAll(nameOnly(name)), blankForm: blank?.url ?? null, sampleForm: sample?.url ?? null }
  })
}

/** One line may hold several numbered materials, or several divided by semicolons. */
function partsOf(line: string): string[] {
  if (NUMBERED.test(line)) return line.split(new RegExp(NUMBERED.source, 'g')).map(part => part.trim()).filter(part => part !== '')
  return line.split(/[；;\n]/).map(part => part.trim())
}

/** The material's name without the brackets that say form, copies and seal. */
const nameOnly = (text: string): string => text.replaceAll(/[（(][^（）()]{0,60}(?:份|原件|复印|盖章|签|下载|空表|样表|电子|纸质)[^（）()]{0,40}[）)]/g, '').replace(/(?:空表|样表|空白表格|示例样表|下载|点击)+(?:下载)?$/, '').trim() || text

const formIn = (text: string): string | null => /原件(?:及|和|或|、|，|与)?复印件|复印件|原件|电子(?:版|件|文档)|扫描件|纸质|照片/.exec(text)?.[0] ?? null
const copiesIn = (text: string): string | null => /(?:\d{1,2}|[一二两三四五六七八九十]{1,2})\s*[份张式套]/.exec(text)?.[0] ?? null
const signatureIn = (text: string): string | null => /(?:加盖|盖)[^，。；）)]{0,10}章|签字|签名|签章|盖章/.exec(text)?.[0] ?? null
