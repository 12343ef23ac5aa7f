import { describe, expect, test } from 'vitest'
import type { Interpretation, Policy } from '../../../src/facts/facts.ts'
import { interpretLinked } from '../../../src/measures/interpret/linked.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, halfSeen, HOSTILE, interpretation, known, ON, policy, unseen } from '../known-facts.ts'

const one = interpretation('解读一', { linksToPolicy: true })
const two = interpretation('解读二')
const of = (item: Interpretation, linksToInterpretation: boolean): Policy => policy(`${item.title}的文件`, { interpretedBy: [item.url], linksToInterpretation })
const judge = (items: Interpretation[], policies: Policy[] = [], coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(interpretLinked, { interpretations: known(items), policies: known(policies), coverage }, {}, ON)

describe('interpret/linked', () => {
  test.each<[string, Interpretation[], Policy[], number]>([
    ['both ways', [one], [of(one, true)], 1],
    ['only from the interpretation', [one], [of(one, false)], 0.5],
    ['only from the document', [two], [of(two, true)], 0.5],
    ['half of each', [one, two], [of(one, true), of(two, false)], 0.5],
    ['no document paired: interpretations alone count', [one, two], [policy('无解读的文件')], 0.5],
    ['neither way', [two], [of(two, false)], 0],
    ['no interpretation', [], [policy('文件')], 0],
    ['none within the year', [{ ...one, publishDate: '2019-11-30' }], [], 0],
  ])('%s', (_, items, policies, rating) => expect(judge(items, policies)).toMatchObject({ outcome: 'rated', rating }))

  test('names both sides of what is not linked', () => {
    expect(judge([two], [of(two, false)])).toMatchObject({
      reasons: ['解读 1 篇，链接到文件的 0/1（0%）', '有解读的文件 1 件，链接到解读的 0/1（0%）', '没有链接到文件的解读：“解读二”', '没有链接到解读的文件：“解读二的文件”'],
      advice: ['在解读页提供所解读文件的链接', '在文件页提供解读材料的链接'],
    })
  })
  test('none on a half-seen site, and unknown facts, are undetermined', () => {
    expect(judge([], [], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(interpretLinked, { interpretations: known([]), policies: unseen('超时') }, {}, ON)).toMatchObject({ missing: ['policies'] })
  })
  test('a hostile title stays one short line', () => expect(JSON.stringify(judge([interpretation(HOSTILE)])).length).toBeLessThan(1200))
})
