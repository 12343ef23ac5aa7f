import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDelimited } from '../../src/scoring/delimited-text.ts'
import { leastSquares } from '../../src/scoring/least-squares.ts'
import { readPublishedTable } from '../../src/scoring/published-table.ts'
import type { PublishedTable } from '../../src/scoring/published-table.ts'
import { checkTotals, recoverWeights } from '../../src/scoring/published-weights.ts'

const TSV = `排名\t单位\t信息公开指数\t办事服务指数\t互动交流指数\t总分
1\t甲部\t0.91\t0.80\t0.75\t83.4
2\t乙部\t0.85\t0.82\t0.70\t80.1
2\t丙委\t0.80\t0.90\t0.65\t80.1
3\t丁局\t0.70\t0.60\t0.90\t70.0
4\t戊局\t0.60\t0.71\t0.40\t59.2
`
const read = (text: string): PublishedTable => {
  const table = readPublishedTable(text)
  if (!table) throw new Error(`not read as a table: ${text}`)
  return table
}

describe('a published table', () => {
  test('is read from TSV: ranks, names, indexes, totals', () => {
    const table = read(TSV)
    expect(table.columns).toEqual(['信息公开指数', '办事服务指数', '互动交流指数'].map(title => ({ title, kind: 'index', worth: null, decimals: 2 })))
    expect(table).toMatchObject({ total: { title: '总分', decimals: 1 }, refused: [], ranks: 'dense', rankFaults: [], ignored: [] })
    expect(table.rows[2]).toEqual({ line: 4, name: '丙委', rank: 2, values: [0.8, 0.9, 0.65], total: 80.1 })
  })
  test('may be CSV with quotes, a title above, a serial number, scores with their maximum, full-width digits and gaps', () => {
    const table = readPublishedTable('\uFEFF2014年评估结果,,,,\r\n序号,城市名称,信息公开（30分）,在线服务(满分25分),总得分\r\n1,"无忧, 市",２５．４,19.5分,44.9\r\n2,"引""号",—,18,18\r\n')
    expect(table?.columns).toEqual([{ title: '信息公开（30分）', kind: 'score', worth: 30, decimals: 1 }, { title: '在线服务(满分25分)', kind: 'score', worth: 25, decimals: 1 }])
    expect(table?.rows).toEqual([
      { line: 3, name: '无忧, 市', rank: null, values: [25.4, 19.5], total: 44.9 },
      { line: 4, name: '引"号', rank: null, values: [null, 18], total: 18 },
    ])
    expect(table).toMatchObject({ ranks: 'unknown', ignored: ['序号'] })
  })
  test('takes the last of several totals as the total, and percentages as fractions', () => {
    const table = readPublishedTable('单位,服务得分率,得分,总分\n甲,83%,40,83\n')
    expect(table?.columns.map(({ title, kind }) => [title, kind])).toEqual([['服务得分率', 'index'], ['得分', 'score']])
    expect(table?.rows[0]).toMatchObject({ values: [0.83, 40], total: 83 })
  })
  test('keeps the good rows and says what is wrong with each other one', () => {
    const table = readPublishedTable(`${TSV}5\t己局\t0.5\t约0.6\t0.4\t50\n六\t庚局\t0.5\t0.6\t0.4\t50\n7\t\t0.5\t0.6\t0.4\t50\n15名以后单位请与工作组联系\t\t\t\t\t\n8\t辛局\t0.5\t0.6\t0.4\t50\t多\n`)
    expect(table?.rows).toHaveLength(5)
    expect(table?.refused.map(({ line, column, value }) => [line, column, value])).toEqual([[7, '办事服务指数', '约0.6'], [8, '排名', '六'], [9, '单位', ''], [10, null, null], [11, null, null]])
  })
  test.each(['', '\n\n', '没有表头\n甲\t1\n', '"', '\t\t\t\n', `${'x,'.repeat(500)}总分\n`])('%j is not a table', text => {
    expect(readPublishedTable(text)).toBeNull()
  })
  test('whatever the text, it is read without failing', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('"', ',', '\n', '\r', '\t', '总分', '单位', '指数', '1', '0.5', '甲', ';', '—')), parts => {
      const text = parts.join('')
      readPublishedTable(text)
      readPublishedTable(`单位,总分\n${text}`)
      expect(readDelimited(text).every(({ cells }) => cells.some(cell => cell !== ''))).toBe(true)
    }))
  })
  test('a large hostile text takes time in proportion to its size', () => {
    const started = performance.now()
    readDelimited(`"a""${'\n"x""'.repeat(200_000)}`)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('the style of ranks', () => {
  const withRanks = (...ranks: readonly (number | string)[]) => readPublishedTable(`名次,单位,总分\n${[90, 80, 80, 70].map((total, i) => `${ranks[i] ?? ''},u${i},${total}`).join('\n')}`)
  test.each([
    [[1, 2, 2, 3], 'dense'], [[1, 2, 2, 4], 'competition'], [[1, 2, 3, 4], 'neither'], [['', '', '', ''], 'unknown'], [[11, 12, 12, 13], 'dense'],
  ])('%j is %s', (ranks, style) => {
    expect(withRanks(...ranks)?.ranks).toBe(style)
  })
  test('without ties both styles are possible', () => {
    expect(readPublishedTable('名次,单位,总分\n第1名,甲,90\n2,乙,80\n')?.ranks).toBe('either')
  })
  test('a misprint is named with what would follow', () => {
    expect(withRanks(1, 2, 2, 5)?.rankFaults).toEqual([{ line: 5, printed: 5, expected: 3 }])
  })
})

describe('totals and weights', () => {
  const weights = [40, 35, 25]
  test('each total is recomputed, and what rounding cannot explain is counted', () => {
    const check = checkTotals(read(TSV), weights)
    // Half a unit of the last digit: 0.005 × 100 of the indexes and 0.05 of the total.
    expect(check?.bound).toBeCloseTo(0.55, 12)
    expect(check).toMatchObject({ beyond: 1, skipped: [] })
    expect(check?.rows.find(({ error }) => Math.abs(error) > 0.55)).toMatchObject({ name: '丁局', printed: 70 })
    expect(check?.rows[0]?.recomputed).toBeCloseTo(83.15, 9)
  })
  test('scores add up with weights of 1; a row with a gap is skipped and said to be', () => {
    const table = read('城市,公开(30),服务(25),总分\n甲,25.4,19.5,44.9\n乙,—,18,18\n丙,20,21.3,41.5\n')
    const check = checkTotals(table, [1, 1])
    expect(check).toMatchObject({ beyond: 1, skipped: [{ line: 3, name: '乙' }] })
    expect(check?.maxError).toBeCloseTo(0.2, 9)
    expect(check?.bound).toBeCloseTo(0.15, 12)
  })
  test('another number of weights, or no totals, cannot be checked', () => {
    expect(checkTotals(read(TSV), [1])).toBeNull()
    expect(checkTotals(read('单位,甲指数,乙指数\nA,0.5,0.6'), [50, 50])).toBeNull()
  })

  /** A table as publishers make it: totals from unrounded indexes, then everything rounded. */
  const publish = (truth: readonly number[], indexes: readonly (readonly number[])[]): string =>
    `单位,${truth.map((_, i) => `${i}类指数`).join(',')},总分\n${indexes.map((row, u) => `u${u},${row.map(v => v.toFixed(2)).join(',')},${row.reduce((sum, v, i) => sum + v * (truth[i] ?? 0), 0).toFixed(1)}`).join('\n')}`
  const anyTable = fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), { minLength: 12, maxLength: 25 })

  test('rounding alone never passes the bound', () => {
    fc.assert(fc.property(anyTable, indexes => {
      expect(checkTotals(read(publish(weights, indexes)), weights)).toMatchObject({ beyond: 0 })
    }))
  })
  test('weights come back by least squares, and whole ones are suggested when they explain all totals', () => {
    const indexes = Array.from({ length: 17 }, (_, u) => [0, 1, 2].map(i => ((u * 37 + i * 53 + u * i * 11) % 97) / 100))
    const recovered = recoverWeights(read(publish(weights, indexes)))
    expect(recovered).toMatchObject({ whole: weights, check: { beyond: 0 } })
    recovered.weights?.forEach((weight, i) => expect(Math.abs(weight - (weights[i] ?? 0))).toBeLessThan(0.5))
  })
  test.each([
    ['no-totals', '单位,甲指数,乙指数\nA,0.5,0.6\n'], ['too-few-rows', '单位,甲指数,乙指数,总分\nA,0.5,0.6,55\n'], ['dependent-columns', '单位,甲指数,乙指数,总分\nA,0.5,0.5,50\nB,0.6,0.6,60\nC,0.7,0.7,70\n'],
  ])('%s: no weights, and why', (reason, text) => {
    expect(recoverWeights(read(text))).toEqual({ weights: null, reason })
  })
})

describe('least squares', () => {
  test('a line through points: by hand a = 2/3 and b = 1/2', () => {
    // y = a + b·t with t = 1, 2, 3 and y = 1, 2, 2.
    const x = leastSquares([[1, 1], [1, 2], [1, 3]], [1, 2, 2])
    expect(x?.[0]).toBeCloseTo(2 / 3, 12)
    expect(x?.[1]).toBeCloseTo(1 / 2, 12)
  })
  test('an exact system is solved, a dependent or short one refused', () => {
    expect(leastSquares([[0, 2], [3, 0]], [4, 9])?.map(v => Math.round(v * 1e9) / 1e9)).toEqual([3, 2])
    expect(leastSquares([[1, 2], [2, 4], [3, 6]], [1, 2, 3])).toBeNull()
    expect(leastSquares([[1, 2]], [1])).toBeNull()
    expect(leastSquares([], [])).toBeNull()
    expect(leastSquares([[0], [0]], [1, 2])).toBeNull()
  })
})
