import { expect, test } from 'vitest'
import { afterError, afterSiteFailure, COLLECT_ATTEMPTS } from '../../src/jobs/retry-policy.ts'
import { FAILURE_KINDS } from '../../src/model/evidence.ts'
import { AppError } from '../../src/shared/errors.ts'

test.each([
  ['dns', 1, null, { kind: 'later', seconds: 900 }],
  ['timeout', 2, null, { kind: 'later', seconds: 10_800 }],
  ['http', 3, null, { kind: 'later', seconds: 43_200 }],
  ['http', 4, null, { kind: 'never' }],
  ['robots', 1, null, { kind: 'never' }],
  ['unsupported', 1, null, { kind: 'never' }],
  ['blocked', 4, 120, { kind: 'wait', seconds: 120 }],
  ['http', 1, 0, { kind: 'wait', seconds: 1 }],
  ['http', 1, 90_000, { kind: 'never' }],
] as const)('a site that failed by %s in attempt %i and asks for %s s', (failure, attempt, asked, step) => {
  expect(afterSiteFailure(failure, attempt, asked)).toEqual(step)
})

test('a server that puts us off for days spends its attempts', () => {
  expect(afterSiteFailure('http', 1, 3600, 4 * 86_400)).toEqual({ kind: 'later', seconds: 900 })
  expect(afterSiteFailure('http', COLLECT_ATTEMPTS, 3600, 4 * 86_400)).toEqual({ kind: 'never' })
})

test('every kind of failure comes to an end', () => {
  for (const failure of FAILURE_KINDS) expect(afterSiteFailure(failure, COLLECT_ATTEMPTS, null)).toEqual({ kind: 'never' })
})

test('a full disk of ours costs the site nothing; a refusal that stays is not asked again; a bug is tried a few times', () => {
  expect(afterError(new AppError('write-failed', { path: 'x', why: 'ENOSPC' }), 0).kind).toBe('wait')
  expect(afterError(new AppError('store-lost', { why: 'gone' }), 0).kind).toBe('wait')
  expect(afterError(new AppError('facts-missing', { what: 'x' }), 9).kind).toBe('never')
  expect(afterError(new AppError('site-unreachable', { url: 'x', why: 'y' }), 1).kind).toBe('later')
  expect(afterError(new TypeError('x is not a function'), 1).kind).toBe('later')
  expect(afterError(new TypeError('x is not a function'), 0).kind).toBe('never')
})
