import type { ArchivedRecord } from '../../model/collection.ts'
import type { ArchiveFault } from './archive.ts'
import { readArchivedRecord, targetUri } from './archived-record.ts'
import type { Reading } from './archived-record.ts'
import type { ByteSource } from './byte-source.ts'
import { readWarc } from './warc-reader.ts'
import type { WarcRecord } from './warc-reader.ts'

const MAX_PASSED = 1000

/** Where payloads that a later revisit may point back to stand. */
export class OriginalPlaces {
  readonly #places = new Map<string, { readonly file: string; readonly offset: number }>()

  add(record: WarcRecord, file: string): void {
    const place = { file, offset: record.offset }
    const digest = record.fields['warc-payload-digest']
    if (digest) this.#places.set(`digest ${digest}`, place)
    this.#places.set(`uri ${targetUri(record)}`, place)
  }

  of(revisit: WarcRecord): { readonly file: string; readonly offset: number } | undefined {
    const digest = revisit.fields['warc-payload-digest']
    const refers = revisit.fields['warc-refers-to-target-uri']?.replace(/^<(.*)>$/, '$1')
    return (digest ? this.#places.get(`digest ${digest}`) : undefined) ?? (refers ? this.#places.get(`uri ${refers}`) : undefined) ?? (digest ? undefined : this.#places.get(`uri ${targetUri(revisit)}`))
  }
}

/** A revisit as the response it stands for: its own URL, date and headers, the payload of the original. */
export async function readRevisit(record: WarcRecord, reading: Reading, source: ByteSource, originals: OriginalPlaces, faults: ArchiveFault[], records: number): Promise<ArchivedRecord | null> {
  const place = originals.of(record)
  const original = place?.file === source.name ? await readOriginal(source, place.offset, record) : null
  if (!original) {
    faults.push({ file: source.name, offset: record.offset, why: 'a revisit whose original is not in this archive', records })
    return null
  }
  // Evidence then points at the original: that is where the bytes are.
  const fields = { ...original.fields, 'warc-target-uri': record.fields['warc-target-uri'] ?? '', 'warc-date': record.fields['warc-date'] ?? '' }
  return await readArchivedRecord({ ...original, fields }, reading)
}

async function readOriginal(source: ByteSource, offset: number, revisit: WarcRecord): Promise<WarcRecord | null> {
  const digest = revisit.fields['warc-payload-digest']
  let passed = 0
  for await (const candidate of readWarc(source, [], offset)) {
    // Records that share a gzip member share its offset; such archives are searched from there, within reason.
    if (candidate.offset !== offset || ++passed > MAX_PASSED) return null
    if (candidate.fields['warc-type'] === 'response' && (!digest || candidate.fields['warc-payload-digest'] === digest)) return candidate
  }
  return null
}
