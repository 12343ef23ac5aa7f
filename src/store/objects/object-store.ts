import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'

export interface StoredObject { readonly sha256: string; readonly size: number }

/**
 * Evidence files by the SHA-256 of their content. What was put stays; there is no way to change or remove it from here.
 * `read` gives nothing that does not have its digest: a corrupt object ends in evidence-corrupt, a missing one in
 * evidence-missing, a store that does not answer in evidence-store-failed.
 */
export interface ObjectStore {
  /** Where the objects are, fit to be shown. */
  readonly where: string
  put(bytes: Uint8Array): Promise<StoredObject>
  /** The same for a file of any size, in bounded memory; the file stays. */
  putFile(path: string): Promise<StoredObject>
  /** The whole object. For objects of any size use `stream`. */
  read(sha256: string): Promise<Uint8Array>
  /** Chunks as they come; the digest is known only at the end, so write elsewhere first and use it after the last chunk. */
  stream(sha256: string): AsyncIterable<Uint8Array>
  /** At most `length` bytes from `start`: too few to know the object's digest by, so check what they are by a digest of their own. */
  readRange(sha256: string, start: number, length: number): Promise<Uint8Array>
  /** Size in bytes, undefined when it is not there. */
  sizeOf(sha256: string): Promise<number | undefined>
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A digest becomes part of paths and addresses: nothing else may. */
export function checkedDigest(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError('evidence-missing', { sha256: sha256.slice(0, 80) })
  return sha256
}

/** Passes chunks on and fails at the end unless they have the digest. */
export async function* verified(chunks: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
  const found = hash.digest('hex')
  if (found !== sha256) throw new AppError('evidence-corrupt', { sha256, found })
}

/** All chunks as one. */
export async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}
