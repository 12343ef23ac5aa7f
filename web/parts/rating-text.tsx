import { Progress } from 'antd'
import { COLOURS } from '../app/theme.ts'

/** `71.4%`; whole numbers without decimals. */
export const percent = (share: number): string => `${Math.round(share * 1_000) / 10}%`

const colourOf = (rating: number): string => (rating >= 0.8 ? COLOURS.good : rating >= 0.5 ? COLOURS.fair : COLOURS.bad)

/** A rating 0..1 as a number that can be compared down a column, with a bar. */
export function RatingText({ rating, wide = false }: { readonly rating: number; readonly wide?: boolean }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' }}>
      <b style={{ minWidth: wide ? undefined : 48, textAlign: 'right' }}>{percent(rating)}</b>
      <span aria-hidden><Progress percent={rating * 100} showInfo={false} size={{ width: 64, height: 6 }} strokeColor={colourOf(rating)} railColor="#e3e8ea" style={{ display: 'inline-block', lineHeight: 1 }} /></span>
    </span>
  )
}
