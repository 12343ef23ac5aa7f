import { X509Certificate } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { AppPackage } from '../../model/media.ts'
import type { ZipFile } from './zip-file.ts'

const MAGIC = 'APK Sig Block 42'
const MOST_BLOCK = 32 * 1024 * 1024
/** Ids of the pairs in the signing block, newest scheme first. */
const SCHEMES = [[0xf05368c0, 'v3'], [0x7109871a, 'v2']] as const

/** Who signed, by the certificate of the newest scheme found. The signature is not checked: this tells a name, it proves nothing. */
export async function readSigner(path: string, zip: ZipFile): Promise<AppPackage['signer']> {
  const block = await signingBlock(path)
  for (const [id, scheme] of SCHEMES) {
    const value = block === null ? null : pairOf(block, id)
    const certificate = value === null ? null : certificateOf(firstCertificate(value))
    if (certificate !== null) return { ...certificate, scheme }
  }
  const entry = zip.entries.find(({ fileName }) => /^META-INF\/[^/]+\.(?:RSA|DSA|EC)$/i.test(fileName))
  const signature = entry === undefined ? null : await zip.bytes(entry, 1024 * 1024).catch(() => null) // a broken one names nobody
  const certificate = signature === null ? null : certificateOf(certificateInPkcs7(signature))
  return certificate === null ? null : { ...certificate, scheme: 'v1' }
}

/** The block between the files and the directory: size, pairs, size again, magic. */
async function signingBlock(path: string): Promise<Buffer | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const read = async (position: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
      return buffer.subarray(0, bytesRead)
    }
    const tailAt = Math.max(0, size - 66_000)
    const tail = await read(tailAt, Math.min(size, 66_000))
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    if (end < 0 || end + 20 > tail.length) return null
    const directory = tail.readUInt32LE(end + 16)
    if (directory < 32 || directory > size) return null
    const foot = await read(directory - 24, 24)
    if (foot.toString('latin1', 8) !== MAGIC) return null
    const length = Number(foot.readBigUInt64LE(0))
    if (length < 24 || length > MOST_BLOCK || length + 8 > directory) return null
    return await read(directory - length, length - 24)
  } finally {
    await file.close()
  }
}

function pairOf(block: Buffer, id: number): Buffer | null {
  for (let at = 0; at + 12 <= block.length;) {
    const length = Number(block.readBigUInt64LE(at))
    if (length < 4 || at + 8 + length > block.length) return null
    if (block.readUInt32LE(at + 8) === id) return block.subarray(at + 12, at + 8 + length)
    at += 8 + length
  }
  return null
}

/** signers → first signer → signed data → (digests, certificates) → first certificate; each with its length before it. */
function firstCertificate(value: Buffer): Buffer | null {
  const part = (bytes: Buffer | null, index: number): Buffer | null => {
    if (bytes === null) return null
    let at = 0
    for (let skip = index; at + 4 <= bytes.length; skip--) {
      const length = bytes.readUInt32LE(at)
      if (at + 4 + length > bytes.length) return null
      if (skip === 0) return bytes.subarray(at + 4, at + 4 + length)
      at += 4 + length
    }
    return null
  }
  return part(part(part(part(part(value, 0), 0), 0), 1), 0)
}

/** The first certificate in a PKCS#7 signature: ContentInfo → [0] SignedData → [0] certificates. */
function certificateInPkcs7(bytes: Buffer): Buffer | null {
  const content = childrenOf(bytes).at(0)
  const signed = childrenOf(childrenOf(content?.body ?? null).find(({ tag }) => tag === 0xa0)?.body ?? null).at(0)
  const certificates = childrenOf(signed?.body ?? null).find(({ tag }) => tag === 0xa0)
  return childrenOf(certificates?.body ?? null).at(0)?.whole ?? null
}

interface Der { readonly tag: number; readonly body: Buffer; readonly whole: Buffer }

function childrenOf(bytes: Buffer | null): Der[] {
  const found: Der[] = []
  if (bytes === null) return found
  for (let at = 0; at + 2 <= bytes.length && found.length < 100;) {
    const first = bytes[at + 1] ?? 0
    const extra = first & 0x80 ? first & 0x7f : 0
    if (extra > 4 || at + 2 + extra > bytes.length) break
    const length = extra === 0 ? first : bytes.readUIntBE(at + 2, extra)
    const start = at + 2 + extra
    if (start + length > bytes.length) break
    found.push({ tag: bytes[at] ?? 0, body: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) })
    at = start + length
  }
  return found
}

function certificateOf(der: Buffer | null): Omit<NonNullable<AppPackage['signer']>, 'scheme'> | null {
  if (der === null) return null
  try {
    const certificate = new X509Certificate(der)
    return { subject: certificate.subject.replaceAll('\n', ', ').slice(0, 300), sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(), validFrom: dayOf(certificate.validFrom), validTo: dayOf(certificate.validTo) }
  } catch {
    return null // not a certificate
  }
}

const dayOf = (text: string): string => {
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10)
}
