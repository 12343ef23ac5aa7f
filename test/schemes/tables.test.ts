import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { measures } from '../../src/measures/registry.ts'
import type { Variant } from '../../src/model/scheme.ts'
import { listSchemes, loadScheme, SCHEMES_FOLDER } from '../../src/schemes/files.ts'
import { resolveVariant } from '../../src/schemes/resolve.ts'
import type { Scheme } from '../../src/schemes/scheme.ts'
import { anyMeasures } from './known-measures.ts'

const loaded = new Map<string, Scheme>()
function load(id: string): Scheme {
  const scheme = loaded.get(id) ?? loadScheme(id, anyMeasures)
  loaded.set(id, scheme)
  return scheme
}
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const at = (variant: Variant, path: string) => variant.indicators.find(indicator => indicator.path.join('/') === path)
const levelOne = (variant: Variant): Record<string, number> => Object.fromEntries([...new Set(variant.indicators.map(({ path }) => path[0] ?? ''))].map(name => [name, sum(variant.indicators.filter(({ path }) => path[0] === name).map(({ weight }) => weight))]))
/** Printed order; the numbers of the published tables, "_" where nothing applies. */
const WEIGHTS: Record<string, Record<string, string>> = {
  'capability-2020': { province: '1 2 2 3 2 2 2 2 2 3 6 6 7 4 4 3 3 3 3 3 3 3 3 3 2 3 2 2 2 2 2 2 2 2 2 2', 'key-city': '1 2 2 3 2 2 2 2 2 3 6 6 7 4 4 3 3 3 3 3 3 3 3 3 2 3 2 2 2 2 2 2 2 2 2 2' },
  'ministry-website-2020': { ministry: '12 5 2 1 5 1 2 2 10 5 2 4 2 2 2 1 6 2 3 2 3 1 3 2 2 1 2 2 1 4 4 2 2' },
  'local-website-2020': {
    province: '20 2 1 2 2 2 4 4 2 2 5 2 2 6 1 3 2 1 2 4 1 3 1 3 1 3 1 2 2 2 2 1 3 3 1 2',
    city: '17 1 1 2 1 1 3 4 2 2 4 2 2 6 1 3 2 1 5 8 1 3 1 3 1 3 1 2 2 2 2 1 3 3 2 2',
    county: '19 1 1 3 2 2 5 _ _ _ 4 2 2 8 1 2 2 1 5 8 1 3 1 3 1 3 1 2 2 2 2 1 3 3 2 2',
  },
  'new-media-2020': { wechat: '16 16 12 6 _ _ 10 12 6 12 6 2 2 _', app: '12 10 10 8 8 8 6 6 6 6 5 2 3 10', weibo: '20 20 _ _ _ _ _ 14 6 18 18 2 2 _' },
}
const COUNTS: Record<string, readonly [number, number, number]> = { 'capability-2020': [36, 69, 7], 'ministry-website-2020': [33, 74, 6], 'local-website-2020': [36, 90, 6], 'new-media-2020': [14, 31, 0] }

