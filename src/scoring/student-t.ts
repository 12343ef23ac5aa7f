const NORMAL_975 = 1.959_963_984_540_054

/**
 * The t within ±t of which Student's distribution with `df` ≥ 1 whole degrees of freedom holds 95 %. Exact by the finite
 * series (Abramowitz and Stegun 26.7.3, 26.7.4) up to 400, from there by the expansion in 1/df (26.7.5; error below 1e-9).
 */
export function studentT95(df: number): number {
  if (!Number.isInteger(df) || df < 1) throw new RangeError(`degrees of freedom must be a whole number from 1, not ${df}`)
  if (df > 400) {
    const z = NORMAL_975
    return z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * df ** 3)
  }
  let low = 1.9
  let high = 12.8
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (massWithin(middle, df) < 0.95) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The probability of −t..t. */
function massWithin(t: number, df: number): number {
  const theta = Math.atan(t / Math.sqrt(df))
  const [sin, cos] = [Math.sin(theta), Math.cos(theta)]
  const isOdd = df % 2 === 1
  let term = isOdd ? cos : 1
  let sum = df === 1 ? 0 : term
  for (let k = isOdd ? 3 : 2; k <= df - 2; k += 2) {
    term *= ((k - 1) / k) * cos * cos
    sum += term
  }
  return isOdd ? (2 / Math.PI) * (theta + sin * sum) : sin * sum
}
