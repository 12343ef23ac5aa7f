import { Command } from 'commander'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { addCampaignCommand } from '../../src/cli/campaign.ts'
import { useStore } from '../store/test-database.ts'

const database = useStore()

afterEach(() => { vi.restoreAllMocks(); process.exitCode = undefined })

async function run(...args: readonly string[]): Promise<string> {
  const program = new Command().exitOverride()
  addCampaignCommand(program)
  let out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(chunk => { out += String(chunk); return true })
  await program.parseAsync(['node', 'zhengheng', 'campaign', ...args, '--db', database.url])
  vi.restoreAllMocks()
  return out
}

test('a campaign is created, units are imported with every bad row named, and collecting is queued', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhengheng-import-'))
  try {
    await run('create', 'c-2026', '--title', '示例', '--from', '2026-01-01', '--to', '2026-06-30', '--date', '2026-06-30', '--scheme', 'local-website-2020', '--variant', 'city', '--cohort', '地市')
    const file = join(folder, '单位.csv')
    await writeFile(file, '单位,层级,行政区划代码,网址\n广州市,地市,440100,www.gz.gov.cn\n坏市,地市,44010,\n')
    const out = await run('import', file, '--campaign', 'c-2026', '--cohort', '地市')
    expect(out).toContain('导入 1 行，退回 1 行')
    expect(out).toContain(`${file}:3 行政区划代码“44010”`)
    expect(process.exitCode).toBe(3)
    expect(await run('advance', 'c-2026', 'collecting')).toBe('collecting\n')
    expect(await run('collect', 'c-2026')).toBe('1\n')
    expect(JSON.parse(await run('show', 'c-2026'))).toMatchObject({ state: 'collecting', collections: [{ state: 'queued', count: 1 }] })
    await expect(run('import', join(folder, 'none.csv'), '--campaign', 'c-2026')).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(run('show', 'nothing')).rejects.toMatchObject({ code: 'row-not-found' })
    await expect(run('import', file, '--campaign', 'c-2026', '--cohort', '没有')).rejects.toMatchObject({ code: 'row-not-found' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
