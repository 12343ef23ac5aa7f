const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** `1.7 GB`, of bytes; steps of a thousand. */
export function sizeText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return `${Math.round((bytes / 1_000 ** step) * 10) / 10} ${UNITS[step]}`
}