describe('the published tables of 2020', () => {
  test('are four, with 119 indicators and 264 evaluation points', () => {
    const all = listSchemes()
    expect(all.filter(({ edition }) => edition === '2020').map(({ id }) => id)).toEqual(Object.keys(COUNTS).toSorted())
    expect(sum(all.map(({ indicators }) => indicators))).toBe(119)
    expect(sum(all.map(({ points }) => points))).toBe(264)
    expect(all.every(({ faults }) => faults === 0)).toBe(true)
  })

  test('load with the measures there are', () => {
    for (const id of Object.keys(COUNTS)) expect(loadScheme(id, measures).id).toBe(id)
  })

  test.each(Object.keys(COUNTS))('%s has the printed indicators, points, bonus categories and weights', id => {
    const scheme = load(id)
    const [indicators, points, categories] = COUNTS[id] ?? [0, 0, 0]
    expect(scheme.indicators).toHaveLength(indicators)
    expect(scheme.indicators.flatMap(indicator => indicator.points)).toHaveLength(points)
    expect(scheme.bonus.categories).toHaveLength(categories)
    expect(scheme.bonus.cap).toBe(categories > 0 ? 10 : 0)
    expect(Object.fromEntries(scheme.variants.map(({ id: variant }) => [variant, scheme.indicators.map(({ weight }) => weight[variant] ?? '_').join(' ')]))).toEqual(WEIGHTS[id])
    for (const { id: variant } of scheme.variants) expect(sum(resolveVariant(scheme, variant).indicators.map(({ weight }) => weight))).toBe(100)
  })

  test('every point has a text, a citation with its own number, and a measure or a rubric', () => {
    for (const id of Object.keys(COUNTS)) {
      for (const { points, path, id: indicator } of load(id).indicators) {
        for (const point of points) {
          expect(point.text.length).toBeGreaterThan(5)
          expect(point.cite).toMatchObject({ no: point.no, row: path.join('/') })
          expect(point.id).toBe(`${indicator}/${point.no}`)
          expect(point.measures.length + (point.rubric ? 1 : 0)).toBeGreaterThan(0)
        }
        // Numbered from 1 without a gap, or one sentence without a number.
        expect(points.map(({ no }) => no)).toEqual(points.length === 1 ? [0] : points.map((_, index) => index + 1))
      }
    }
  })

  test('each says where it was published and the digest of the text it was transcribed from', () => {
    for (const id of Object.keys(COUNTS)) {
      const { source } = load(id)
      const document = readFileSync(join(SCHEMES_FOLDER, id, source.document), 'utf8')
      expect(document).toContain(source.sha256)
      expect(document).toContain('中国软件评测中心')
      expect(document).toContain(source.table.split('/').at(-1)?.split(' ').at(-1))
    }
  })

  test('subtotals are those printed', () => {
    expect(levelOne(resolveVariant(load('capability-2020'), 'province'))).toEqual({ 服务支撑度: 21, 服务成熟度: 54, 服务满意度: 13, 服务保障度: 12 })
    expect(levelOne(resolveVariant(load('ministry-website-2020')))).toEqual({ 信息发布: 25, 数据开放: 5, 解读回应: 15, 办事服务: 19, 互动交流: 10, 管理保障: 14, 功能推广: 12 })
    expect(load('ministry-website-2020').groups.filter(({ subtotal }) => subtotal).map(({ subtotal }) => subtotal?.['ministry'])).toEqual([25, 5, 15, 19, 10, 14, 12])
    expect(load('local-website-2020').groups.every(({ subtotal }) => subtotal === null)).toBe(true)
  })

  test('bonus categories carry the printed names', () => {
    const website = ['集约化建设', '一体化服务', '移动化服务', '新技术应用', '数据共享开放', '数据开发利用']
    expect(load('capability-2020').bonus.categories.map(({ name }) => name)).toEqual(['“新基建”助力', ...website])
    for (const id of ['ministry-website-2020', 'local-website-2020']) expect(load(id).bonus.categories.map(({ name }) => name)).toEqual(website)
  })
})

describe('rows of the tables', () => {
  test('statutory disclosure: the 28 categories of local governments and the 10 of ministries', () => {
    const local = at(resolveVariant(load('local-website-2020'), 'city'), '信息发布/政府信息公开/法定主动公开')
    const required = local?.points[0]?.measures[0]?.params['required'] as string[]
    expect(required).toHaveLength(28)
    expect(required.slice(0, 3)).toEqual(['概况信息', '机构职能', '负责人信息'])
    expect(required.at(-1)).toBe('产品质量监督检查')
    expect(local?.points[0]?.text).toContain(required.join('、'))
    const ministry = at(resolveVariant(load('ministry-website-2020')), '信息发布/政府信息公开/法定主动公开')
    expect(ministry?.points[0]?.measures[0]?.params['required']).toEqual(['机构职能', '负责人信息', '文件资料', '政务动态', '数据发布', '规划计划', '财政信息', '行政事业性收费', '政府采购', '建议提案'])
  })

  test('enumerations are complete', () => {
    const city = resolveVariant(load('local-website-2020'), 'city')
    const params = (path: string, no: number) => at(city, path)?.points.find(point => point.no === no)?.measures[0]?.params
    expect(params('数据开放/开放平台/——', 4)?.['domains']).toHaveLength(22)
    expect(params('办事服务/服务内容/服务覆盖度', 3)?.['lists']).toEqual(['权责清单', '通办清单', '收费清单', '中介清单', '跑动次数清单', '公共服务事项清单', '依申请行政权力事项清单'])
    expect(params('办事服务/服务内容/常用查询服务', 2)?.['domains']).toHaveLength(11)
    expect(params('办事服务/服务内容/常用查询服务', 3)?.['domains']).toHaveLength(9)
    expect(params('信息发布/中心工作落实宣传/数字化战疫', 3)?.['services']).toHaveLength(6)
    expect(params('解读回应/政策解读/——', 2)?.['forms']).toEqual(['数字化', '图表图解', '音频', '视频', '动漫'])
    expect(params('办事服务/一件事服务/——', 1)?.['topics']).toEqual(['企业开办', '企业注销', '行业准入', '不动产登记', '住房贷款'])
  })

  test('names are as printed, without line breaks, "——" for a missing level', () => {
    const paths = load('local-website-2020').indicators.map(({ path }) => path.join('/'))
    expect(paths).toContain('信息发布/中心工作落实宣传/深化“放管服”改革')
    expect(paths).toContain('信息发布/中心工作落实宣传/助力“六稳”“六保”工作')
    expect(paths).toContain('功能推广/IPv6 改造/——')
    expect(load('ministry-website-2020').indicators.map(({ path }) => path.join('/'))).toContain('信息发布/中心工作落实宣传/——')
    expect(load('capability-2020').indicators.map(({ path }) => path.join('/'))).toContain('服务满意度/咨询投诉答复满意度/答复效果评价')
    expect(load('new-media-2020').indicators.every(({ path }) => path.length === 2)).toBe(true)
  })
})

