/** What one PDF may cost. Text beyond is not read. */
const PAGES_READ = 200
const CHARS_READ = 1_000_000
const BYTES_READ = 64 * 1024 * 1024
const MILLISECONDS = 10_000

/**
 * Text of a PDF, page by page; '' when it holds none (a scan), is encrypted or broken. The one asynchronous reader:
 * the library gives no other. Bounded in pages and characters; the time bound only guards against hostile files and
 * lies far above what {@link PAGES_READ} honest pages take, so that equal bytes give equal text.
 */
export async function readPdfText(bytes: Uint8Array): Promise<string> {
  if (bytes.length > BYTES_READ) return ''
  const { getDocumentProxy } = await import('unpdf')
  const started = performance.now()
  try {
    // The library detaches the buffer it is given.
    const document = await getDocumentProxy(bytes.slice(), { disableFontFace: true, stopAtErrors: false, verbosity: 0 })
    try {
      let text = ''
      for (let number = 1; number <= Math.min(document.numPages, PAGES_READ) && text.length < CHARS_READ; number++) {
        if (performance.now() - started > MILLISECONDS) break
        const page = await document.getPage(number)
        const content = await page.getTextContent()
        text += `${content.items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')}\n`
        page.cleanup()
      }
      return text.slice(0, CHARS_READ)
    } finally {
      await document.cleanup()
    }
  } catch {
    return '' // encrypted or broken: there is no text to read; whether it opens is judged by its bytes
  }
}
