/**
 * The x with the smallest Σ (A·x − b)², by Householder reflections, which keep the digits that normal equations lose; null
 * when there are fewer rows than columns or columns depend on each other.
 */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): number[] | null {
  const [m, n] = [rows.length, rows[0]?.length ?? 0]
  if (n === 0 || m < n) return null
  const a = rows.map((row, i) => [...row, values[i] ?? 0])
  const size = Math.sqrt(Math.max(...Array.from({ length: n }, (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0) ** 2, 0))))
  for (let j = 0; j < n; j++) if (!reflect(a, j, size * 1e-9)) return null

  const x = Array.from({ length: n }, () => 0)
  for (let j = n - 1; j >= 0; j--) {
    let rest = a[j]?.[n] ?? 0
    for (let k = j + 1; k < n; k++) rest -= (a[j]?.[k] ?? 0) * (x[k] ?? 0)
    x[j] = rest / (a[j]?.[j] ?? 1)
  }
  return x
}

/** Makes column j zero below the diagonal; false when what is left of it is nothing. */
function reflect(a: number[][], j: number, tiny: number): boolean {
  const below = a.slice(j)
  const column = below.map(row => row[j] ?? 0)
  const norm = Math.sqrt(column.reduce((sum, v) => sum + v * v, 0))
  if (!(norm > tiny)) return false
  const head = column[0] ?? 0
  const mirror = [head + (head < 0 ? -norm : norm), ...column.slice(1)]
  const square = mirror.reduce((sum, v) => sum + v * v, 0)
  for (let k = j; k < (a[0]?.length ?? 0); k++) {
    const factor = (2 * below.reduce((sum, row, i) => sum + (mirror[i] ?? 0) * (row[k] ?? 0), 0)) / square
    below.forEach((row, i) => { row[k] = (row[k] ?? 0) - factor * (mirror[i] ?? 0) })
  }
  return true
}
