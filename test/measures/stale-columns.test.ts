import { expect, test } from 'vitest'
import type { Column } from '../../src/facts/facts.ts'
import { staleColumns } from '../../src/measures/stale-columns.ts'
import { known, unseen } from './known-facts.ts'

const column = (name: string, lastDate: string | null, itemCount: number | null = 3): Column => ({
  name, url: `http://www.example.gov.cn/${name}/`, path: [name], depth: 1, columnType: null, itemCount, lastDate, hasBreadcrumb: true, foreignItems: 0, items: [], evidence: { sha256: 'a'.repeat(64), kind: 'response' },
})
const ON = '2020-11-30'

test.each<[string, Column, string[]]>([
  ['news a day over two weeks', column('工作动态', '2020-11-15'), ['工作动态 2020-11-15 14']],
  ['news on the last day', column('工作动态', '2020-11-16'), []],
  ['a notice column over half a year', column('通知公告', '2020-05-01'), ['通知公告 2020-05-01 183']],
  ['another column within a year', column('统计数据', '2020-01-01'), []],
  ['standing information has no period', column('机构职能', '2015-01-01'), []],
  ['an empty column is not also stale', column('工作动态', null, 0), []],
  ['a list nobody could see', column('工作动态', '2019-01-01', null), []],
])('%s', (_, given, expected) => {
  expect(staleColumns({ columns: known([given]) }, ON).map(({ name, lastDate, expectedDays }) => `${name} ${lastDate} ${expectedDays}`)).toEqual(expected)
})

test('columns that were not seen are not called stale', () => expect(staleColumns({ columns: unseen('超时') }, ON)).toEqual([]))
