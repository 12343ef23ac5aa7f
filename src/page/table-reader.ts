import type { Block, Table, Zone } from './page.ts'

const MAX_TABLES = 2000
const MAX_CELLS = 20_000
const MAX_CELL_TEXT = 4000
const MAX_CELL_BLOCKS = 200
/** Longest text of a cell that labels the one beside it. */
const LABEL_LENGTH = 40

interface OpenTable {
  readonly zone: Zone
  readonly block: number
  readonly rows: string[][]
  row: string[] | null
  /** Index of the first block of the open cell, -1 when none is open. */
  cell: number
  /** Holds other tables: for the layout of the page, or a form whose cells hold lists. */
  holdsTables: boolean
  /** A label stands beside a cell: the table holds data even if it holds tables. */
  hasLabels: boolean
}

/** Collects tables that hold data, in the order in which they begin; tables for the layout of a page are left out. */
export class TableReader {
  readonly #begun: OpenTable[] = []
  readonly #open: OpenTable[] = []
  #cells = 0

  get tables(): Table[] {
    return this.#begun.flatMap(table => {
      if (table.holdsTables && !table.hasLabels) return []
      const rows = table.rows.filter(row => row.some(cell => cell !== ''))
      return rows.length === 0 ? [] : [{ zone: table.zone, rows, block: table.block }]
    })
  }

  openTable(zone: Zone, block: number): void {
    const outer = this.#open.at(-1)
    if (outer !== undefined) outer.holdsTables = true
    const table: OpenTable = { zone, block, rows: [], row: null, cell: -1, holdsTables: false, hasLabels: false }
    this.#open.push(table)
    if (this.#begun.length < MAX_TABLES) this.#begun.push(table)
  }

  openRow(): void {
    const table = this.#open.at(-1)
    if (table === undefined) return
    table.row = []
    table.rows.push(table.row)
  }

  openCell(block: number): void {
    const table = this.#open.at(-1)
    if (table === undefined) return
    if (table.row === null) this.openRow()
    table.cell = block
  }

  closeCell(blocks: readonly Block[]): void {
    const table = this.#open.at(-1)
    if (table === undefined || table.cell < 0) return
    if (this.#cells < MAX_CELLS && table.row !== null) {
      this.#cells++
      const before = table.row.at(-1)
      if (before !== undefined && before !== '' && before.length <= LABEL_LENGTH && !before.includes('\n')) table.hasLabels = true
      table.row.push(cellText(blocks, table.cell))
    }
    table.cell = -1
  }

  closeTable(): void {
    this.#open.pop()
  }
}

function cellText(blocks: readonly Block[], from: number): string {
  if (from >= blocks.length) return ''
  const end = Math.min(blocks.length, from + MAX_CELL_BLOCKS)
  let text = blocks[from]?.text ?? ''
  for (let i = from + 1; i < end && text.length < MAX_CELL_TEXT; i++) text += `\n${blocks[i]?.text ?? ''}`
  return text.slice(0, MAX_CELL_TEXT)
}
