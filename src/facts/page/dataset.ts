import { parseDate } from '../../page/date.ts'
import type { Page } from '../../page/page.ts'
import { apisOf, dataFilesOf } from '../../page/open-data/dataset-links.ts'
import { DATASET_LABELS, FIELD_COLUMNS } from '../lexicon/dataset-labels.ts'
import type { Dataset, DatasetField } from '../page-facts.ts'
import { headerOf } from './header-row.ts'
import { fullestByKey, labelsOf, readLabelled } from './labelled.ts'
import type { Labelled } from './labelled.ts'

type Key = keyof typeof DATASET_LABELS

const LABELS = labelsOf<Key>(DATASET_LABELS)
const FIELDS_KEPT = 500

/** Page of one data set on an open-data portal; null when the page is none (an article with a spreadsheet is none either). */
export function readDataset(page: Page, text: string): Dataset | null {
  if (!/更新周期|更新频率|更新频度|数据项|字段|开放属性|开放类型|数据提供|来源部门|数源|数据集/.test(text)) return null
  const { fields, block } = fieldsOf(page)
  // Names of data items (名称, 描述) are labels elsewhere.
  const values = fullestByKey(readLabelled(page, LABELS).filter(entry => entry.from !== 'table' || entry.block !== block))
  const files = dataFilesOf(page)
  const signs = [values.has('updateCycle'), values.has('provider'), values.has('theme'), values.has('open'), fields.length > 0, files.length > 0, values.has('updated') || values.has('published')].filter(Boolean).length
  const telling = values.has('updateCycle') || fields.length > 0 || values.has('open')
  if (!telling || signs < 3) return null
  const said = (key: Key): string | null => valueOf(values.get(key))
  return {
    title: titleOf(page, said('title')),
    url: page.url,
    provider: said('provider'),
    theme: said('theme'),
    updateCycle: said('updateCycle'),
    published: parseDate(values.get('published')?.value ?? ''),
    updated: parseDate(values.get('updated')?.value ?? ''),
    fields,
    files,
    hasApi: hasApi(page),
    apiDocumented: isApiDocumented(page, text),
    apis: apisOf(page),
    seen: 'whole',
  }
}

function valueOf(entry: Labelled<Key> | undefined): string | null {
  const value = entry?.lines[0]?.trim() ?? ''
  return value === '' || /^[-—/]+$|^(?:暂无|无)$/.test(value) ? null : value.slice(0, 100)
}

function titleOf(page: Page, printed: string | null): string {
  const heading = page.blocks.find(block => block.zone === 'main' && block.heading > 0 && block.heading <= 3 && block.text.length >= 3)?.text
  return printed ?? heading ?? (page.title ?? '').split(/[-_|—]/, 1)[0]?.trim() ?? ''
}

function fieldsOf(page: Page): { fields: readonly DatasetField[]; block: number } {
  for (const table of page.tables) {
    const header = headerOf(table.rows, FIELD_COLUMNS)
    if (header === null || (header.columns.name === undefined && header.columns.english === undefined)) continue
    if (header.columns.type === undefined && header.columns.description === undefined) continue
    const { columns } = header
    const cell = (row: readonly string[], column: number | undefined): string | null => {
      const value = column === undefined ? '' : (row[column] ?? '').trim()
      return value === '' || /^[-—/]+$/.test(value) ? null : value
    }
    const fields = table.rows.slice(header.row + 1, header.row + 1 + FIELDS_KEPT).flatMap(row => {
      const name = cell(row, columns.name) ?? cell(row, columns.english)
      return name === null ? [] : [{ name, type: cell(row, columns.type), description: cell(row, columns.description) }]
    })
    if (fields.length > 0) return { fields, block: table.block }
  }
  return { fields: [], block: -1 }
}

const hasApi = (page: Page): boolean =>
  page.blocks.some(block => block.zone === 'main' && block.text.length <= 400 && /(?:请求|接口|服务|调用)地址|API\s*(?:地址|接口|调用|文档|服务)|接口(?:名称|文档|说明|服务|申请|描述)/i.test(block.text)) ||
  page.links.some(link => link.kind === 'a' && link.zone === 'main' && link.text.length <= 12 && /^(?:API|接口)|(?:API|接口)$/i.test(link.text))

/** An address and its parameters are said: enough to call it. */
const isApiDocumented = (page: Page, text: string): boolean => hasApi(page) && /请求地址|接口地址|服务地址|调用地址|https?:\/\//.test(text) && /(?:请求|输入|返回|输出|通用|私有)?参数/.test(text)
