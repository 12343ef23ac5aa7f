import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addSchemeCommand } from '../../src/cli/scheme.ts'
import { AppError, errorSentence, EXIT } from '../../src/shared/errors.ts'
import { anyMeasures } from '../schemes/known-measures.ts'
import { broken } from '../schemes/small-scheme.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'scheme-cli-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What one command line prints on stdout. */
async function run(...args: string[]): Promise<string> {
  let printed = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(chunk => ((printed += String(chunk)), true))
  try {
    const program = new Command('zhengheng').exitOverride()
    addSchemeCommand(program, anyMeasures)
    await program.parseAsync(['node', 'zhengheng', 'scheme', ...args])
  } finally {
    write.mockRestore()
  }
  return printed
}

describe('scheme list', () => {
  test('names every scheme with its variants', async () => {
    const text = await run('list')
    for (const piece of ['capability-2020', 'ministry-website-2020', 'local-website-2020  地方政府网站绩效评估指标体系', 'city（地市级政府网站）', 'new-media-2020']) expect(text).toContain(piece)
  })
})

describe('scheme show', () => {
  test('--json prints exactly the contract', async () => {
    const document = JSON.parse(await run('show', 'local-website-2020', '--variant', 'city', '--json')) as Record<string, unknown> & { indicators: (Record<string, unknown> & { points: Record<string, unknown>[] })[]; bonus: { cap: number; categories: Record<string, unknown>[] } }
    expect(Object.keys(document)).toEqual(['id', 'edition', 'variant', 'indicators', 'bonus'])
    expect(document).toMatchObject({ id: 'local-website-2020', edition: '2020', variant: 'city' })
    expect(document.indicators).toHaveLength(36)
    for (const indicator of document.indicators) {
      expect(Object.keys(indicator)).toEqual(['path', 'id', 'weight', 'points'])
      expect(indicator['path']).toHaveLength(3)
      for (const point of indicator.points) expect(['no,text,share,measures', 'no,text,share,measures,rubric']).toContain(Object.keys(point).join(','))
    }
    expect(Object.keys(document.bonus)).toEqual(['cap', 'categories'])
    expect(document.bonus.cap).toBe(10)
    expect(document.bonus.categories.map(category => Object.keys(category).join(','))).toEqual(Array.from({ length: 6 }, () => 'name,text'))
  })

  test('a table with one variant needs none named', async () => {
    expect(JSON.parse(await run('show', 'ministry-website-2020', '--json'))).toMatchObject({ variant: 'ministry' })
    await expect(run('show', 'local-website-2020', '--json')).rejects.toMatchObject({ code: 'variant-needed' })
    await expect(run('show', 'local-website-2020', '--variant', 'village')).rejects.toMatchObject({ code: 'variant-unknown' })
    await expect(run('show', 'local-website-2019')).rejects.toMatchObject({ code: 'scheme-unknown' })
  })

  test('people get a tree with weights and subtotals', async () => {
    const text = await run('show', 'local-website-2020', '--variant', 'city')
    expect(text).toContain('地市级政府网站  满分 100')
    expect(text).toContain('\n信息发布  小计 26\n  政府信息公开  小计 19\n    法定主动公开  17\n      1. ')
    expect(text).toContain('\n  IPv6 改造  2\n    · ')
    expect(text).toContain('加分项  至多 10')
  })

  test('without a variant people see the weights of all of them', async () => {
    const text = await run('show', 'local-website-2020')
    expect(text).toContain('\n数据开放  小计 8 / 8 / ——\n  开放平台  4 / 4 / ——\n')
  })
})

describe('scheme check', () => {
  test('confirms a file without faults, given as a folder or as a file', async () => {
    for (const path of ['schemes/new-media-2020', 'schemes/new-media-2020/scheme.yaml']) expect(await run('check', join(import.meta.dirname, '../..', path))).toContain('new-media-2020 无误：14 个指标，31 个评估要点')
  })

  test('refuses a broken file with every fault on a line of its own', async () => {
    const file = join(folder, 'scheme.yaml')
    writeFileSync(file, broken(['total: 10', 'total: 11'], ['use: guide/levels', 'use: guide/nothing']))
    const error = await run('check', file).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(AppError)
    const { code, params, exit } = error as AppError
    expect([code, exit]).toEqual(['scheme-broken', EXIT.usage])
    const sentence = errorSentence(code, params, 'zh').split('\n')
    expect(sentence[0]).toBe('指标体系文件有误：')
    expect(sentence.slice(1).map(line => line.replace(`${file}:`, ''))).toEqual([
      expect.stringMatching(/^7:\d+ 类别 city 的权重合计为 10，应为 11（少 1）$/),
      expect.stringMatching(/^8:\d+ 类别 county 的权重合计为 10，应为 11（少 1）$/),
      expect.stringMatching(/^\d+:\d+ 没有评判方法“guide\/nothing”/),
    ])
    await expect(run('check', join(folder, 'none.yaml'))).rejects.toMatchObject({ code: 'file-unreadable' })
  })
})

describe('scheme diff', () => {
  test('says that an edition does not differ from itself', async () => expect(await run('diff', 'new-media-2020', 'new-media-2020')).toBe('new-media-2020 与 new-media-2020 没有差别\n'))

  test('shows what two tables have different', async () => {
    const text = await run('diff', 'ministry-website-2020', 'local-website-2020')
    expect(text).toContain('新增类别  city\n  + 地市级政府网站')
    expect(text).toContain('新增指标  service/one-thing')
    expect(text).toContain('取消指标  disclosure/open/key-business')
  })
})
