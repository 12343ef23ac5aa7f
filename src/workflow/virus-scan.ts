import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { connect } from 'node:net'
import type { ScanState } from '../model/campaign.ts'

/** Says what a file is; never throws: a scanner that does not answer is `failed`, and the file is scanned again later. */
export type FileScan = (path: string) => Promise<Exclude<ScanState, 'not-scanned'>>

const TIMEOUT_MS = 120_000
const MOST_ANSWER = 4_096

/**
 * A program that is given the path as last argument, as `clamdscan --fdpass` or `clamscan`: 0 = clean, 1 = infected,
 * anything else = it could not tell. Run without a shell; words are parted by blanks.
 */
export function commandScan(command: string): FileScan {
  const [program = '', ...words] = command.trim().split(/\s+/)
  return async path => new Promise(resolve => {
    const child = spawn(program, [...words, path], { stdio: 'ignore', timeout: TIMEOUT_MS })
    child.on('error', () => { resolve('failed') })
    child.on('close', code => { resolve(code === 0 ? 'clean' : code === 1 ? 'infected' : 'failed') })
  })
}

/** clamd by its socket, a path or host:port: the file goes over the wire, so that the daemon may be on another machine. */
export function clamdScan(address: string): FileScan {
  const remote = /^([^/]+):(\d{1,5})$/.exec(address)
  return async path => new Promise(resolve => {
    const socket = remote ? connect({ host: remote[1] ?? '', port: Number(remote[2]) }) : connect(address)
    const file = createReadStream(path, { highWaterMark: 64 * 1024 })
    let answer = ''
    const end = (state: Exclude<ScanState, 'not-scanned'>) => {
      file.destroy()
      socket.destroy()
      resolve(state)
    }
    socket.setTimeout(TIMEOUT_MS, () => { end('failed') })
    socket.on('error', () => { end(verdictOf(answer)) })
    socket.on('close', () => { end(verdictOf(answer)) })
    socket.on('data', chunk => {
      answer = (answer + chunk.toString('latin1')).slice(0, MOST_ANSWER)
      if (answer.includes('\0')) end(verdictOf(answer))
    })
    file.on('error', () => { end('failed') })
    socket.write('zINSTREAM\0')
    file.on('data', chunk => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(chunk.length)
      socket.write(length)
      if (!socket.write(chunk)) { file.pause(); socket.once('drain', () => { file.resume() }) }
    })
    file.on('end', () => { socket.write(Buffer.alloc(4)) })
  })
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, or what went wrong. */
function verdictOf(answer: string): Exclude<ScanState, 'not-scanned'> {
  const line = answer.split('\0')[0]?.trim() ?? ''
  if (line === 'stream: OK') return 'clean'
  return line.endsWith(' FOUND') ? 'infected' : 'failed'
}
