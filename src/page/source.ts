/** The text of a page, and the same as code units: numbers in a row are looked through several times faster than the characters of a string. */
export interface Source {
  readonly text: string
  readonly units: Uint16Array
}

export function sourceOf(text: string): Source {
  const bytes = Buffer.allocUnsafeSlow(2 * text.length)
  bytes.write(text, 'utf16le')
  return { text, units: new Uint16Array(bytes.buffer, bytes.byteOffset, text.length) }
}
