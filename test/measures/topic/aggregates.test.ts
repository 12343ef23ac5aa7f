import { describe, expect, test } from 'vitest'
import type { Item, Topic } from '../../../src/facts/facts.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { topicAggregates } from '../../../src/measures/topic/aggregates.ts'
import { allSeen, column, halfSeen, item, known, listOf, ON, topic } from '../known-facts.ts'

const topics = [{ name: '脱贫攻坚', keywords: ['脱贫攻坚'] }]
const judge = (pages: Topic[], items: Item[] = [], coverage = allSeen, params = {}, columns = [] as ReturnType<typeof column>[]): ReturnType<typeof runMeasure> => runMeasure(topicAggregates, { topics: known(pages), columns: known(columns), items: known(items), coverage }, { topics, ...params }, ON)
const list = listOf(3, '扶贫')
const page = (sources: string[]): Topic => topic('脱贫攻坚', { items: list, sources })

describe('topic/aggregates', () => {
  test.each<[string, Topic[], Item[], number]>([
    ['five departments', [page(['民政局', '农业局', '东区', '西县', '水利局'])], [], 1],
    ['more than enough is not more than full', [page(['甲局', '乙局', '丙局', '丁局', '戊局', '己局'])], [], 1],
    ['two departments of five', [page(['民政局', '农业局'])], [], 0.4],
    ['the same department in two spellings', [page(['民政局', ' 民政局 '])], [], 0.2],
    ['the site itself is no department', [page(['本网', '清河市政府网', '民政局'])], [], 0.2],
    ['sources stand on the pages of the entries', [page([])], [item('扶贫1', { url: list[0]?.url ?? '', source: '民政局' })], 0.2],
    ['pages without a source', [page([])], [item('扶贫1', { url: list[0]?.url ?? '', source: null })], 0],
    ['an empty topic', [topic('脱贫攻坚')], [], 0],
    ['no topic', [], [], 0],
  ])('%s', (_, pages, items, rating) => expect(judge(pages, items)).toMatchObject({ outcome: 'rated', rating }))

  test('entries of which no page was read, and topics not found on a half-seen site, are undetermined', () => {
    expect(judge([page([])])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(judge([], [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge([], [], allSeen, {}, [column('脱贫攻坚', { itemCount: null })])).toMatchObject({ outcome: 'undetermined' })
  })
  test('how many departments are enough is a parameter; reasons name them', () => {
    expect(judge([page(['农业局', '民政局'])], [], allSeen, { atLeast: 2 })).toMatchObject({ rating: 1, advice: [] })
    expect(judge([page(['农业局', '民政局'])])).toMatchObject({ reasons: [expect.stringContaining('来源单位 2 个')], advice: [expect.stringContaining('至少 5 个')] })
  })
})
