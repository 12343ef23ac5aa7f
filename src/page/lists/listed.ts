/** An entry of a list that is not plain HTML. */
export interface Listed {
  readonly title: string
  /** As written, to be resolved against the base of the page. */
  readonly reference: string
  readonly date: string | null
}

/** Most entries taken from one page. */
export const MAX_LISTED = 5000
