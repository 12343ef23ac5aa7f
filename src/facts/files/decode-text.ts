import iconv from 'iconv-lite'

/** Text of a file without markup to ask: BOM, else UTF-8 if it is valid, else GB18030, the encoding of such files here. */
export function decodePlainText(bytes: Uint8Array): { text: string; charset: string } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { text: new TextDecoder('utf-8').decode(bytes), charset: 'utf-8' }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), charset: 'utf-16le' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), charset: 'utf-16be' }
  try {
    // A cut file may end inside a character: the last three bytes are not asked.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, Math.max(0, bytes.length - 3)), { stream: true })
    return { text: new TextDecoder('utf-8').decode(bytes), charset: 'utf-8' }
  } catch {
    return { text: iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gb18030'), charset: 'gb18030' } // not UTF-8
  }
}
