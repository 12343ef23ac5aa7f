import { describe, expect, test } from 'vitest'
import { dataDepartments } from '../../../src/measures/data/departments.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, dataset, halfSeen, HOSTILE, known, ON, unseen } from '../known-facts.ts'

const NAMES = ['教育局', '民政局', '司法局', '财政局', '水利局', '农业农村局', '商务局', '统计局', '应急管理局', '市场监督管理局']
const roster = (departments: string[]): Facts => ({ 'service-catalogue': known({ catalogue: [], lists: [], departments, departmentsWithGuide: [], levels: [], visitTags: [] }) })
const judge = (providers: (string | null)[], others: Facts = {}, params = {}): ReturnType<typeof runMeasure> =>
  runMeasure(dataDepartments, { datasets: known(providers.map((provider, index) => dataset(`数据${index}`, { provider }))), coverage: allSeen, ...others }, params, ON)

describe('data/departments', () => {
  test.each<[string, string[], number]>([
    ['every department of the roster', NAMES.map(name => `清河市${name}`), 1],
    ['half of the roster', NAMES.slice(0, 5).map(name => `市${name}`), 0.5],
    ['one department many times', Array.from({ length: 30 }, () => '清河市教育局'), 0.1],
    ['a department under its short name', [...NAMES.slice(0, 9), '市场监督管理局（知识产权局）'], 1],
  ])('against a roster: %s', (_, providers, rating) => expect(judge(providers, roster(NAMES))).toMatchObject({ outcome: 'rated', rating }))

  test.each<[string, number, number]>([['20 departments', 20, 1], ['5 departments', 5, 0.25], ['40 departments', 40, 1]])('without a roster: %s', (_, count, rating) => {
    expect(judge(Array.from({ length: count }, (__, index) => `第${index}科技局`))).toMatchObject({ outcome: 'rated', rating })
  })
  test('departments of counties are not the city\'s own', () => expect(judge(NAMES, roster([...NAMES, '松坪县水文局', '城关镇财政所']))).toMatchObject({ rating: 1 }))
  test('a short list of departments is no roster', () => expect(judge(NAMES, roster(NAMES.slice(0, 3)))).toMatchObject({ rating: 0.5 }))
  test('characters of area at the head of a name are not taken for a place', () => {
    expect(judge(['市场监督管理局', '城市管理局', '社区服务局'], {}, { atLeast: 3 })).toMatchObject({ rating: 1 })
  })
  test('names those without a dataset', () => expect(judge(NAMES.slice(0, 9), roster(NAMES))).toMatchObject({ reasons: expect.arrayContaining(['没有数据集的部门：“市场监督管理局”']), advice: [expect.stringContaining('市场监督管理局')] }))
  test('no provider, no dataset on a half-seen site and unknown datasets are undetermined; none is 0', () => {
    expect(judge([null])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(judge([])).toMatchObject({ rating: 0 })
    expect(judge([], { coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge(NAMES.slice(0, 5), { ...roster(NAMES), coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge(NAMES, { ...roster(NAMES), coverage: halfSeen })).toMatchObject({ outcome: 'rated', rating: 1 })
    expect(judge([], { datasets: unseen('超时') })).toMatchObject({ missing: ['datasets'] })
  })
  test('a hostile provider stays one short line', () => expect(JSON.stringify(judge([HOSTILE])).length).toBeLessThan(1200))
})
