import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { ProbeValues } from '../../model/probes.ts'
import { CollectFailure, failureOf } from '../http/failure-kinds.ts'
import { defineProbe } from '../probe.ts'
import type { ProbeContext } from '../probe.ts'

type Tls = ProbeValues['tls']
type Handshake = Omit<Tls, 'redirectsHttp'>

export interface TlsTarget {
  readonly host: string
  /** 443 unless the site's own address names another. */
  readonly port: number
  /** Where the site answers plain HTTP; null when its address names an HTTPS port of its own. */
  readonly httpUrl: string | null
}

const TIMEOUT_MS = 15_000

/**
 * Whether HTTPS is offered, with which certificate and protocol, and whether plain HTTP leads there. A closed port is a
 * value; a connection that is never answered is a failure. Nothing but the handshake is sent.
 */
export const tls = defineProbe<'tls', TlsTarget, Tls>({
  id: 'tls',
  version: 1,
  title: 'HTTPS 与证书',
  async run({ host, port, httpUrl }, context) {
    const handshake = await shakeHands(host, port, context)
    if (httpUrl === null) return { ok: true, value: { ...handshake, redirectsHttp: null }, evidence: [] }
    const { redirects, evidence } = await leadsToHttps(httpUrl, context)
    return { ok: true, value: { ...handshake, redirectsHttp: redirects }, evidence }
  },
})

async function shakeHands(host: string, port: number, context: ProbeContext): Promise<Handshake> {
  const { addresses, port: toPort } = await context.destination(host, port)
  try {
    return await handshake(host, addresses[0]!, toPort, context)
  } catch (error) {
    context.signal.throwIfAborted()
    const failure = failureOf(error)
    if (failure?.failure === 'refused' && /ECONNREFUSED/.test(failure.detail)) return { offered: false, valid: false, protocol: null, expires: null, problem: null }
    // Something answers on the port, but not with TLS that anybody could use.
    if (failure?.failure === 'tls' || failure?.failure === 'protocol') return { offered: false, valid: false, protocol: null, expires: null, problem: failure.detail }
    throw error
  }
}

function handshake(host: string, address: string, port: number, context: ProbeContext): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    const name = host.replace(/^\[(.*)\]$/, '$1')
    const socket = connect({
      host: address,
      port,
      ...(isIP(name) === 0 && { servername: name }),
      // We want to see what is wrong, not to be protected from it.
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
      ALPNProtocols: ['http/1.1'],
    })
    const timer = setTimeout(() => socket.destroy(new CollectFailure('timeout', `no handshake after ${TIMEOUT_MS} ms`)), TIMEOUT_MS)
    const abort = () => socket.destroy(new Error('aborted'))
    context.signal.addEventListener('abort', abort, { once: true })
    socket.once('close', () => {
      clearTimeout(timer)
      context.signal.removeEventListener('abort', abort)
      // After an answer this changes nothing.
      reject(new CollectFailure('reset', 'closed during the handshake'))
    })
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      const expires = Date.parse(socket.getPeerCertificate().valid_to ?? '')
      const problem: unknown = socket.authorizationError
      resolve({
        offered: true,
        valid: socket.authorized,
        protocol: socket.getProtocol(),
        expires: Number.isNaN(expires) ? null : new Date(expires).toISOString(),
        problem: socket.authorized ? null : problem instanceof Error ? ((problem as NodeJS.ErrnoException).code ?? problem.message) : String(problem),
      })
      socket.destroy()
    })
  })
}

/** Null when plain HTTP could not be seen. */
async function leadsToHttps(httpUrl: string, context: ProbeContext): Promise<{ readonly redirects: boolean | null; readonly evidence: Awaited<ReturnType<ProbeContext['visit']>>['evidence'] }> {
  const { last, evidence } = await context.visit(httpUrl, { wanted: next => next.startsWith('http:') })
  if (!last.outcome.ok) return { redirects: null, evidence }
  if (last.outcome.location?.startsWith('https:')) return { redirects: true, evidence }
  return { redirects: last.outcome.status < 400 ? false : null, evidence }
}
