/** What an evaluation of the sample should say of one point. */
export interface ExpectedPoint {
  readonly state: 'rated' | 'pending' | 'undetermined' | 'not-applicable'
  /** Exact fraction; null unless rated. */
  readonly rating: number | null
  /** How the number follows from what was built, in Chinese. */
  readonly why: string
  /** Holds only when the site was visited live with a browser: an archive alone cannot show it. */
  readonly live?: true
}

/** A rating as good ÷ of. */
export const share = (good: number, of: number, why: string): ExpectedPoint => ({ state: 'rated', rating: good / of, why: `${good}/${of}：${why}` })
export const rated = (rating: number, why: string): ExpectedPoint => ({ state: 'rated', rating, why })
export const pending = (why: string): ExpectedPoint => ({ state: 'pending', rating: null, why })
export const onlyLive = (point: ExpectedPoint): ExpectedPoint => ({ ...point, live: true })
export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
