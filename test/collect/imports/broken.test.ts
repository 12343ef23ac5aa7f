import iconv from 'iconv-lite'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apk } from '../../../sample/files/apk.ts'
import { xlsx } from '../../../sample/files/office.ts'
import { importIntoAccount, readAccount } from '../../../src/collect/imports/account-directory.ts'
import type { ImportResult } from '../../../src/collect/imports/account-directory.ts'
import { APPMSG_LINES, ARTICLE_HTML, ATOM, CRAWLER_CSV, CRAWLER_JSON, EXPORTER_JSON, HISTORY, RSS, SPIDER_CSV } from './fixtures.ts'

let folder: string
let count = 0
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zhengheng-broken-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

async function into(dir: string, kind: 'wechat' | 'weibo' | 'app', ...contents: readonly (string | Uint8Array)[]): Promise<ImportResult> {
  const paths = await Promise.all(contents.map(async content => {
    const path = join(folder, `${++count}.export`)
    await writeFile(path, content)
    return { path }
  }))
  return importIntoAccount({ dir: join(folder, dir), kind, unit: '青岚市人民政府', paths, at: '2020-11-30T08:00:00.000Z' })
}
const alone = async (kind: 'wechat' | 'weibo' | 'app', content: string | Uint8Array): Promise<ImportResult> => into(`alone-${++count}`, kind, content)

describe('what is broken is named, what is whole is kept', () => {
  test.each([
    ['JSON cut in an element', EXPORTER_JSON.slice(0, -40), [{ place: '第 2 条', why: '文件在这一条中间中断' }], 1],
    ['JSON lines cut', APPMSG_LINES.slice(0, -30), [{ place: '文件末尾', why: '文件没有写完就结束' }], 1],
    ['a broken element between good ones', EXPORTER_JSON.replace('"digest":"",', '"digest":,'), [{ place: '第 2 条', why: '不是完整的 JSON' }], 1],
    ['an element that is something else', `[{"x":1},${EXPORTER_JSON.slice(1)}`, [{ place: '第 1 条', why: '看不出是什么内容（有 x）' }], 2],
    ['a feed cut', ATOM.slice(0, -60).replace('<entry>', '<entry><title>一篇完整的文章</title><link href="https://mp.weixin.qq.com/s/x"/><published>2020-11-01T00:00:00Z</published></entry><entry>'), [{ place: '第 2 条', why: '文件在这一条中间中断' }], 1],
  ])('%s', async (_, content, faults, posts) => {
    const { files, content: { posts: kept } } = await alone('wechat', content)
    expect(files[0]?.faults).toEqual(faults)
    expect(kept).toHaveLength(posts)
  })

  test('rows of a table: dates in the future, dates that are none, no text, a second header, the same row twice', async () => {
    const rows = ['标题,发布时间', '好的,2020-11-01', '未来的信息一条,2031-01-01', '日期不对的信息,去年', ',2020-11-02', '标题,发布时间', '重复发布的同一条信息,2020-11-03', '重复发布的同一条信息,2020-11-03', '没有日期的信息,'].join('\n')
    const { files, content: { posts } } = await alone('wechat', rows)
    expect(files[0]?.faults).toEqual([
      { place: '第 3 行', why: '发布时间 2031-01-01 晚于导入之日' }, { place: '第 4 行', why: '发布时间“去年”看不懂' }, { place: '第 5 行', why: '没有标题，也没有正文' },
      { place: '第 8 行', why: '与同一文件中的另一条重复，已合并' }, { place: '第 9 行', why: '没有发布时间，已保留但不计入更新频率' },
    ])
    expect(posts.map(({ title }) => title)).toEqual(['重复发布的同一条信息', '好的', '没有日期的信息'])
  })

  test.each([['gb18030'], ['utf-16le'], ['utf-8']])('text in %s', async charset => {
    const bytes = charset === 'utf-16le' ? iconv.encode(SPIDER_CSV, 'utf-16le') : iconv.encode(SPIDER_CSV.replace('\uFEFF', ''), charset)
    expect((await alone('weibo', bytes)).content.posts[0]?.text).toBe('今天，青岚市召开优化营商环境大会')
  })

  test('Chinese in GB18030 behind a long stretch of ASCII', async () => {
    const rows = Array.from({ length: 4_000 }, (_, index) => `${index},plain ascii row number ${index},2020-01-01`).join('\n')
    const { content: { posts } } = await alone('wechat', iconv.encode(`id,title,date\n${rows}\n4001,青岚市召开大会,2020-01-02\n`, 'gb18030'))
    expect(posts[0]?.title).toBe('青岚市召开大会')
    expect(posts).toHaveLength(4_001)
  })

  test('a quote that never closes', async () => {
    const { files, content: { posts } } = await alone('wechat', '标题,发布时间\n好的信息一条,2020-11-01\n"没有闭合,2020-11-02\n再一条,2020-11-03\n')
    expect(posts.map(({ title }) => title)).toEqual(['好的信息一条'])
    expect(files[0]?.faults[0]?.why).toMatch(/引号/)
  })

  test('columns that were renamed are said', async () => {
    await expect(alone('wechat', '名目,何时\na,b\n')).rejects.toMatchObject({ code: 'export-unreadable', params: { whyZh: expect.stringContaining('名目、何时') } })
  })

  test.each([
    ['nothing', ''], ['a picture of nothing known', Buffer.from([1, 0, 2, 0, 3])], ['another page', '<!doctype html><title>x</title><p>hello'], ['JSON of something else', '{"a":[{"b":1}]}'],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae10000', 'hex')], ['half a ZIP', Buffer.from(xlsx([['标题', '发布时间'], ['甲', '2020-01-01']])).subarray(0, 300)], ['a spreadsheet of something else', xlsx([['甲', '乙'], ['1', '2']])],
  ])('%s is refused with its name', async (_, content) => {
    await expect(alone('wechat', content)).rejects.toMatchObject({ code: 'export-unreadable', params: { name: expect.stringContaining('.export') } })
  })

  test('a package with a manifest of noise is refused; one with a broken signer is read', async () => {
    const good = Buffer.from(apk({ package: 'cn.gov.x', versionName: '1', versionCode: 1, targetSdk: 30, permissions: [], cleartext: null, signed: 'v2', day: '2020-01-01' }))
    const at = good.lastIndexOf('APK Sig Block 42', undefined, 'latin1')
    good.writeUInt32LE(0xffff_fff0, at - 60)
    expect((await alone('app', good)).content.packages[0]?.package).toBe('cn.gov.x')
    const { zipSync } = await import('fflate')
    await expect(alone('app', zipSync({ 'AndroidManifest.xml': new Uint8Array(64) }))).rejects.toMatchObject({ code: 'export-unreadable' })
  })

  test('nothing is written when one file of several is refused', async () => {
    await expect(into('refused', 'wechat', EXPORTER_JSON, 'a,b\n1,2\n')).rejects.toMatchObject({ code: 'export-unreadable' })
    await expect(readAccount(join(folder, 'refused'))).rejects.toMatchObject({ code: 'target-unusable' })
  })
})

