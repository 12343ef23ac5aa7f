import ExcelJS from 'exceljs'
import { zipSync } from 'fflate'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apk } from '../../../sample/files/apk.ts'
import { importIntoAccount } from '../../../src/collect/imports/account-directory.ts'
import type { ImportResult } from '../../../src/collect/imports/account-directory.ts'
import { detectKind } from '../../../src/collect/imports/detect-kind.ts'
import type { AccountKind } from '../../../src/model/media.ts'
import { APP_MSG_LIST, APP_STORE, APPMSG_LINES, ARTICLE_HTML, ATOM, CARDS, CRAWLER_CSV, CRAWLER_CSV_OLD, CRAWLER_JSON, ELECTED_COMMENTS, EXPORTER_JSON, HISTORY, HOTFLOW, JSON_FEED, PUBLISH_PAGE, RSS, SELF_MENU, SPIDER_CSV, SPIDER_JSON } from './fixtures.ts'

let folder: string
let count = 0
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zhengheng-imports-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

async function imported(kind: AccountKind, content: string | Uint8Array, name = 'export'): Promise<ImportResult> {
  const path = join(folder, `${++count}-${name}`)
  await writeFile(path, content)
  return importIntoAccount({ dir: join(folder, `account-${count}`), kind, unit: '青岚市人民政府', paths: [{ path }], at: '2020-11-30T08:00:00.000Z' })
}

const DATE = '2020-11-06 21:55'

describe('posts of WeChat', () => {
  test.each([
    ['wechat_articles_spider, JSON lines', APPMSG_LINES, ['wechat-appmsg-list'], ['2659017567_1', '2659017567_2']],
    ['wechat-article-exporter, JSON', EXPORTER_JSON, ['wechat-article-exporter', 'wechat-comments'], ['2659017600_1', '2659017567_1']],
    ['app_msg_list of the back end', APP_MSG_LIST, ['wechat-appmsg-list'], ['2659017700_1']],
    ['publish_page of the back end', PUBLISH_PAGE, ['wechat-appmsg-list'], ['2659017800_1']],
    ['history of the account', HISTORY, ['wechat-history'], ['2659017567_1', '2659017567_2']],
    ['a saved article', ARTICLE_HTML, ['wechat-article'], ['2659017567_1']],
  ])('%s', async (_, content, formats, ids) => {
    const { content: { posts }, files } = await imported('wechat', content)
    expect(files[0]?.formats).toEqual(formats)
    expect(posts.map(({ id }) => id)).toEqual(ids)
    expect(posts.find(({ id }) => id === ids.at(-1))?.date).toBe(DATE)
    expect(posts.every(({ weak, evidence }) => !weak && evidence.kind === 'file')).toBe(true)
  })

  test('a saved article gives text, links and the account', async () => {
    const { content: { posts, accounts }, manifest } = await imported('wechat', ARTICLE_HTML)
    expect(posts[0]).toMatchObject({ title: '青岚市出台惠企政策十条', account: '青岚发布', text: expect.stringContaining('复工复产'), links: expect.arrayContaining(['https://www.qinglan.gov.cn/zwgk/zcwj/1.html']) })
    expect(accounts[0]).toMatchObject({ name: '青岚发布', accountId: 'gh_0123456789ab' })
    expect(manifest).toMatchObject({ name: '青岚发布', address: 'gh_0123456789ab' })
  })

  test('a folder of saved articles in a ZIP', async () => {
    const zip = zipSync({ '青岚发布/一/index.html': new TextEncoder().encode(ARTICLE_HTML), '青岚发布/二/index.html': new TextEncoder().encode('<html><body>别的网页</body></html>') })
    const { content: { posts }, files } = await imported('wechat', zip)
    expect(posts).toHaveLength(1)
    expect(files[0]?.faults).toEqual([{ place: '青岚发布/二/index.html', why: '不是公众号文章' }])
  })

  test('the spreadsheet of wechat-article-exporter', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Sheet1')
    sheet.addRow(['公众号', 'ID', '链接', '标题', '封面', '摘要', '创建时间', '发布时间', '阅读', '点赞', '分享', '喜欢', '留言', '作者', '是否原创', '文章类型', '所属合集', '文章内容'])
    sheet.addRow(['青岚发布', '2659017567_1', 'http://mp.weixin.qq.com/s?__biz=x&mid=2659017567&idx=1&sn=1', '青岚市出台惠企政策十条', '', '', '2020-11-06 21:55:46', '2020-11-06 21:55:45', 12, 1, 0, 0, 0, '', '原创', '图文', '', '正文一段'])
    sheet.addRow(['青岚发布', '2659017567_2', 'http://mp.weixin.qq.com/s?__biz=x&mid=2659017567&idx=2&sn=1', '第二篇', '', '摘要', '', new Date(Date.UTC(2020, 10, 6, 21, 55)), 12])
    const { content: { posts }, files } = await imported('wechat', new Uint8Array(await book.xlsx.writeBuffer()))
    expect(files[0]?.formats).toEqual(['wechat-article-exporter'])
    expect(posts.map(({ id, date, text, isRepost }) => ({ id, date, text, isRepost }))).toEqual([{ id: '2659017567_1', date: DATE, text: '正文一段', isRepost: false }, { id: '2659017567_2', date: DATE, text: '摘要', isRepost: false }])
  })

  test('comments with the answers of the account', async () => {
    const { content: { comments } } = await imported('wechat', EXPORTER_JSON)
    expect(comments).toMatchObject([{ id: '68464', post: '2659017567_1', text: '什么时候开始申报？', date: '2020-11-06 22:55', replies: [{ date: '2020-11-06 23:55' }] }])
    expect((await imported('wechat', ELECTED_COMMENTS)).content.comments).toMatchObject([{ id: '6846263421277569047', replies: [] }])
  })

  test('the menu as the platform answers it', async () => {
    const { content: { entries } } = await imported('wechat', SELF_MENU)
    expect(entries.map(({ title, path, url, adapted }) => ({ title, path, url, adapted }))).toEqual([
      { title: '办事指南', path: ['办事'], url: 'https://zwfw.qinglan.gov.cn/wx/guides', adapted: null },
      { title: '社保查询', path: ['办事'], url: 'http://mp.weixin.qq.com', adapted: true },
      { title: '我要投诉', path: [], url: 'https://www.qinglan.gov.cn/m/mail', adapted: null },
    ])
  })
})

