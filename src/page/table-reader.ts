import type { Block, Table, Zone } from './page.ts'

const MAX_TABLES = 2000
const MAX_CELLS = 20_000
const MAX_CELL_TEXT = 4000
const MAX_CELL_BLOCKS = 200

interface OpenTable {
  readonly zone: Zone
  readonly block: number
  readonly rows: string[][]
  row: string[] | null
  /** Index of the first block of the open cell, -1 when none is open. */
  cell: number
  /** Holds another table: it is there for the layout, and the inner ones are the tables. */
  isLayout: boolean
}

/** Collects tables that hold data; layout tables around other tables are left out. */
export class TableReader {
  readonly tables: Table[] = []
  readonly #open: OpenTable[] = []
  #cells = 0

  openTable(zone: Zone, block: number): void {
    for (const outer of this.#open) outer.isLayout = true
    this.#open.push({ zone, block, rows: [], row: null, cell: -1, isLayout: false })
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
    if (!table.isLayout && this.#cells < MAX_CELLS) {
      this.#cells++
      table.row?.push(cellText(blocks, table.cell))
    }
    table.cell = -1
  }

  closeTable(): void {
    const table = this.#open.pop()
    if (table === undefined || table.isLayout || this.tables.length >= MAX_TABLES) return
    const rows = table.rows.filter(row => row.some(cell => cell !== ''))
    if (rows.length > 0) this.tables.push({ zone: table.zone, rows, block: table.block })
  }
}

function cellText(blocks: readonly Block[], from: number): string {
  if (from >= blocks.length) return ''
  const end = Math.min(blocks.length, from + MAX_CELL_BLOCKS)
  let text = blocks[from]?.text ?? ''
  for (let i = from + 1; i < end && text.length < MAX_CELL_TEXT; i++) text += `\n${blocks[i]?.text ?? ''}`
  return text.slice(0, MAX_CELL_TEXT)
}
