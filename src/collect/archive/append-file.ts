import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'

/** The part of a file handle that appending needs; tests hand in one that fails. */
export interface AppendHandle {
  write(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesWritten: number }>
  truncate(length: number): Promise<void>
  stat(): Promise<{ size: number }>
  close(): Promise<void>
}
export type OpenFile = (path: string) => Promise<AppendHandle>

/**
 * Opens for writing and creates what is missing; nothing is cut. Writes before it answers: the archive has a thread of its own,
 * and a trip to the thread pool takes longer than handing the bytes to the system.
 */
export const openForAppend: OpenFile = async path => {
  const file = openSync(path, constants.O_CREAT | constants.O_RDWR, 0o644)
  return {
    write: async (buffer, offset, length, position) => ({ bytesWritten: writeSync(file, buffer, offset, length, position) }),
    truncate: async length => ftruncateSync(file, length),
    stat: async () => ({ size: fstatSync(file).size }),
    close: async () => closeSync(file),
  }
}

/** A file that is only ever added to, and never keeps half of an addition. */
export class AppendFile {
  readonly path: string
  size: number
  readonly #handle: AppendHandle

  private constructor(path: string, size: number, handle: AppendHandle) {
    this.path = path
    this.size = size
    this.#handle = handle
  }

  static async open(path: string, openFile: OpenFile = openForAppend): Promise<AppendFile> {
    const handle = await openFile(path)
    return new AppendFile(path, (await handle.stat()).size, handle)
  }

  /** Adds all of `bytes` or, rejecting, none of them. */
  async append(bytes: Uint8Array): Promise<void> {
    let done = 0
    try {
      while (done < bytes.length) {
        const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, this.size + done)
        if (bytesWritten === 0) throw new Error('nothing could be written')
        done += bytesWritten
      }
    } catch (error) {
      await this.cutTo(this.size)
      throw error
    }
    this.size += bytes.length
  }

  /** Cuts the file back to `size`. */
  async cutTo(size: number): Promise<void> {
    try {
      await this.#handle.truncate(size)
      this.size = size
    } catch {
      // The disk is failing altogether; a torn tail is mended when collecting is resumed.
    }
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}
