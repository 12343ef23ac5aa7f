import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { AppError } from '../../src/shared/errors.ts'
import type { Fault } from '../../src/schemes/fault.ts'
import { checkSchemeFile, listSchemes, loadScheme } from '../../src/schemes/files.ts'
import { broken, lineOf, SMALL, SMALL_MEASURES } from './small-scheme.ts'

const root = mkdtempSync(join(tmpdir(), 'schemes-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let count = 0

/** Writes files into a scheme folder of a library of its own and checks the scheme in it. */
function check(text: string, others: Readonly<Record<string, string>> = {}): readonly Fault[] {
  const library = join(root, `library-${++count}`)
  for (const [path, content] of Object.entries({ 'small-2020/scheme.yaml': text, ...others })) {
    mkdirSync(join(library, path, '..'), { recursive: true })
    writeFileSync(join(library, path), content)
  }
  return checkSchemeFile(join(library, 'small-2020'), SMALL_MEASURES, library).faults
}

const messages = (faults: readonly Fault[]): string[] => faults.map(({ line, message }) => `${line} ${message}`)

describe('a scheme file is checked', () => {
  test('and is clean when nothing is wrong', () => expect(messages(check(SMALL))).toEqual([]))

  test.each<[string, [string, string][], string, string]>([
    ['weights that do not add up', [['weight: { city: 4, county: 10 }', 'weight: { city: 3, county: 10 }']], 'id: city', '类别 city 的权重合计为 9，应为 10（少 1）'],
    ['a printed subtotal that is not met', [['subtotal: { city: 6 }', 'subtotal: { city: 7 }']], 'subtotal', '“甲”在类别 city 的下级权重合计为 6，与小计 7 不符'],
    ['an unknown measure, with the nearest one', [['use: guide/levels', 'use: guide/level']], 'use: guide/level', '没有评判方法“guide/level”，是否要写“guide/levels”？'],
    ['params that do not fit the measure', [['levels: [市级]', 'levels: [市辖区]']], 'levels: [市辖区]', '评判方法“guide/levels”的参数“levels.0”有误'],
    ['params the measure does not know', [['{ use: site/ipv6 }', '{ use: site/ipv6, with: { deep: 1 } }']], 'deep', '评判方法“site/ipv6”的参数有误'],
    ['params missing for a variant', [['            params: { city: { levels: [市级] } }\n', '']], 'use: guide/levels', '参数“levels”有误'],
    ['the same indicator id twice', [['- id: b/one\n', '- id: a/one\n']], 'id: a/one\n        title: 乙一', '指标代号“a/one”重复'],
    ['the same point id twice', [['id: a/one/2', 'id: a/one/1'], ['甲/甲一/——, number: 2', '甲/甲一/——, number: 1']], 'id: a/one/1\n            text: 有人评定', '要点代号“a/one/1”重复'],
    ['a point id that is not its indicator and number', [['id: a/one/2', 'id: a/one/3']], 'id: a/one/3', '应是“a/one/2”'],
    ['a point that nobody and nothing rates', [['            measures: [{ use: site/ipv6 }]\n', '']], 'id: b/one/1', '既没有评判方法（measures）也没有评分标准（rubric）'],
    ['an empty list of measures', [['measures: [{ use: site/ipv6 }]', 'measures: []']], 'id: b/one/1', '既没有评判方法（measures）也没有评分标准（rubric）'],
    ['a declared measure without a rubric', [['            rubric: { guidance: 看材料, steps: [{ rating: 1, text: 有 }, { rating: 0, text: 无 }] }\n', '']], 'use: org/body', '要点须写评分标准（rubric）'],
    ['a weight for an unknown variant', [['weight: { city: 4, county: 10 }', 'weight: { city: 4, county: 10, village: 1 }']], 'village', '没有“village”这一类'],
    ['a variant without a weight', [['weight: { city: 4, county: 10 }', 'weight: { city: 4 }']], '{ city: 4 }', '权重缺少类别 county'],
    ['a point for an unknown variant', [['variants: [county]', 'variants: [country]']], 'country', '没有“country”这一类。是否要写“county”？'],
    ['conditions for an unknown variant', [['params: { city: {', 'params: { town: {']], 'town', '没有“town”这一类'],
    ['a weight that is text', [['weight: { city: 4, county: 10 }', 'weight: { city: "4", county: 10 }']], 'city: "4"', '应是大于 0 的数，不适用的写 null，现在是 "4"'],
    ['a weight of zero', [['weight: { city: 6, county: null }', 'weight: { city: 6, county: 0 }']], 'county: 0', '应是大于 0 的数'],
    ['a weight that is not a number at all', [['weight: { city: 6, county: null }', 'weight: { city: .nan, county: null }']], '.nan', '应是大于 0 的数'],
    ['a misspelt key, with the nearest one', [['            rubric: { guidance: 看一看', '            rubrik: { guidance: 看一看']], 'rubrik', '没有“rubrik”这个键。是否要写“rubric”？'],
    ['a missing text', [['            text: 都评\n', '']], 'id: b/one/2', '缺少“text”'],
    ['a missing header', [['total: 10\n', '']], 'id: small', '缺少“total”'],
    ['rubric steps out of order', [['steps: [{ rating: 1, text: 好 }, { rating: 0, text: 差 }]', 'steps: [{ rating: 0, text: 差 }, { rating: 1, text: 好 }]']], 'rating: 0, text: 差', '应从高到低'],
    ['a rating beyond 1', [['{ rating: 1, text: 好 }', '{ rating: 100, text: 好 }']], 'rating: 100', '应是0 到 1 之间的数'],
    ['an indicator whose points all belong to other variants', [['variants: [county]', 'variants: [city]'], ['text: 都评\n', 'text: 都评\n            variants: [city]\n']], 'id: b/one\n', '类别 county 有权重，却没有一个要点适用于它'],
    ['a digest that is none', [['ab'.repeat(32), 'abc']], 'abc', '“sha256”应是 64 位小写十六进制数'],
    ['an id outside its parent', [['id: b/one\n', 'id: c/one\n'], ['id: b/one/1', 'id: c/one/1'], ['id: b/one/2', 'id: c/one/2']], 'id: c/one\n', '代号“c/one”应是上级代号“b/”加一段自己的名称'],
    ['an alias instead of content', [['title: 甲一', 'title: &name 甲一'], ['title: 乙一', 'title: *name']], '*name', '不支持引用'],
  ])('for %s', (_, edits, place, message) => {
    const text = broken(...edits)
    const faults = check(text)
    expect(faults.map(fault => fault.message).join('\n')).toContain(message)
    const fault = faults.find(one => one.message.includes(message))
    expect(fault?.line).toBe(lineOf(text, place))
  })

  test('for all its faults at once, in the order of the file', () => {
    const text = broken(
      ['title: 小表\n', ''], ['subtotal: { city: 6 }', 'subtotal: { city: 5 }'], ['weight: { city: 6, county: null }', 'weight: { city: 6, county: "x", town: 1 }'],
      ['use: guide/levels', 'use: guide/lovels'], ['use: org/body', 'use: org/nobody'], ['            measures: [{ use: site/ipv6 }]\n', ''], ['id: b/one/2', 'id: a/one/2'], ['cap: 1', 'cap: -1'],
    )
    const faults = check(text)
    expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).toSorted((a, b) => a - b))
    const missed = ['缺少“title”', '与小计 5 不符', '应是大于 0 的数', '没有“town”这一类', '没有评判方法“guide/lovels”', '没有评判方法“org/nobody”', '既没有评判方法', '要点代号“a/one/2”重复', '“cap”应是不小于 0 的数']
      .filter(message => !faults.some(fault => fault.message.includes(message)))
    expect(missed).toEqual([])
    // A weight that cannot be read must not also be reported as a wrong sum.
    expect(faults.some(({ message }) => message.includes('类别 county 的权重合计'))).toBe(false)
  })

  test.each([
    ['broken YAML', 'id: [a\nedition: 2020\n', 'YAML 语法错误'],
    ['tabs', 'source:\n\tdocument: x\n', 'YAML 语法错误'],
    ['the same key twice', broken(['edition: 2020\n', 'edition: 2020\nedition: 2021\n']), '键“edition”重复'],
    ['two documents', `${SMALL}---\nid: other\n`, '只能有一份内容'],
    ['nothing', '', '文件是空的'],
    ['a list', '- a\n- b\n', '应由“键: 值”组成'],
    ['an alias bomb', `a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n`, '不支持引用'],
    ['groups nested without end', `id: small\nindicators:\n${Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- id: x\n${'  '.repeat(depth)}  title: x\n${'  '.repeat(depth)}  children:\n`).join('')}`, '指标不能超过 8 级'],
    ['brackets without end', `id: ${'['.repeat(200_000)}`, 'YAML 语法错误'],
    ['tens of thousands of keys', Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n'), '没有“k59999”这个键'],
    ['binary', '\0\x01\x02', ''],
  ])('and refused without a crash when it holds %s', (_, text, message) => {
    const faults = check(text)
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.map(fault => fault.message).join('\n')).toContain(message)
    for (const { line, column } of faults) expect(Math.min(line, column)).toBeGreaterThan(0)
  })
})

describe('across editions', () => {
  const next = broken(['edition: 2020', 'edition: 2021'])

  test('an id keeps its meaning', () => {
    const text = SMALL.replace('title: 乙一', 'title: 别的').replace('text: 都评', 'text: 另一回事')
    expect(messages(check(text, { 'small-2021/scheme.yaml': next }))).toEqual([
      `${lineOf(text, 'id: b/one\n')} 代号“b/one”在 small-2021 中是“乙一”，这里是“别的”。意思不同请换新代号；意思相同请在 crosswalk 中写明 relation: same`,
      `${lineOf(text, 'id: b/one/2')} 代号“b/one/2”在 small-2021 中是“都评”，这里是“另一回事”。意思不同请换新代号；意思相同请在 crosswalk 中写明 relation: same`,
    ])
  })

  test('unless the crosswalk says that only the words changed', () => {
    const text = `${SMALL.replace('text: 都评', 'text: 换了说法')}crosswalk:\n  - from: small-2021\n    entries:\n      - { old: b/one/2, new: b/one/2, relation: same, note: 改了措辞 }\n`
    expect(messages(check(text, { 'small-2021/scheme.yaml': next }))).toEqual([])
  })

  test('another comma is not another meaning', () => {
    expect(messages(check(SMALL.replace('text: 覆盖各级', 'text: 覆盖，各级'), { 'small-2021/scheme.yaml': next }))).toEqual([])
  })

  test('a crosswalk beside the scheme is checked with it', () => {
    const crosswalk = '- from: small-2021\n  entries:\n    - { old: b/one, new: [b/one, z], relation: split }\n    - { old: [a/one], relation: new }\n    - { old: nowhere, relation: dropped }\n    - { relation: unsure }\n'
    const faults = check(SMALL, { 'small-2021/scheme.yaml': next, 'small-2020/crosswalk.yaml': crosswalk })
    expect(faults.every(({ file }) => file.endsWith('crosswalk.yaml'))).toBe(true)
    expect(messages(faults)).toEqual([
      '3 本版没有代号“z”（new）',
      '4 对照关系 new 的 old 应不写、new 应恰好一个，现在是 1 个和 0 个',
      '5 small-2021 没有代号“nowhere”（old）',
      expect.stringMatching(/^6 “relation”应是下列之一/),
    ])
  })
})

describe('the library', () => {
  const code = (run: () => unknown): string => {
    try {
      run()
    } catch (error) {
      return error instanceof AppError ? error.code : String(error)
    }
    return 'nothing'
  }

  test('says which schemes it has when asked for another', () => {
    check(SMALL)
    const library = join(root, `library-${count}`)
    expect(loadScheme('small-2020', SMALL_MEASURES, library)).toMatchObject({ id: 'small-2020', family: 'small', edition: '2020' })
    for (const id of ['small', '../small-2020', 'toString', '']) expect(code(() => loadScheme(id, SMALL_MEASURES, library))).toBe('scheme-unknown')
  })

  test('lists a broken scheme as broken and refuses to load it', () => {
    check(broken(['total: 10', 'total: 11']))
    const library = join(root, `library-${count}`)
    expect(listSchemes(library)).toMatchObject([{ id: 'small-2020', faults: 2 }])
    expect(code(() => loadScheme('small-2020', SMALL_MEASURES, library))).toBe('scheme-broken')
    expect(code(() => checkSchemeFile(join(library, 'none.yaml'), SMALL_MEASURES))).toBe('file-unreadable')
  })
})
