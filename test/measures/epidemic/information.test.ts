import { describe, expect, test } from 'vitest'
import type { Item } from '../../../src/facts/facts.ts'
import { epidemicInformation } from '../../../src/measures/epidemic/information.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, column, halfSeen, item, known, ON, topic, unseen } from '../known-facts.ts'

const kinds = ['政策文件', '辟谣信息', '疫情通报信息']
const judge = (items: Item[], topics = [] as ReturnType<typeof topic>[], coverage = allSeen, columns = [] as ReturnType<typeof column>[]): ReturnType<typeof runMeasure> => runMeasure(epidemicInformation, { items: known(items), topics: known(topics), columns: known(columns), coverage }, { kinds }, ON)
const policy = item('关于做好疫情防控工作的通知')
const rumour = item('网传某地新冠消息不实')
const report = item('11月18日新冠肺炎疫情情况：新增确诊病例0例')

describe('epidemic/information', () => {
  test.each<[string, Item[], number]>([
    ['all three kinds', [policy, rumour, report], 1],
    ['policy only', [policy], 1 / 3],
    ['one that is more than a year old', [policy, rumour, { ...report, publishDate: '2019-11-01' }], 2 / 3],
    ['one without a date', [policy, rumour, { ...report, publishDate: null }], 2 / 3],
    ['notices on other things', [item('关于放假的通知'), item('网传某某明星消息不实')], 0],
    ['nothing', [], 0],
  ])('%s', (_, items, rating) => expect(judge(items)).toMatchObject({ outcome: 'rated', rating }))

  test('an entry of the topic need not repeat the word', () => {
    expect(judge([policy, report], [topic('疫情防控', { items: [{ title: '辟谣！这些都是假消息', url: 'https://www.example.gov.cn/1', date: '2020-03-01' }] })])).toMatchObject({ rating: 1 })
  })
  test('says what is missing and when the last one was', () => {
    expect(judge([policy, { ...rumour, publishDate: '2019-02-01' }])).toMatchObject({ reasons: expect.arrayContaining(['缺少：辟谣信息、疫情通报信息', '辟谣信息 1 条，最近一条 2019-02-01']), advice: ['及时发布以下信息并注明日期：辟谣信息、疫情通报信息'] })
  })
  test('an unseen list, a half-seen site and unknown items are undetermined', () => {
    expect(judge([policy], [], allSeen, [column('疫情防控', { itemCount: null })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
    expect(judge([policy], [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(epidemicInformation, { items: unseen('超时'), topics: known([]), columns: known([]) }, { kinds }, ON)).toMatchObject({ missing: ['items'] })
  })
})
