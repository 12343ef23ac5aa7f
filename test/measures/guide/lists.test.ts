import { describe, expect, test } from 'vitest'
import { guideLists } from '../../../src/measures/guide/lists.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, halfSeen, known } from '../known-facts.ts'
import { catalogue, outcome, page, reasonsOf } from '../service-facts.ts'

const params = { lists: ['权责清单', '通办清单', '收费清单', '中介清单', '跑动次数清单', '公共服务事项清单', '依申请行政权力事项清单'] }
const judge = (names: string[], coverage = allSeen): ReturnType<typeof outcome> => outcome(guideLists, facts(names, coverage), params)
const facts = (names: string[], coverage = allSeen): Facts => ({ 'service-catalogue': known(catalogue({ lists: names.map(name => ({ name, page: page(name) })) })), coverage })

describe('guide/lists', () => {
  test('each list is known by its printed name', () => expect(judge(params.lists)).toBe(1))
  test.each([
    ['权责清单', '市教育局权力清单'], ['通办清单', '跨省通办事项目录'], ['收费清单', '行政事业性收费目录清单'], ['中介清单', '行政审批中介服务事项清单'],
    ['跑动次数清单', '“最多跑一次”事项清单'], ['公共服务事项清单', '公共服务事项目录'], ['依申请行政权力事项清单', '依申请类政务服务事项清单'],
  ])('%s is also known as %s', (name, printed) => expect(outcome(guideLists, facts([printed]), { lists: [name] })).toBe(1))
  test('a list of something else is none of them', () => expect(judge(['安全生产责任清单'])).toBe(0))
  test('three of seven, and the missing ones by name', () => {
    expect(judge(['权力清单', '收费目录', '通办事项'])).toBeCloseTo(3 / 7, 5)
    expect(reasonsOf(guideLists, facts(['权力清单']), params)).toContain('缺少：通办清单、收费清单')
  })
  test('none: 0 when the site was seen, open when it was not', () => {
    expect(judge([])).toBe(0)
    expect(judge([], halfSeen)).toBe('undetermined: coverage')
  })
})
