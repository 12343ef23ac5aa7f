import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { errorSentence } from '../../src/shared/errors.ts'
import { fileFailure } from '../../src/shared/file-failure.ts'

test('a file that is not there is refused in both languages', async () => {
  const error: unknown = await readFile('/nowhere/at/all').catch((caught: unknown) => caught)
  const failure = fileFailure('file-unreadable', '/nowhere/at/all', error)
  expect(errorSentence(failure.code, failure.params, 'zh')).toBe('无法读取文件“/nowhere/at/all”：文件或目录不存在')
  expect(errorSentence(failure.code, failure.params, 'en')).toContain('ENOENT')
})

test('what the system says in no known code is passed on', () => {
  const failure = fileFailure('write-failed', 'out', new Error('odd'))
  expect(errorSentence(failure.code, failure.params, 'zh')).toContain('odd')
})
