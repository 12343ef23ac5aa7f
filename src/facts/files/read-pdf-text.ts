import { getDocumentProxy } from 'unpdf'

/** What one PDF may cost. Text beyond is not read. */
const PAGES_READ = 100
const CHARS_READ = 1_000_000
const BYTES_READ = 32 * 1024 * 1024
const GUARD_MILLISECONDS = 60_000

/**
 * Text of a PDF, page by page; '' when it holds none (a scan), is encrypted, broken or over the bounds. The one
 * asynchronous reader: the library gives no other. The bounds are in bytes, pages and characters, so that equal bytes give
 * equal text; the guard lies far above what honest files within them take and only ends hostile ones.
 */
export async function readPdfText(bytes: Uint8Array): Promise<string> {
  if (bytes.length > BYTES_READ) return ''
  let timer: NodeJS.Timeout | undefined
  const guard = new Promise<string>(resolve => {
    timer = setTimeout(() => resolve(''), GUARD_MILLISECONDS)
  })
  try {
    return await Promise.race([textOf(bytes), guard])
  } catch {
    return '' // encrypted or broken: there is no text to read; whether it opens is judged by its bytes
  } finally {
    clearTimeout(timer)
  }
}

async function textOf(bytes: Uint8Array): Promise<string> {
  // The library detaches the buffer it is given.
  const document = await getDocumentProxy(bytes.slice(), { disableFontFace: true, stopAtErrors: false, verbosity: 0 })
  try {
    let text = ''
    for (let number = 1; number <= Math.min(document.numPages, PAGES_READ) && text.length < CHARS_READ; number++) {
      const page = await document.getPage(number)
      const content = await page.getTextContent()
      text += `${content.items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')}\n`
      page.cleanup()
    }
    return text.slice(0, CHARS_READ)
  } finally {
    await document.cleanup()
  }
}
