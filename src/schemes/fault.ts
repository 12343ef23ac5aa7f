import { AppError } from '../shared/errors.ts'

/** One thing wrong in a scheme file: where it stands (1-based) and, in Chinese, what to mend. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** `file:line:column message`, the form editors turn into a link. */
export const faultLine = ({ file, line, column, message }: Fault): string => `${file}:${line}:${column} ${message}`

/** All faults in one refusal, in the order of the file. */
export const brokenScheme = (faults: readonly Fault[]): AppError => new AppError('scheme-broken', { faults: faults.map(faultLine).join('\n') })

/** Faults by file, then line, then column; the same fault only once. */
export function inFileOrder(faults: readonly Fault[]): Fault[] {
  const once = new Map(faults.map(fault => [faultLine(fault), fault]))
  return [...once.values()].toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
}
