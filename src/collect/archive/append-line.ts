import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { fileFailure } from '../../shared/file-failure.ts'

const LINE_END = 0x0a
const LOOK_BACK = 64 * 1024

/** Adds one line to a file of lines and waits until it is on the disk; a line before it that a kill has torn is dropped. Throws `write-failed`. */
export async function appendLine(path: string, line: string): Promise<void> {
  try {
    const handle = await open(path, 'a+')
    try {
      const { size } = await handle.stat()
      const whole = await endOfLastLine(handle, size)
      if (whole < size) await handle.truncate(whole)
      await handle.appendFile(`${line}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw fileFailure('write-failed', path, error)
  }
}

/** Where the last complete line ends; 0 when there is none. */
async function endOfLastLine(handle: FileHandle, size: number): Promise<number> {
  const block = Buffer.alloc(LOOK_BACK)
  for (let to = size; to > 0; to -= Math.min(LOOK_BACK, to)) {
    const from = Math.max(0, to - LOOK_BACK)
    const { bytesRead } = await handle.read(block, 0, to - from, from)
    const at = block.subarray(0, bytesRead).lastIndexOf(LINE_END)
    if (at >= 0) return from + at + 1
  }
  return 0
}
