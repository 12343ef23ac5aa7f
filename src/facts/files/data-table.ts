/** A data file as rows and columns. */
export interface DataTable {
  readonly format: 'csv' | 'json' | 'xml' | 'xlsx' | 'xls'
  /** Encoding of text formats. */
  readonly charset: string | null
  readonly columns: readonly string[]
  /** Rows of data, header and totals left out. */
  readonly rows: number
  readonly emptyRows: number
  /** Rows equal to an earlier one in every column. */
  readonly duplicateRows: number
  /** Lines with another number of cells than the header, or broken syntax. */
  readonly parseErrors: number
}
