/** Rounds half up to `decimals` places; the small nudge keeps 1.005 from becoming 1.00 through binary fractions. */
export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.floor(value * scale + 0.5 + 1e-9) / scale
}
