import { expect, test } from 'vitest'
import { measures } from '../../src/measures/registry.ts'
import { listSchemes, loadScheme } from '../../src/schemes/files.ts'
import { groupWeights } from '../../src/schemes/group-weights.ts'

const SCHEMES = listSchemes().map(({ id }) => loadScheme(id, measures))

test.each(SCHEMES)('of $id every level weighs what its table prints, and all first levels together the total', scheme => {
  const weights = groupWeights(scheme)
  expect(weights).toMatchObject(Object.fromEntries(scheme.groups.flatMap(({ id, subtotal }) => (subtotal ? [[id, subtotal]] : []))))
  for (const { id: variant } of scheme.variants) {
    const top = new Set(scheme.indicators.map(({ path }) => path[0]))
    const sums = scheme.groups.filter(({ path }) => path.length === 1).map(({ id }) => weights[id]?.[variant] ?? 0)
    const alone = scheme.indicators.filter(({ path }) => !scheme.groups.some(group => group.path.length === 1 && group.path[0] === path[0])).map(({ weight }) => weight[variant] ?? 0)
    expect(top.size).toBeGreaterThan(2)
    expect([...sums, ...alone].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(scheme.total, 9)
  }
})

test('a level in which nothing applies to a variant has no weight, which is not 0', () => {
  const website = SCHEMES.find(({ id }) => id === 'local-website-2020')
  const indicator = website?.indicators.find(({ weight }) => Object.values(weight).includes(null))
  if (!website || !indicator) throw new Error('the local table has an indicator that not every variant has')
  const [variant = ''] = Object.entries(indicator.weight).find(([, weight]) => weight === null) ?? []
  const alone = { ...website, indicators: [indicator], groups: [{ id: 'top', path: [indicator.path[0] ?? ''], subtotal: null }] }
  expect(groupWeights(alone)['top']?.[variant]).toBeNull()
})
