import { writeFile } from 'node:fs/promises'
import { sampleResponses } from '../../sample/site.ts'

/** The day the frozen archive claims to have been made. */
const MADE_AT = '2020-11-30T08:00:00Z'

/**
 * Writes the sample portal as the plainest WARC there is: one uncompressed response record a page, dates and record ids
 * fixed, so that the same portal gives the same bytes. Only `wanted` addresses, if given.
 */
export async function writeFrozenArchive(path: string, wanted: (url: string) => boolean = () => true): Promise<void> {
  const parts: Buffer[] = []
  let number = 0
  for (const { url, status, headers, body } of sampleResponses()) {
    if (!wanted(url)) continue
    const block = Buffer.concat([Buffer.from(`HTTP/1.1 ${status} -\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}Content-Length: ${body.length}\r\n\r\n`), body])
    const id = `<urn:uuid:00000000-0000-4000-8000-${String(++number).padStart(12, '0')}>`
    parts.push(Buffer.from(`WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: ${id}\r\nWARC-Date: ${MADE_AT}\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: ${block.length}\r\n\r\n`), block, Buffer.from('\r\n\r\n'))
  }
  await writeFile(path, Buffer.concat(parts))
}
