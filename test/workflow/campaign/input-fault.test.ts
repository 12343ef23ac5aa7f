import { expect, test } from 'vitest'
import { z } from 'zod'
import { inputFault } from '../../../src/workflow/campaign/input-fault.ts'
import { PARAMS } from '../../../src/workflow/campaign/params.ts'

const schema = z.strictObject({
  name: z.string().min(1).max(5), count: z.int().min(1).max(9), share: z.number().gt(0).optional(), role: z.enum(['manager', 'assessor']), opinion: z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('rated'), rating: z.number() })]).optional(),
  tags: z.array(z.strictObject({ id: z.uuid() })).min(1).max(2).optional(), isOpen: z.boolean().optional(), zone: z.string().refine(() => false, '没有这个时区 | no such time zone').optional(),
})
const fits = { name: '一', count: 1, role: 'manager' }
const faults = (input: unknown, of: z.ZodType = schema) => {
  const { error } = of.safeParse(input)
  if (error === undefined) throw new Error('it fits')
  return inputFault(of, input, error)
}

test.each([
  ['missing', { name: undefined }, 'name 缺少'],
  ['missing, of a choice', { role: undefined }, 'role 缺少'],
  ['missing, deep inside', { tags: [{ id: '01a20000-0000-7000-8000-000000000000' }, {}] }, 'tags[1].id 缺少'],
  ['of the wrong type', { name: 3 }, 'name 应为文字，给的是数字'],
  ['no whole number', { count: 1.5 }, 'count 应为整数，给的是数字'],
  ['null', { isOpen: null }, 'isOpen 应为是或否（true、false），给的是空（null）'],
  ['too short', { name: '' }, 'name 应至少 1 个字符'],
  ['too long', { name: '一二三四五六' }, 'name 应最多 5 个字符'],
  ['too few', { tags: [] }, 'tags 应至少 1 项'],
  ['too small', { count: 0 }, 'count 应不小于 1'],
  ['too great', { count: 10 }, 'count 应不大于 9'],
  ['on an open bound', { share: 0 }, 'share 应大于 0'],
  ['not one of', { role: 'king' }, 'role 应为 manager、assessor 之一'],
  ['a field that nobody knows', { nmae: 'x' }, '没有这样的字段：nmae'],
  ['refused in our own words', { zone: 'x' }, 'zone 没有这个时区'],
  ['of another format, in the words of zod', { tags: [{ id: 'x' }] }, 'tags[0].id 无效UUID'],
  ['two faults', { name: '', count: 0 }, 'name 应至少 1 个字符；count 应不小于 1'],
])('what is %s is told in Chinese by its field', (_, changes, said) => {
  expect(faults({ ...fits, ...changes }).whyZh).toBe(said)
})

test('English is as ever, and of our own words it has its half', () => {
  expect(faults({ ...fits, role: 'king' }).why).toBe('✖ Invalid option: expected one of "manager"|"assessor"\n  → at role')
  expect(faults({ ...fits, zone: 'x' }).why).toBe('✖ no such time zone\n  → at zone')
})

test('no value that was given is repeated, and of very many faults only some', () => {
  const { why, whyZh } = faults({ name: { secret: 'hunter2' }, ids: Array.from({ length: 5_000 }, () => 'hunter2') }, z.strictObject({ name: z.string(), ids: z.array(z.uuid()) }))
  expect(why + whyZh).not.toContain('hunter2')
  expect(why.length + whyZh.length).toBeLessThan(3_000)
  expect(whyZh).toContain('；等 5001 处')
  expect(why).toContain('(20 of 5001)')
})

test('what a verb is not given is told in Chinese, whatever the verb', () => {
  for (const params of Object.values(PARAMS)) {
    const { error } = params.safeParse(null)
    expect(error && inputFault(params, null, error).whyZh).toBe('应为对象，给的是空（null）')
  }
})