describe('posts of Weibo', () => {
  test.each([
    ['weibo-crawler, CSV', CRAWLER_CSV, ['weibo-crawler'], 2],
    ['weibo-crawler, an older CSV', CRAWLER_CSV_OLD, ['weibo-crawler'], 1],
    ['weibo-crawler, JSON', CRAWLER_JSON, ['weibo-crawler'], 1],
    ['weiboSpider, CSV', SPIDER_CSV, ['weiboSpider'], 1],
    ['weiboSpider, JSON', SPIDER_JSON, ['weiboSpider'], 1],
    ['cards of the mobile site', CARDS, ['weibo-cards'], 2],
  ])('%s', async (_, content, formats, posts) => {
    const result = await imported('weibo', content)
    expect(result.files[0]).toMatchObject({ formats, faultCount: 0 })
    expect(result.content.posts).toHaveLength(posts)
    expect(result.content.posts.at(-1)?.text).toMatch(/^今天，青岚市召开#?优化营商环境/)
    expect(result.content.posts.at(-1)?.date?.slice(0, 10)).toBe('2020-11-06')
  })

  test('what is forwarded is told apart, and the account is known', async () => {
    const csv = await imported('weibo', CRAWLER_CSV)
    expect(csv.content.posts.map(({ isRepost }) => isRepost)).toEqual([true, false])
    const { manifest, content } = await imported('weibo', CRAWLER_JSON)
    expect(manifest).toMatchObject({ name: '青岚发布', address: '2803301701' })
    expect(content.accounts[0]?.subject).toBe('青岚市人民政府新闻办公室官方微博')
  })

  test('answers of the author count, those of others do not', async () => {
    expect((await imported('weibo', HOTFLOW)).content.comments).toMatchObject([{ post: '4567890123456789', date: '2020-11-06 22:55', replies: [{ text: '@网友丙 您好，预计本月底完工。', date: '2020-11-07 09:55' }] }])
  })
})

describe('feeds', () => {
  test.each([['rss', RSS, 2], ['atom', ATOM, 1], ['json-feed', JSON_FEED, 1]])('%s', async (format, content, posts) => {
    const result = await imported(format === 'rss' ? 'weibo' : 'wechat', content)
    expect(result.files[0]?.formats).toContain(format)
    expect(result.manifest.name).toBe('青岚发布')
    expect(result.content.posts).toHaveLength(posts)
    expect(result.content.posts.at(-1)?.date).toBe(DATE)
  })
})

describe('apps', () => {
  const MANIFEST = { package: 'cn.gov.qinglan.app', versionName: '2.3.1', versionCode: 231, targetSdk: 28, permissions: ['android.permission.CAMERA', 'android.permission.READ_CONTACTS'], cleartext: true, day: '2020-10-20' } as const

  test.each([['v1'], ['v2']] as const)('an APK signed by %s', async signed => {
    const { content: { packages }, files, manifest } = await imported('app', apk({ ...MANIFEST, signed }), 'app.apk')
    expect(files[0]).toMatchObject({ formats: ['apk'], faultCount: 0 })
    expect(packages[0]).toMatchObject({ package: 'cn.gov.qinglan.app', versionName: '2.3.1', versionCode: 231, minSdk: 21, targetSdk: 28, permissions: MANIFEST.permissions, cleartext: true, debuggable: false, updated: '2020-10-20' })
    expect(packages[0]?.signer).toMatchObject({ scheme: signed, subject: expect.stringContaining('O=青岚市大数据管理局') })
    expect(manifest.address).toBe('cn.gov.qinglan.app')
  })

  test('an APK without a signer and without the flag', async () => {
    const { content: { packages } } = await imported('app', apk({ ...MANIFEST, cleartext: null, signed: 'none' }))
    expect(packages[0]).toMatchObject({ cleartext: null, signer: null })
  })

  test('a listing of a store', async () => {
    expect((await imported('app', APP_STORE)).content.listings).toMatchObject([{ store: 'App Store', package: 'cn.gov.qinglan.app', name: '青岚办', developer: '青岚市大数据管理局', version: '2.3.1', updated: '2020-10-20 16:00' }])
  })
})

test('our own template: several sheets in one workbook, screenshots beside it', async () => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('说明').addRow(['请按列名填写', '谢谢'])
  const add = (name: string, rows: readonly (readonly (string | number)[])[]): void => { const sheet = book.addWorksheet(name); for (const row of rows) sheet.addRow([...row]) }
  add('发布内容', [['填报说明'], ['编号', '标题', '正文', '发布时间（必填）', '链接'], ['1', '开学通知', '9月1日开学', '2020年8月20日', '']])
  add('留言', [['留言内容', '留言时间', '回复内容', '回复时间'], ['路灯坏了', '2020-11-01', '已修复', '2020-11-02']])
  add('账号名录', [['单位', '平台', '账号名称', '认证主体', '状态'], ['青岚市人民政府', '微信公众号', '青岚发布', '青岚市人民政府办公室', '正常运营'], ['青岚市人民政府', '微博', '青岚热线', '', '已公告拟停用']])
  add('菜单', [['入口名称', '上级菜单', '类别', '打开情况', '办理方式', '是否适配', '表格下载', '填写示范', '数据同源', '截图'], ['企业开办', '办事', '办事', '正常', '在线办理', '是', '有', '无', '是', 'kb.png'], ['公积金查询', '查询', '查询', '白屏', '', '否', '', '', '', '']])
  add('搜索', [['搜索词', '是否切题', '链接有效'], ['身份证', '是', '能'], ['居住证', '否', '']])
  add('搜索功能', [['搜索功能', '有无'], ['联想提示', '有'], ['语音输入', '无'], ['热词', '说不清']])
  const path = join(folder, 'template.xlsx')
  const shot = join(folder, 'kb.png')
  await writeFile(path, new Uint8Array(await book.xlsx.writeBuffer()))
  await writeFile(shot, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))
  const { content, files } = await importIntoAccount({ dir: join(folder, 'template'), kind: 'app', unit: '青岚市人民政府', paths: [{ path }, { path: shot }], at: '2020-11-30T08:00:00.000Z' })
  expect(files[0]?.formats).toEqual(['table-accounts', 'table-comments', 'table-entries', 'table-features', 'table-posts', 'table-searches'])
  expect(files[0]?.faults).toEqual([{ place: '工作表“搜索功能”第 4 行', why: '“说不清”应为有或无' }, { place: '工作表“说明”', why: '列名看不懂（请按列名填写、谢谢），没有读取' }])
  expect(content.posts).toMatchObject([{ title: '开学通知', date: '2020-08-20', id: '#1' }])
  expect(content.comments).toMatchObject([{ text: '路灯坏了', replies: [{ text: '已修复', date: '2020-11-02' }] }])
  expect(content.accounts.map(({ platform, name, state }) => [platform, name, state])).toEqual([['wechat', '青岚发布', 'open'], ['weibo', '青岚热线', 'closing']])
  expect(content.entries[0]).toMatchObject({ title: '企业开办', path: ['办事'], state: 'works', mode: 'handle', adapted: true, hasForm: true, hasSample: false, sameData: true, evidence: { kind: 'screenshot' } })
  expect(content.entries[1]).toMatchObject({ state: 'broken', adapted: false, hasForm: null, evidence: { kind: 'file' } })
  expect(content.searches).toMatchObject([{ relevant: true, opens: true }, { relevant: false, opens: null }])
  expect(content.features).toMatchObject([{ name: '联想提示', present: true }, { name: '语音输入', present: false }])
})

test('the platform is told by the content', async () => {
  const kinds: (string | null)[] = []
  for (const content of [APPMSG_LINES, CRAWLER_CSV, RSS, ATOM, APP_STORE]) {
    const path = join(folder, `kind-${++count}`)
    await writeFile(path, content)
    kinds.push(await detectKind(path))
  }
  expect(kinds).toEqual(['wechat', 'weibo', 'weibo', 'wechat', 'app'])
})