describe('printed conditions', () => {
  test('guides reach five levels in provinces, four in cities, three in counties', () => {
    const levels = (scheme: string, variant: string, path: string) => at(resolveVariant(load(scheme), variant), path)?.points[0]?.measures[0]?.params['levels']
    const row = '办事服务/服务内容/服务覆盖度'
    expect(levels('local-website-2020', 'province', row)).toEqual(['省级', '市级', '县级', '乡镇级', '村级'])
    expect(levels('local-website-2020', 'city', row)).toEqual(['市级', '县级', '乡镇级', '村级'])
    expect(levels('local-website-2020', 'county', row)).toEqual(['县级', '乡镇级', '村级'])
    expect(levels('capability-2020', 'province', '服务成熟度/政务服务成熟度/服务覆盖度')).toHaveLength(5)
    expect(levels('capability-2020', 'key-city', '服务成熟度/政务服务成熟度/服务覆盖度')).toHaveLength(4)
  })

  test('the supervision report is asked of provinces and ministries only', () => {
    const reports = (scheme: string, variant: string) => at(resolveVariant(load(scheme), variant), '管理保障/制度保障/年度报表')?.points[0]?.measures[0]?.params
    expect(reports('local-website-2020', 'province')).toEqual({ year: 2019, reports: ['work', 'supervision'] })
    expect(reports('local-website-2020', 'city')).toEqual({ year: 2019, reports: ['work'] })
    expect(reports('local-website-2020', 'county')).toEqual({ year: 2019, reports: ['work'] })
    expect(reports('ministry-website-2020', 'ministry')).toEqual({ year: 2019, reports: ['work', 'supervision'] })
  })

  test('counties have no data opening, Weibo no service', () => {
    expect(levelOne(resolveVariant(load('local-website-2020'), 'county'))).not.toHaveProperty('数据开放')
    expect(resolveVariant(load('local-website-2020'), 'county').indicators).toHaveLength(33)
    expect(levelOne(resolveVariant(load('new-media-2020'), 'weibo'))).not.toHaveProperty('服务质量')
  })

  test('Weibo is not rated on how fast it replies, only on what it replies', () => {
    const numbers = (variant: string) => at(resolveVariant(load('new-media-2020'), variant), '互动效果/留言回复')?.points.map(({ no }) => no)
    expect(numbers('wechat')).toEqual([1, 2])
    expect(numbers('app')).toEqual([1, 2])
    expect(numbers('weibo')).toEqual([2])
  })

  test('a WeChat service account has two weeks for an update', () => {
    const conditions = (variant: string) => at(resolveVariant(load('new-media-2020'), variant), '发布解读/信息更新')?.points[0]?.conditions
    expect(conditions('wechat')).toEqual({ everyDays: 7, serviceAccountEveryDays: 14 })
    expect(conditions('weibo')).toEqual({ everyDays: 7 })
  })
})
