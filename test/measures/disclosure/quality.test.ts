import { describe, expect, test } from 'vitest'
import { disclosureQuality } from '../../../src/measures/disclosure/quality.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, column, halfSeen, item, known, listOf, ON, ref } from '../known-facts.ts'

const judge = (columns: ReturnType<typeof column>[], items: ReturnType<typeof item>[] = [], others: Facts = { coverage: allSeen }): ReturnType<typeof runMeasure> => runMeasure(disclosureQuality, { columns: known(columns), items: known(items), ...others }, {}, ON)

describe('disclosure/quality', () => {
  test.each([
    ['news of 14 days ago', '政务动态', '2020-11-16', 1],
    ['news of 15 days ago', '政务动态', '2020-11-15', 0],
    ['policy documents of 183 days ago', '政策文件', '2020-05-31', 1],
    ['policy documents of 184 days ago', '政策文件', '2020-05-30', 0],
    ['other information of a year ago', '财政信息', '2019-12-01', 1],
    ['other information of more than a year ago', '财政信息', '2019-11-30', 0],
  ])('%s: column %s last updated %s', (_, name, lastDate, rating) => expect(judge([column(name, { lastDate })])).toMatchObject({ outcome: 'rated', rating }))

  test('a date in the future is no update', () => {
    expect(judge([column('政务动态', { lastDate: '2021-06-01', items: listOf(1, '旧', '2020-01-01') })])).toMatchObject({ rating: 0 })
  })
  test('standing information is not asked to be new', () => {
    expect(judge([column('机构职能', { lastDate: '2012-01-01' }), column('政务动态')])).toMatchObject({ rating: 1 })
  })
  test('an empty column is not updated; a list nobody saw is left out', () => {
    expect(judge([column('政务动态', { itemCount: 0, lastDate: null })])).toMatchObject({ rating: 0 })
    expect(judge([column('政务动态', { itemCount: null, lastDate: null }), column('财政信息')])).toMatchObject({ rating: 1 })
    expect(judge([column('政务动态', { itemCount: null, lastDate: null })])).toMatchObject({ outcome: 'undetermined', missing: ['columns', 'items'] })
  })
  test('entries without a date count as not updated only when their pages were read', () => {
    const items = listOf(3, '要闻', null)
    const undated = column('政务动态', { lastDate: null, items })
    const page = item('要闻1', { url: items[0]?.url ?? '', publishDate: null })
    expect(judge([undated, column('财政信息')])).toMatchObject({ rating: 1 })
    expect(judge([undated], [page])).toMatchObject({ outcome: 'rated', rating: 0 })
    expect(judge([undated], [{ ...page, publishDate: '2020-11-28' }])).toMatchObject({ rating: 1 })
  })
  test('is the mean of fresh columns, complete items, plausible dates and pages without errors', () => {
    const judgement = judge(
      [column('政务动态'), column('工作动态', { lastDate: '2019-01-01' })],
      ['甲', '乙', '丙', '丁'].map((title, index) => item(title, { column: '政务动态', source: index === 2 ? null : '市教育局', publishDate: index === 3 ? '2020-12-01' : '2020-11-20' })),
      { coverage: allSeen, 'text-errors': known({ pages: 10, found: [{ wrong: '布署', right: '部署', context: '', url: 'https://www.example.gov.cn/a', evidence: ref('a') }] }) },
    )
    expect(judgement).toMatchObject({ outcome: 'rated', rating: (0.5 + 0.75 + 0.75 + 0.9) / 4 })
    expect(judgement.outcome === 'rated' && judgement.reasons).toEqual([
      '按期更新的栏目 1/2（50%）', '标题、日期、来源齐全的信息 3/4（75%）', '日期不晚于评估日的信息 3/4（75%）', '未发现错别字的页面 9/10（90%）',
      '未按期更新的栏目：“工作动态”（最后更新 2019-01-01）', '要素不全的信息：“丙”缺来源', '日期晚于评估日的信息：“丁”（2020-12-01）', '错别字：“布署”应为“部署”',
    ])
    expect(judgement.outcome === 'rated' && judgement.advice).toHaveLength(4)
  })
  test('articles outside disclosure do not count', () => {
    expect(judge([column('政务动态')], [item('甲', { column: '政务动态' }), item('数据评分', { column: '数据目录', source: null, publishDate: null })])).toMatchObject({ rating: 1 })
  })
  test('nothing to look at is 0 on a site that was seen and open on one that was not', () => {
    expect(judge([])).toMatchObject({ rating: 0 })
    expect(judge([], [], { coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
  })
  test('evidence stays within twenty references', () => {
    const judgement = judge(Array.from({ length: 60 }, (_, index) => column(`工作动态${index}`, { lastDate: '2018-01-01' })))
    expect(judgement.outcome === 'rated' && judgement.evidence).toHaveLength(20)
  })
})
