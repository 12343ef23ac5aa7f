import { describe, expect, test } from 'vitest'
import type { Interpretation } from '../../../src/facts/facts.ts'
import { interpretForms } from '../../../src/measures/interpret/forms.ts'
import { INTERPRETATION_FORMS } from '../../../src/measures/lexicon/interpretation.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { allSeen, halfSeen, interpretation, item, known, ON, unseen } from '../known-facts.ts'

const LOCAL = ['数字化', '图表图解', '音频', '视频', '动漫']
const judge = (items: Interpretation[], forms = LOCAL, facts: Facts = {}): ReturnType<typeof runMeasure> => runMeasure(interpretForms, { interpretations: known(items), coverage: allSeen, ...facts }, { forms }, ON)
const picture = interpretation('一图读懂新政策')
const video = interpretation('解读', { forms: ['视频'] })

describe('interpret/forms', () => {
  test.each<[string, Interpretation[], number]>([
    ['all five', [picture, video, interpretation('H5 | 政策来了'), interpretation('有声解读'), interpretation('解读', { forms: ['动漫'] })], 1],
    ['two of five', [picture, video], 0.4],
    ['one page in two forms', [interpretation('解读', { forms: ['图解', '音频'] })], 0.4],
    ['words alone', [interpretation('关于方案的解读')], 0],
    ['only more than a year ago', [{ ...picture, publishDate: '2019-11-30' }, interpretation('解读')], 0],
    ['none', [], 0],
  ])('%s', (_, items, rating) => expect(judge(items)).toMatchObject({ outcome: 'rated', rating }))

  test('the forms a ministry is asked for: press conferences count as one', () => {
    expect(judge([picture, video], ['新闻发布', '图表图解', '音视频'], { 'press-conferences': known([item('新闻发布会')]) })).toMatchObject({ rating: 1 })
    expect(judge([picture, video], ['新闻发布', '图表图解', '音视频'])).toMatchObject({ rating: 2 / 3 })
  })
  test('every form the tables print is known; another stands for itself', () => {
    for (const form of [...LOCAL, '新闻发布', '音视频']) expect(INTERPRETATION_FORMS[form]).toBeDefined()
    expect(judge([interpretation('直播解读')], ['直播'])).toMatchObject({ rating: 1 })
  })
  test('a form not found on a half-seen site, and unknown facts, are undetermined', () => {
    expect(judge([picture], LOCAL, { coverage: halfSeen })).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(judge([], LOCAL, { interpretations: unseen('超时') })).toMatchObject({ missing: ['interpretations'] })
  })
  test('names the missing forms', () => expect(judge([picture, video])).toMatchObject({ reasons: ['应有 5 种形式，采用过的 2/5（40%）', '缺少：数字化、音频、动漫', '检查 365 天内的解读 2 篇'], advice: ['采用以下形式解读政策：数字化、音频、动漫'] }))
})
