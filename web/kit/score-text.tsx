/** `75.8–84.3`, or one number when nothing is open; as `scoring` rounded it. */
export function ScoreText({ low, high }: { readonly low: number; readonly high: number }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{low === high ? low : `${low}–${high}`}</span>
}