describe('importing again merges and never doubles', () => {
  test('the same file, and the same posts in every form', async () => {
    const first = await into('merge', 'wechat', EXPORTER_JSON)
    expect(first.content.posts).toHaveLength(2)
    const again = await into('merge', 'wechat', EXPORTER_JSON)
    expect(again.files[0]?.known).toBe(true)
    expect(again.manifest).toEqual(first.manifest)
    const all = await into('merge', 'wechat', APPMSG_LINES, HISTORY, ARTICLE_HTML, ATOM)
    expect(all.files.map(({ added }) => added)).toEqual([1, 0, 1, 0]) // the second article of the day; the profile in the saved page
    expect(all.content.posts.map(({ id }) => id)).toEqual(['2659017600_1', '2659017567_1', '2659017567_2'])
    const article = all.content.posts.find(({ id }) => id === '2659017567_1')
    expect(article).toMatchObject({ text: expect.stringContaining('减免租金'), links: expect.arrayContaining(['https://www.qinglan.gov.cn/zwgk/zcwj/1.html']) })
    expect((await readAccount(join(folder, 'merge'))).content).toEqual(all.content)
  })

  test('short and long ids of one microblog are one', async () => {
    const { content: { posts } } = await into('weibo', 'weibo', CRAWLER_CSV, SPIDER_CSV, RSS)
    expect(posts.filter(({ text }) => text.startsWith('今天'))).toHaveLength(1)
    expect(posts.filter(({ text }) => text.startsWith('转发'))).toHaveLength(2) // a forward without words is what its number says
  })

  test('what is kept is the file itself, and a changed one is noticed', async () => {
    const { manifest } = await into('kept', 'weibo', CRAWLER_JSON)
    const file = join(folder, 'kept', manifest.imports[0]?.file ?? '')
    expect(await readFile(file, 'utf8')).toBe(CRAWLER_JSON)
    await writeFile(file, CRAWLER_JSON.replace('优化', '恶化'))
    await expect(readAccount(join(folder, 'kept'))).rejects.toMatchObject({ code: 'evidence-corrupt' })
  })

  test('a directory of another account, or of something else, is left alone', async () => {
    await into('other', 'weibo', CRAWLER_JSON)
    await expect(into('other', 'wechat', EXPORTER_JSON)).rejects.toMatchObject({ code: 'account-other' })
    await writeFile(join(folder, 'note.txt'), 'x')
    await expect(into('.', 'wechat', EXPORTER_JSON)).rejects.toMatchObject({ code: 'directory-foreign' })
  })
})
