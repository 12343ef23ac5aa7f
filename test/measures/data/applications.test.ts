import { describe, expect, test } from 'vitest'
import type { FactMap } from '../../../src/facts/facts.ts'
import { dataApplications } from '../../../src/measures/data/applications.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, halfSeen, HOSTILE, known, ON, unseen } from '../known-facts.ts'

type Works = boolean | null
const platform = (works: Works[], title = '停车应用'): FactMap['data-platform'] => ({ url: 'https://data.example.gov.cn/', host: 'data.example.gov.cn', filters: [], hasSearch: false, hasRequest: false, catalogue: null, applications: works.map((state, index) => ({ title: `${title}${index}`, url: `https://app.example.gov.cn/${index}`, works: state })) })
const judge = (value: FactMap['data-platform'], params = {}, coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(dataApplications, { 'data-platform': known(value), coverage }, params, ON)

describe('data/applications', () => {
  test.each<[string, Works[], number]>([
    ['five that work', [true, true, true, true, true], 1],
    ['seven that work', [true, true, true, true, true, true, true], 1],
    ['two that work', [true, true], 0.4],
    ['two of four dead', [true, true, false, false], 0.4],
    ['five that work and one nobody opened', [true, true, true, true, true, null], 1],
    ['none listed', [], 0],
  ])('%s', (_, works, rating) => expect(judge(platform(works))).toMatchObject({ outcome: 'rated', rating }))

  test('a person confirms the effect', () => expect(dataApplications.kind).toBe('suggested'))
  test('applications nobody opened that would change the rating are a person\'s turn', () => expect(judge(platform([true, null]))).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
  test('how many are enough is a parameter', () => expect(judge(platform([true, true]), { atLeast: 2 })).toMatchObject({ rating: 1 }))
  test('no platform is 0, half seen or unknown it is undetermined', () => {
    expect(judge(null)).toMatchObject({ rating: 0 })
    expect(judge(null, {}, halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(dataApplications, { 'data-platform': unseen('超时') }, {}, ON)).toMatchObject({ missing: ['data-platform'] })
  })
  test('hostile titles stay short', () => expect(JSON.stringify(judge(platform([true, false], HOSTILE))).length).toBeLessThan(1200))
})
