import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { AppError } from '../../src/shared/errors.ts'
import { diffEditions } from '../../src/schemes/diff.ts'
import { loadScheme } from '../../src/schemes/files.ts'
import { resolveVariant } from '../../src/schemes/resolve.ts'
import type { Scheme } from '../../src/schemes/scheme.ts'
import { broken, SMALL, SMALL_MEASURES } from './small-scheme.ts'

const root = mkdtempSync(join(tmpdir(), 'schemes-resolve-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let count = 0

function load(text: string, edition = '2020'): Scheme {
  const library = join(root, String(++count))
  mkdirSync(join(library, `small-${edition}`), { recursive: true })
  writeFileSync(join(library, `small-${edition}`, 'scheme.yaml'), text)
  return loadScheme(`small-${edition}`, SMALL_MEASURES, library)
}

describe('resolving a variant', () => {
  test('keeps what applies and merges the printed conditions into the params', () => {
    const city = resolveVariant(load(SMALL), 'city')
    expect(city).toMatchObject({ id: 'small-2020', edition: '2020', title: '小表', variant: 'city', variantTitle: '市', total: 10, bonus: { cap: 1, categories: [{ name: '创新', text: '有创新做法' }] } })
    expect(city.policies).toEqual({ undetermined: 'hold', notApplicable: 'renormalise', bonusCap: 1, decimals: 2, tiers: [{ name: '优秀', from: 8 }, { name: '准备', from: 0 }] })
    expect(city.indicators.map(({ path, weight, points }) => [path.join('/'), weight, points.map(({ no }) => no)])).toEqual([['甲/甲一/——', 6, [1, 2]], ['乙/乙一/——', 4, [2]]])
    expect(city.indicators[0]?.points[0]).toEqual({
      id: 'a/one/1', no: 1, text: '覆盖各级', share: 1, cite: { document: '某报告', table: '某表', row: '甲/甲一/——', no: 1 },
      measures: [{ id: 'guide/levels', share: 2, params: { strict: true, levels: ['市级'] } }], conditions: { levels: ['市级'] },
    })
    expect(city.indicators[0]?.points[1]).toEqual(expect.objectContaining({ measures: [], rubric: { guidance: '看一看', steps: [{ rating: 1, text: '好' }, { rating: 0, text: '差' }] } }))
  })

  test('leaves out indicators without a weight and keeps points printed for this variant only', () => {
    const county = resolveVariant(load(SMALL), 'county')
    expect(county.indicators.map(({ id, weight, points }) => [id, weight, points.map(({ no }) => no)])).toEqual([['b/one', 10, [1, 2]]])
  })

  test('needs a variant named where there are several, and a known one', () => {
    const scheme = load(SMALL)
    const codes = [undefined, 'town', 'constructor', ''].map(variant => {
      try {
        return resolveVariant(scheme, variant).variant
      } catch (error) {
        return error instanceof AppError ? `${error.code} ${String(error.params['known'])}` : String(error)
      }
    })
    expect(codes).toEqual(['variant-needed city, county', 'variant-unknown city, county', 'variant-unknown city, county', 'variant-unknown city, county'])
  })

  test('needs none where there is one', () => {
    const single = load(broken(
      ['  - { id: county, title: 县 }\n', ''], [', county: null }', ' }'], ['{ city: 4, county: 10 }', '{ city: 4 }'], ['variants: [county]', 'variants: [city]'],
    ))
    expect(resolveVariant(single).variant).toBe('city')
  })
})

describe('the difference of two editions', () => {
  test('is nothing for the same edition', () => expect(diffEditions(load(SMALL), load(SMALL))).toEqual([]))

  test('names weights, texts, measures, conditions, what came and what went', () => {
    const next = broken(
      ['edition: 2020', 'edition: 2021'], ['weight: { city: 4, county: 10 }', 'weight: { city: 3, county: 10 }'], ['weight: { city: 6, county: null }', 'weight: { city: 7, county: null }'], ['subtotal: { city: 6 }', 'subtotal: { city: 7 }'],
      ['title: 乙一', 'title: 乙新'], ['levels: [市级]', 'levels: [市级, 县级]'], ['text: 都评', 'text: 都要评'], ['id: a/one/2', 'id: a/one/3'], ['甲/甲一/——, number: 2', '甲/甲一/——, number: 3'], ['name: 创新', 'name: 新招'], ['from: 8', 'from: 9'],
    )
    expect(diffEditions(load(SMALL), load(next, '2021'))).toEqual([
      { kind: 'weight', subject: 'a/one [city]', before: '6', after: '7' },
      { kind: 'indicator-renamed', subject: 'b/one', before: '乙/乙一', after: '乙/乙新' },
      { kind: 'weight', subject: 'b/one [city]', before: '4', after: '3' },
      { kind: 'point-measures', subject: 'a/one/1', before: 'guide/levels ×2 {"strict":true}；{"city":{"levels":["市级"]}}', after: 'guide/levels ×2 {"strict":true}；{"city":{"levels":["市级","县级"]}}' },
      { kind: 'point-removed', subject: 'a/one/2', before: '有人评定', after: null },
      { kind: 'point-text', subject: 'b/one/2', before: '都评', after: '都要评' },
      { kind: 'point-added', subject: 'a/one/3', before: null, after: '有人评定' },
      { kind: 'bonus-removed', subject: '创新', before: '有创新做法', after: null },
      { kind: 'bonus-added', subject: '新招', before: null, after: '有创新做法' },
      { kind: 'policy', subject: 'tiers', before: '[{"from":8,"name":"优秀"},{"from":0,"name":"准备"}]', after: '[{"from":9,"name":"优秀"},{"from":0,"name":"准备"}]' },
    ])
  })

  test('follows the crosswalk where an id lives on under another', () => {
    const next = `${broken(['edition: 2020', 'edition: 2021'], ['id: a/one/2', 'id: a/one/3'], ['甲/甲一/——, number: 2', '甲/甲一/——, number: 3'])}crosswalk:\n  - from: small-2020\n    entries:\n      - { old: a/one/2, new: a/one/3, relation: same }\n`
    expect(diffEditions(load(SMALL), load(next, '2021'))).toEqual([])
  })
})
