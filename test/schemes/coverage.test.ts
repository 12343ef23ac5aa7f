import { expect, test } from 'vitest'
import { measures } from '../../src/measures/registry.ts'
import { listSchemes, loadScheme } from '../../src/schemes/files.ts'
import { coveragePage, kindsOf } from '../../tools/coverage-page.ts'

const BY_ID = new Map(measures.map(measure => [measure.id, measure]))
const schemes = listSchemes().filter(({ edition }) => edition === '2020').map(({ id }) => loadScheme(id, measures))

test.each(schemes.map(scheme => [scheme.id, scheme] as const))('no point of %s is left to a rubric alone', (_, scheme) => {
  const bare = scheme.indicators.flatMap(({ points }) => points).filter(point => kindsOf(point, BY_ID).length === 0)
  expect(bare.map(point => point.id)).toEqual([])
})

test('the page names each of the 264 points with its measures', () => {
  const page = coveragePage(measures)
  const points = schemes.flatMap(({ indicators }) => indicators.flatMap(indicator => indicator.points))
  expect(points).toHaveLength(264)
  expect(points.filter(({ text }) => !page.includes(text)).map(({ id }) => id)).toEqual([])
  expect(page).toMatch(/合计 total \| 264 \|/)
  expect(page).toContain('[数据更新频度](measures/data.md) `data/update-frequency`')
})
