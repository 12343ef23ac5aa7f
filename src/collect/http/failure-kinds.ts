import type { FailureKind } from '../../model/evidence.ts'

/** A failure with its kind already known: thrown inside `collect`, mapped by {@link failureOf}. */
export class CollectFailure extends Error {
  override readonly name = 'CollectFailure'
  readonly failure: FailureKind

  constructor(failure: FailureKind, detail: string) {
    super(detail)
    this.failure = failure
  }
}

/** Error code of Node, OpenSSL or undici → what it means for the collection. The only such table. */
export const FAILURE_OF_CODE: Readonly<Record<string, FailureKind>> = {
  ENOTFOUND: 'dns', EAI_AGAIN: 'dns', EAI_FAIL: 'dns', EAI_NODATA: 'dns', EAI_NONAME: 'dns', ENODATA: 'dns', ESERVFAIL: 'dns', EBADNAME: 'dns',
  ECONNREFUSED: 'refused', EHOSTUNREACH: 'refused', EHOSTDOWN: 'refused', ENETUNREACH: 'refused', ENETDOWN: 'refused', EADDRNOTAVAIL: 'refused', EACCES: 'refused', EPERM: 'refused', EAFNOSUPPORT: 'refused',
  ECONNRESET: 'reset', ECONNABORTED: 'reset', EPIPE: 'reset', UND_ERR_SOCKET: 'reset', UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  ETIMEDOUT: 'timeout', ESOCKETTIMEDOUT: 'timeout', ETIMEOUT: 'timeout', UND_ERR_CONNECT_TIMEOUT: 'timeout', UND_ERR_HEADERS_TIMEOUT: 'timeout', UND_ERR_BODY_TIMEOUT: 'timeout',
  EPROTO: 'tls', SELF_SIGNED_CERT_IN_CHAIN: 'tls', DEPTH_ZERO_SELF_SIGNED_CERT: 'tls', HOSTNAME_MISMATCH: 'tls', INVALID_CA: 'tls', INVALID_PURPOSE: 'tls', PATH_LENGTH_EXCEEDED: 'tls',
  HPE_HEADER_OVERFLOW: 'too-large', UND_ERR_HEADERS_OVERFLOW: 'too-large', UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  HPE_INVALID_EOF_STATE: 'reset',
  Z_DATA_ERROR: 'protocol', Z_BUF_ERROR: 'protocol', UND_ERR_INVALID_ARG: 'unsupported', UND_ERR_NOT_SUPPORTED: 'unsupported', ERR_INVALID_URL: 'unsupported', ERR_INVALID_CHAR: 'unsupported',
}

/** Families of codes, where the table above has no entry. */
const FAILURE_OF_PREFIX: readonly (readonly [string, FailureKind])[] = [
  ['CERT_', 'tls'], ['CRL_', 'tls'], ['UNABLE_TO_', 'tls'], ['ERROR_IN_CERT_', 'tls'], ['ERR_TLS_', 'tls'], ['ERR_SSL_', 'tls'],
  ['HPE_', 'protocol'], ['ERR_ZLIB_', 'protocol'],
]

/** Codes of a certificate that does not hold, as against a handshake that did not come about. */
const CERTIFICATE = /^(?:CERT_|CRL_|UNABLE_TO_|ERROR_IN_CERT_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|ERR_TLS_CERT_ALTNAME)/

/** What an error of a request means. Null for errors that are not of the network: those are bugs. */
export function failureOf(error: unknown): { readonly failure: FailureKind; readonly detail: string } | null {
  let current: unknown = error
  for (let depth = 0; depth < 8 && current instanceof Error; depth++) {
    if (current instanceof CollectFailure) return { failure: current.failure, detail: current.message }
    const failure = failureOfCode(codeOf(current))
    if (failure) return { failure, detail: oneClause(current) }
    current = current instanceof AggregateError ? current.errors[0] : current.cause
  }
  return null
}

/** The OpenSSL code when an error says that the certificate does not hold; null otherwise. */
export function certificateProblem(error: unknown): string | null {
  for (let current = error, depth = 0; depth < 8 && current instanceof Error; current = current.cause, depth++) {
    const code = codeOf(current)
    if (CERTIFICATE.test(code)) return code
  }
  return null
}

function failureOfCode(code: string): FailureKind | null {
  return (Object.hasOwn(FAILURE_OF_CODE, code) ? FAILURE_OF_CODE[code] : FAILURE_OF_PREFIX.find(([prefix]) => code.startsWith(prefix))?.[1]) ?? null
}

function codeOf(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code
  // undici's parser errors come without a code.
  return typeof code === 'string' ? code : error.name === 'HTTPParserError' ? 'HPE_' : ''
}

function oneClause(error: Error): string {
  const code = codeOf(error)
  const message = error.message.replace(/\s+/g, ' ').trim().slice(0, 200)
  return message.includes(code) ? message : `${message} (${code})`
}
