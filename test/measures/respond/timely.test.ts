import { describe, expect, test } from 'vitest'
import type { Column, Item } from '../../../src/facts/facts.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { respondTimely } from '../../../src/measures/respond/timely.ts'
import { allSeen, column, halfSeen, item, known, listOf, ON, topic, unseen } from '../known-facts.ts'

const box = column('回应关切')
const answer = (excerpt: string, given: Partial<Item> = {}): Item => item(`关于${excerpt.slice(0, 6)}的回应`, { column: '回应关切', excerpt, ...given })
const judge = (items: Item[], columns: Column[] = [box], facts: Facts = {}, params = {}): ReturnType<typeof runMeasure> => runMeasure(respondTimely, { columns: known(columns), topics: known([]), items: known(items), coverage: allSeen, ...facts }, params, ON)

describe('respond/timely', () => {
  test.each<[string, Item[], number]>([
    ['within two days', [answer('11月18日，有网民反映自来水发黄')], 1],
    ['after three days', [answer('11月17日，有网民反映自来水发黄')], 0],
    ['half of them', [answer('11月18日，停水'), answer('10月30日，停电')], 0.5],
    ['those without a day of the event are left out', [answer('11月20日，停水'), answer('有网民反映')], 1],
    ['those of more than a year ago are left out', [answer('11月20日，停水'), answer('1月1日，停电', { publishDate: '2019-06-01' })], 1],
    ['items outside the column are left out', [answer('11月20日，停水'), item('其他新闻', { column: '政务动态', excerpt: '10月1日，' })], 1],
  ])('%s', (_, items, rating) => expect(judge(items)).toMatchObject({ outcome: 'rated', rating }))

  test('pages listed in a topic count, wherever they say they belong', () => {
    const list = listOf(1, '通报', '2020-11-20')
    expect(judge([item('通报', { url: list[0]?.url ?? '', column: null, excerpt: '11月19日发生火情' })], [], { topics: known([topic('突发事件回应', { items: list })]) })).toMatchObject({ rating: 1 })
  })
  test('says how many were looked at and which were late; the limit is a parameter', () => {
    const items = [answer('10月30日，停电'), answer('有网民反映')]
    expect(judge(items)).toMatchObject({ reasons: ['检查 1 条回应（共 2 条，其余没有写明事发日期），2 天内回应的 0/1（0%）', '超过 2 天：“关于10月30日的回应”（21 天）'] })
    expect(judge(items, [box], {}, { days: 30 })).toMatchObject({ rating: 1 })
  })
  test('no day of the event anywhere is a person\'s turn', () => {
    expect(judge([answer('有网民反映自来水发黄')])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(judge([], [column('回应关切', { items: listOf(2, '回应') })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
  })
  test('a column without a response in the year is 0, with an unseen list it is open', () => {
    expect(judge([], [column('回应关切', { itemCount: 1, lastDate: '2018-03-01' })])).toMatchObject({ rating: 0, reasons: ['365 天内没有发布回应，最近一条 2018-03-01'] })
    expect(judge([], [column('回应关切', { itemCount: null, lastDate: null })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(judge([], [column('回应关切', { itemCount: 1, lastDate: '2018-03-01' })], { coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
  })
  test('no column is 0 where enough was seen; half seen, or with unknown facts, undetermined', () => {
    expect(judge([], [])).toMatchObject({ rating: 0 })
    expect(judge([], [], { coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge([], [], { items: unseen('超时') })).toMatchObject({ missing: ['items'] })
  })
})
