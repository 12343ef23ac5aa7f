import { expect, test } from 'vitest'
import { domainOf } from '../../src/measures/dataset-domain.ts'

const told = (title: string, theme: string | null = null, provider: string | null = null) => domainOf({ title, theme, provider })

test.each<[string, string | null, string | null, string | null]>([
  ['医疗保险参保人数', null, null, '社保'],
  ['医疗机构名录', null, null, '医疗卫生'],
  ['残疾人就业保障金', null, null, '社会救助'],
  ['环境信用评价', null, '市生态环境局', '信用服务'],
  ['统计数据', null, '市气象局', '气象服务'],
  ['统计数据', null, '市教育局', '教育文化'],
  ['统计数据', null, null, null],
  ['名录', '道路交通', null, '交通运输'],
  ['', '', '', null],
])('%s · %s · %s', (title, theme, provider, domain) => expect(told(title, theme, provider)).toBe(domain))

test('a title of any length costs no more than it should', () => {
  const started = performance.now()
  told('环境保护与交通运输'.repeat(10_000))
  expect(performance.now() - started).toBeLessThan(1000)
})
