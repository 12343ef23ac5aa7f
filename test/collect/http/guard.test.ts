import { describe, expect, test } from 'vitest'
import { FAILURE_OF_CODE, certificateProblem, failureOf } from '../../../src/collect/http/failure-kinds.ts'
import { isPortAllowed, refusal } from '../../../src/collect/http/guard.ts'
import { findOverride, parseOverride } from '../../../src/collect/http/overrides.ts'
import { FAILURE_KINDS } from '../../../src/model/evidence.ts'

describe('the guard', () => {
  test.each([
    '127.0.0.1', '127.255.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '0.0.0.0', '224.0.0.1', '239.255.255.255', '255.255.255.255',
    '240.0.0.1', '192.0.2.1', '198.18.0.1', '168.63.129.16', '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::7f00:1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fc00::1', 'fd00:ec2::254',
    'ff02::1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'not an address', '',
  ])('refuses %s', address => expect(refusal(address, { allowPrivate: false })).not.toBeNull())
  test.each(['8.8.8.8', '114.114.114.114', '2400:3200::1', '::ffff:8.8.8.8', '172.32.0.1'])('allows %s', address => expect(refusal(address, { allowPrivate: false })).toBeNull())
  test.each(['127.0.0.1', '10.0.0.1', '::1', 'fd12::1', '::ffff:192.168.0.1'])('allows %s with allowPrivate', address => expect(refusal(address, { allowPrivate: true })).toBeNull())
  test.each(['169.254.169.254', '224.0.0.1', '0.0.0.0', 'fe80::1', '100.100.100.200', '64:ff9b::7f00:1'])('never allows %s', address => expect(refusal(address, { allowPrivate: true })).not.toBeNull())
  test.each([[80, true], [443, true], [8123, true], [25, false], [6379, false], [0, false], [70000, false]])('port %i: %s', (port, allowed) => expect(isPortAllowed(port)).toBe(allowed))
})

describe('--resolve', () => {
  test.each([
    ['www.x.gov.cn:80:127.0.0.1', { host: 'www.x.gov.cn', port: 80, addresses: ['127.0.0.1'], toPort: null }],
    ['*:80:127.0.0.1:8123', { host: '*', port: 80, addresses: ['127.0.0.1'], toPort: 8123 }],
    ['X.gov.cn:443:[::1]:8443', { host: 'x.gov.cn', port: 443, addresses: ['::1'], toPort: 8443 }],
    ['x.gov.cn:443:2400:3200::1', { host: 'x.gov.cn', port: 443, addresses: ['2400:3200::1'], toPort: null }],
    ['x.gov.cn:80:127.0.0.1,[::1]', { host: 'x.gov.cn', port: 80, addresses: ['127.0.0.1', '::1'], toPort: null }],
  ])('%s', (value, expected) => expect(parseOverride(value)).toEqual(expected))
  test.each(['', 'x', 'x:80', 'x:80:y', 'x:99999:127.0.0.1', 'x:80:127.0.0.1:0', 'x:80:999.1.1.1'])('refuses %s', value => expect(() => parseOverride(value)).toThrow(expect.objectContaining({ code: 'option-invalid' })))
  test('the exact host wins over *, a later one over an earlier', () => {
    const overrides = ['x.cn:80:1.1.1.1', '*:80:2.2.2.2', 'x.cn:80:3.3.3.3'].map(parseOverride)
    expect(findOverride(overrides, 'X.cn', 80)?.addresses).toEqual(['3.3.3.3'])
    expect(findOverride(overrides, 'y.cn', 80)?.addresses).toEqual(['2.2.2.2'])
    expect(findOverride(overrides, 'y.cn', 443)).toBeNull()
  })
})

describe('failure kinds', () => {
  const error = (code: string) => Object.assign(new Error('broken'), { code })
  test.each(Object.entries(FAILURE_OF_CODE))('%s is %s', (code, kind) => {
    expect(failureOf(error(code))).toMatchObject({ failure: kind })
    expect(FAILURE_KINDS).toContain(kind)
  })
  test.each([['CERT_HAS_EXPIRED', 'tls'], ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'], ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'], ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'], ['HPE_INVALID_CONSTANT', 'protocol']])('%s is %s', (code, kind) => {
    expect(failureOf(error(code))).toMatchObject({ failure: kind })
  })
  test('looks through causes and aggregates', () => {
    expect(failureOf(new Error('fetch failed', { cause: new AggregateError([error('ECONNREFUSED')]) }))).toMatchObject({ failure: 'refused' })
  })
  test('anything else is a bug, not a failure', () => {
    expect(failureOf(new TypeError('x is not a function'))).toBeNull()
    expect(failureOf(error('toString'))).toBeNull()
  })
  test('tells a bad certificate from a bad handshake', () => {
    expect(certificateProblem(error('CERT_HAS_EXPIRED'))).toBe('CERT_HAS_EXPIRED')
    expect(certificateProblem(error('ERR_TLS_CERT_ALTNAME_INVALID'))).not.toBeNull()
    expect(certificateProblem(error('EPROTO'))).toBeNull()
  })
})
