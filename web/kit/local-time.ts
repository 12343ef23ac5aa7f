/** What `<input type="datetime-local">` takes, in the reader's own time zone; '' for none. */
export function toLocal(instant: string | null): string {
  if (instant === null) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The instant that was chosen there; null for none. */
export const fromLocal = (local: string | null | undefined): string | null => (local ? new Date(local).toISOString() : null)
