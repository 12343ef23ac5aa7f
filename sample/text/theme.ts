/** What a column writes about: templates for `fill`. */
export interface Theme {
  readonly titles: readonly string[]
  readonly sentences: readonly string[]
  /** Bodies that publish in the column. */
  readonly sources: readonly string[]
}
