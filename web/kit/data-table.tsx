import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Table } from 'antd'
import type { TableProps } from 'antd'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { defineWords, useWords } from '../app/language.tsx'
import { saveCsv, saveXlsx } from './table-file.ts'
import type { Cell } from './table-file.ts'

const WORDS = defineWords({
  save: ['下载', 'Download'],
  rows: [(n: number) => `共 ${n} 行`, (n: number) => `${n} rows`],
  more: ['只显示前 10,000 行；完整数据请用导出', 'Only the first 10,000 rows are shown; the export has all'],
  none: ['没有数据', 'Nothing here'],
})

export interface Column<R> {
  readonly key: string
  readonly title: string
  /** What is sorted by and saved to files; also what is shown when there is no `show`. */
  readonly value: (row: R) => Cell
  readonly show?: (row: R) => ReactNode
  readonly width?: number
  /** Numbers stand at the right. */
  readonly numeric?: boolean
  readonly sortable?: boolean
  readonly fixed?: 'left' | 'right'
  /** Buttons and the like: shown, not saved. */
  readonly onlyShown?: boolean
  /** In the saved file alone, e.g. ids. */
  readonly savedOnly?: boolean
}

export interface DataTableProps<R> {
  /** Names the saved file. */
  readonly name: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  /** Rows of the saved file where they are not those shown, e.g. all of a tree. */
  readonly savedRows?: readonly R[]
  readonly rowKey: (row: R) => string
  readonly hasMore?: boolean
  /** Fixed height with only the visible rows drawn, for thousands of rows; lower where the window is, so that the table and its head are seen whole. */
  readonly virtualHeight?: number
  /** How many rows a page has at first. */
  readonly perPage?: number
  readonly loading?: boolean
  readonly toolbar?: ReactNode
  readonly onRow?: TableProps<R>['onRow']
  readonly rowSelection?: TableProps<R>['rowSelection']
  readonly expandable?: TableProps<R>['expandable']
  readonly empty?: ReactNode
}

const ROWS_PER_PAGE = 50
/** Of a window, beside the body of a table: the bar of the page, head, toolbar. */
const AROUND_BODY_PX = 170
const LEAST_BODY_PX = 220
/** Share of a window that a fixed first column may take. */
const MOST_FIXED = 0.4

const onResize = (changed: () => void): (() => void) => { window.addEventListener('resize', changed); return () => { window.removeEventListener('resize', changed) } }
const useWindow = () => ({ width: useSyncExternalStore(onResize, () => window.innerWidth), height: useSyncExternalStore(onResize, () => window.innerHeight) })

/** A table that sorts, pages and can be kept as XLSX or CSV. */
export function DataTable<R extends object>({ name, columns, rows, savedRows = rows, rowKey, hasMore = false, virtualHeight, perPage = ROWS_PER_PAGE, loading = false, toolbar, empty, expandable, ...rest }: DataTableProps<R>) {
  const t = useWords(WORDS)
  const { message } = App.useApp()
  const { width: windowWidth, height } = useWindow()
  const bodyRoom = Math.max(LEAST_BODY_PX, height - AROUND_BODY_PX)
  const saved = columns.filter(({ onlyShown }) => onlyShown !== true)
  const sheet = () => ({ name, head: saved.map(({ title }) => title), rows: savedRows.map(row => saved.map(({ value }) => value(row))) })
  const shown = columns.filter(({ savedOnly }) => savedOnly !== true)
  // What a row is about stays in sight when the rest is moved, unless it would take the room of the rest: then only the look
  // changes, for a table whose columns become fixed or free builds its opened rows anew, and loses what is typed in them.
  const [first] = shown
  const isFirstFixed = shown.every(column => !column.fixed)
  const isLoose = isFirstFixed && (first?.width ?? 140) > MOST_FIXED * windowWidth
  const width = shown.reduce((sum, column) => sum + (column.width ?? 140), 0)
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (place.current === null) return undefined
    const box = place.current
    const observer = new ResizeObserver(() => { reachByKeyboard(box) })
    observer.observe(box)
    return () => { observer.disconnect() }
  }, [])
  useEffect(() => { if (place.current) reachByKeyboard(place.current) })
  return (
    <section ref={place} aria-label={name} className={isLoose ? 'loose' : undefined}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', marginBottom: 8 }}>
        <div style={{ flex: 1, display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', minWidth: 0 }}>{toolbar}</div>
        <span className="soft" aria-live="polite">{hasMore ? t.more : t.rows(savedRows.length)}</span>
        <Dropdown trigger={['click']} menu={{ items: [
          { key: 'xlsx', label: 'XLSX', onClick: () => { saveXlsx(sheet()).catch((error: unknown) => { void message.error(error instanceof Error ? error.message : String(error)) }) } },
          { key: 'csv', label: 'CSV', onClick: () => { saveCsv(sheet()) } },
        ] }}>
          <Button size="small" icon={<DownloadOutlined />}>{t.save}</Button>
        </Dropdown>
      </div>
      <Table<R>
        {...rest}
        {...(expandable && { expandable: { ...expandable, ...(expandable.expandedRowRender && { expandedRowRender: (row: R, ...given: [number, number, boolean]) => <div className="opened">{expandable.expandedRowRender?.(row, ...given)}</div> }) } })}
        size="small" loading={loading} dataSource={rows as R[]} rowKey={rowKey}
        columns={shown.map(column => ({
          key: column.key, title: column.title, ...(column.width !== undefined && { width: column.width }), ...(column.fixed ? { fixed: column.fixed } : isFirstFixed && column === first ? { fixed: 'left' as const } : {}),
          ...(column.numeric && { align: 'right' as const }),
          render: (_: unknown, row: R) => (column.show ? column.show(row) : (column.value(row) ?? '—')),
          ...(column.sortable !== false && column.onlyShown !== true && { sorter: (a: R, b: R) => compareCells(column.value(a), column.value(b)) }),
        }))}
        {...(virtualHeight === undefined ? { scroll: { x: width }, pagination: rows.length > perPage ? { defaultPageSize: perPage, showSizeChanger: true, pageSizeOptions: [50, 100, 500] } : false } : { virtual: true, scroll: { x: width, y: Math.min(virtualHeight, bodyRoom) }, pagination: false })}
        locale={{ emptyText: empty ?? t.none }}
      />
    </section>
  )
}

/** What scrolls sideways must be reachable by keyboard, also where nothing in it is. */
function reachByKeyboard(table: HTMLElement): void {
  for (const box of table.querySelectorAll<HTMLElement>('.ant-table-content, .ant-table-body, .ant-table-tbody-virtual-holder')) box.tabIndex = box.scrollWidth > box.clientWidth + 1 ? 0 : -1
}

/** Nothing last; numbers as numbers; Chinese by pinyin. */
function compareCells(a: Cell, b: Cell): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN')
}
