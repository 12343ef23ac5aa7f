import type { AccountEntry, AccountKind, EntryMode, EntryState, MenuEntry } from '../../model/media.ts'
import { importDate } from './import-date.ts'
import { wechatArticleId, weiboId } from './post-id.ts'
import { takeAccount, takeComment, takePost } from './posts.ts'
import { lineOf } from './sink.ts'
import type { ImportSink } from './sink.ts'
import type { TableHeader, TableKind } from './table-columns.ts'

type Cell = (column: string) => string
type Take = (sink: ImportSink, cell: Cell, place: string) => void

/** Takes one row of a table whose header is known. */
export function takeRow(sink: ImportSink, header: TableHeader, cells: readonly string[], place: string): void {
  TAKERS[header.kind](sink, column => (cells[header.columns.get(column) ?? -1] ?? '').trim(), place)
}

const TAKERS: Readonly<Record<TableKind, Take>> = {
  posts(sink, cell, place) {
    // weibo-crawler ends numbers with a tab so that spreadsheets leave them whole.
    const given = [cell('id'), cell('bid')].map(text => text.replace(/\s+$/, ''))
    const url = cell('url')
    const [own = ''] = given
    const id = wechatArticleId(url) ?? (/^\d{6,15}_\d{1,2}$/.test(own) ? own : weiboId(...given, url)) ?? (own === '' ? null : `#${lineOf(own, 80)}`)
    takePost(sink, {
      id, title: cell('title'), text: cell('text') || cell('digest'), date: cell('date') || cell('later'), url, links: [cell('article')], account: cell('account'),
      isRepost: isYes(cell('repost')) === true || (isYes(cell('original')) === false && /^(?:false|0|否)$/i.test(cell('original'))) || cell('source') !== '',
    }, place)
  },
  comments(sink, cell, place) {
    const reply = cell('reply')
    const post = cell('post')
    takeComment(sink, { id: cell('id'), post: wechatArticleId(post) ?? weiboId(post) ?? post, text: cell('text'), date: cell('date'), replies: reply === '' ? [] : [{ text: reply, date: cell('replied') }] }, place)
  },
  accounts(sink, cell, place) {
    if (cell('name') === '') return sink.fault(place, '没有账号名称')
    const type = /服务号/.test(cell('type')) ? 'service' : /订阅号/.test(cell('type')) ? 'subscription' : null
    takeAccount(sink, { platform: platformOf(cell('platform')), unit: cell('unit'), name: cell('name'), accountId: cell('accountId'), type, subject: cell('subject'), description: cell('description'), state: stateOf(cell('state')) }, place)
  },
  entries(sink, cell, place) {
    if (cell('title') === '') return sink.fault(place, '没有入口名称')
    const value: MenuEntry = {
      title: lineOf(cell('title'), 60), path: cell('path').split(/[>/、＞→]/).map(part => lineOf(part, 60)).filter(part => part !== '').slice(0, 5), url: /^https?:\/\//i.test(cell('url')) ? cell('url').slice(0, 1_000) : '', category: lineOf(cell('category'), 30),
      state: entryStateOf(cell('state')), mode: modeOf(cell('mode')), adapted: isYes(cell('adapted')), hasGuide: isYes(cell('guide')), hasForm: isYes(cell('form')), hasSample: isYes(cell('sample')),
      sameData: isYes(cell('data')), sameSystem: isYes(cell('system')), sameLogin: isYes(cell('login')), networked: isYes(cell('network')),
      items: cell('items').split(/[、,，;；/]/).map(part => lineOf(part, 30)).filter(part => part !== '').slice(0, 20), published: publishedOf(cell('published')), triedOn: importDate(cell('tried')),
    }
    sink.record({ type: 'entry', value, screenshot: lineOf(cell('screenshot'), 200) }, place)
  },
  searches(sink, cell, place) {
    if (cell('query') === '') return sink.fault(place, '没有搜索词')
    const results = Number(cell('results'))
    const found = cell('results') === '' || !Number.isFinite(results) || results < 0 ? null : results
    sink.record({ type: 'search', value: { query: lineOf(cell('query'), 60), relevant: found === 0 ? false : isYes(cell('relevant')), opens: isYes(cell('opens')), results: found, triedOn: importDate(cell('tried')) }, screenshot: lineOf(cell('screenshot'), 200) }, place)
  },
  features(sink, cell, place) {
    const present = isYes(cell('present'))
    if (cell('name') === '' || present === null) return sink.fault(place, cell('name') === '' ? '没有功能名称' : `“${lineOf(cell('present'), 20)}”应为有或无`)
    sink.record({ type: 'feature', value: { name: lineOf(cell('name'), 30), present, triedOn: importDate(cell('tried')) }, screenshot: lineOf(cell('screenshot'), 200) }, place)
  },
}

/** 是, 有, 能, 正常 … and their contraries; null: not said, or in other words. */
function isYes(text: string): boolean | null {
  const plain = text.trim().toLowerCase()
  if (/^(?:否|无|没有|不|未|不能|异常|false|no|n|0|×|✗|x$)/.test(plain)) return false
  return /^(?:是|有|能|可以|正常|已|true|yes|y|1|√|✓|✔)/.test(plain) ? true : null
}

const PLATFORMS: readonly (readonly [RegExp, AccountKind])[] = [[/小程序/, 'mini-program'], [/微信|公众号|wechat/i, 'wechat'], [/微博|weibo/i, 'weibo'], [/app|客户端|应用/i, 'app']]
const platformOf = (text: string): AccountKind | null => PLATFORMS.find(([words]) => words.test(text))?.[1] ?? null
const stateOf = (text: string): AccountEntry['state'] => (/拟|公告|正在|整合中|迁移中|申请/.test(text) && /停|关|注销|整合|迁移/.test(text) ? 'closing' : /停用|关停|注销|关闭|已停|停更/.test(text) ? 'closed' : 'open')
const entryStateOf = (text: string): EntryState => (text === '' ? 'unknown' : /报错|错误|白屏|闪退|无响应|失败|打不开|不能|异常|404|空白|^否/.test(text) ? 'broken' : /正常|能|可|打开|^是|ok/i.test(text) ? 'works' : 'unknown')
const MODES: readonly (readonly [RegExp, EntryMode])[] = [[/跳转|跳到|平台首页/, 'jump'], [/在线办理|全程|网办|申报|办理/, 'handle'], [/预约/, 'book'], [/指南|查看|说明/, 'guide']]
const modeOf = (text: string): EntryMode | null => MODES.find(([words]) => words.test(text))?.[1] ?? null
const publishedOf = (text: string): MenuEntry['published'] => (text === '' ? null : /未|没有|不|^无/.test(text) ? 'none' : /评价内容|具体|逐条|意见/.test(text) ? 'counts-and-texts' : 'counts')
