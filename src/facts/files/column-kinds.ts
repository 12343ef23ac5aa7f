/** Filled cells of a column, and how many of them are numbers or dates (or parts of a day). */
export interface ColumnKind { readonly filled: number; readonly numbers: number; readonly dates: number }

const NUMBER = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d{1,3})?%?$/
const DATE = /^(?:(?:19|20)\d{2}(?:[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?月?年?)?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?年?|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?(?:\d{6})?|\d{1,2}:\d{2}(?::\d{2})?|[3-6]\d{4}(?:\.\d+)?)$/
/** Cells that say there is no value. */
const NONE = /^(?:-+|—+|\/|无|暂无|null|n\/?a|未知|\.\.\.|…)$/i

export class ColumnKinds {
  readonly #kinds: { filled: number; numbers: number; dates: number }[]

  constructor(width: number) {
    this.#kinds = Array.from({ length: width }, () => ({ filled: 0, numbers: 0, dates: 0 }))
  }

  take(column: number, cell: string): void {
    const kind = this.#kinds[column]
    const value = cell.trim()
    if (kind === undefined || value === '' || NONE.test(value)) return
    kind.filled++
    if (NUMBER.test(value)) kind.numbers++
    // 44166 is how spreadsheets store a day.
    if (DATE.test(value)) kind.dates++
  }

  get all(): ColumnKind[] {
    return this.#kinds.map(kind => ({ ...kind }))
  }
}

const NUMERIC_TYPE = /^(?:数值|数字|整数|整型|浮点|小数|金额|decimal|numeric|number|int|integer|bigint|smallint|float|double|real)/i
const DATE_TYPE = /^(?:日期|时间|date|time|timestamp)/i
/** Filled cells below which nothing is said, and the share that must be of the declared type. */
const LEAST_CELLS = 3
const OF_TYPE = 0.9

/** Whether what stands in a column contradicts the type that its description declares (数值型, 日期型, int …). Text may be anything. */
export function contradictsType({ filled, numbers, dates }: ColumnKind, declared: string | null): boolean {
  const type = (declared ?? '').trim()
  if (filled < LEAST_CELLS) return false
  if (NUMERIC_TYPE.test(type)) return numbers < filled * OF_TYPE
  return DATE_TYPE.test(type) && dates < filled * OF_TYPE
}
