import type { MediaRecordType } from './media.ts'

/** Kinds of lists about a unit that people import; told by the names of the columns. */
export const RECORD_LIST_KINDS = ['incidents', 'satisfaction'] as const
export type RecordListKind = (typeof RECORD_LIST_KINDS)[number]
export const RECORD_LIST_TITLES: Readonly<Record<RecordListKind, readonly [string, string]>> = { incidents: ['通报、事件名单', 'list of incidents'], satisfaction: ['满意度数据', 'satisfaction figures'] }

/** What one record of an imported file is. */
export type ImportedRecordType = MediaRecordType | 'incident' | 'satisfaction'

/** Fields of a record as people read them: what was told, in order; several values stand one a line. */
export interface ImportedRecord {
  /** How evidence names it (`offset`): the how-manieth record of an export, the row of a list. */
  readonly number: number
  /** Where it stands in the file, in the words of its reader: `第 12 行`. */
  readonly place: string
  readonly type: ImportedRecordType
  readonly fields: readonly { readonly name: string; readonly value: string | number | boolean }[]
}

/** What people read for a kind of record: Chinese, English. */
export const RECORD_TITLES: Readonly<Record<ImportedRecordType, readonly [string, string]>> = {
  post: ['发布内容', 'post'], comment: ['留言', 'comment'], account: ['账号', 'account'], entry: ['菜单入口', 'menu entry'], search: ['搜索试用', 'search tried'], feature: ['搜索功能', 'search feature'],
  package: ['安装包', 'package'], listing: ['应用商店页面', 'store listing'], incident: ['通报、事件', 'incident'], satisfaction: ['满意度', 'satisfaction figure'],
}

/** What people read for a field; one that is not named here is shown by its own name. */
export const FIELD_TITLES: Readonly<Record<string, readonly [string, string]>> = {
  id: ['编号', 'id'], title: ['标题', 'title'], text: ['正文', 'text'], date: ['时间', 'date'], url: ['链接', 'link'], links: ['文中链接', 'links in it'], isRepost: ['转载', 'repost'], account: ['账号', 'account'],
  post: ['所属信息', 'post'], replies: ['回复', 'replies'], platform: ['平台', 'platform'], unit: ['单位', 'unit'], name: ['名称', 'name'], accountId: ['账号标识', 'account id'], type: ['账号类型', 'account type'], subject: ['认证主体', 'certified body'],
  description: ['简介', 'description'], state: ['状态', 'state'], path: ['上级菜单', 'menus above'], category: ['类别', 'category'], mode: ['办理方式', 'mode'], adapted: ['适配手机', 'made for phones'], hasGuide: ['有指南', 'has a guide'], hasForm: ['表格下载', 'has a form'],
  hasSample: ['填写示范', 'has a sample'], sameData: ['数据同源', 'same data'], sameSystem: ['服务同根', 'same system'], sameLogin: ['一次认证', 'one sign-in'], networked: ['一网通办', 'networked'], items: ['评价内容', 'what can be rated'], published: ['结果公开', 'results published'],
  triedOn: ['试用日期', 'tried on'], screenshot: ['截图', 'screenshot'], query: ['搜索词', 'query'], relevant: ['切题', 'relevant'], opens: ['链接有效', 'links open'], results: ['结果数', 'results'], present: ['有无', 'present'],
  package: ['包名', 'package'], versionName: ['版本', 'version'], versionCode: ['版本号', 'version code'], minSdk: ['最低系统版本', 'least SDK'], targetSdk: ['目标系统版本', 'target SDK'], permissions: ['权限', 'permissions'], cleartext: ['允许明文传输', 'cleartext traffic'],
  debuggable: ['调试开关', 'debuggable'], signer: ['签名证书', 'signer'], updated: ['更新日期', 'updated'], store: ['应用商店', 'store'], developer: ['开发者', 'developer'], version: ['版本', 'version'],
  about: ['类型', 'kind'], channel: ['渠道', 'channel'], source: ['来源', 'source'], serious: ['严重', 'serious'], resolved: ['已整改', 'mended'], of: ['评价对象', 'subject'], rate: ['满意率', 'rate'], count: ['评价数', 'ratings'], from: ['起始日期', 'from'], to: ['截止日期', 'to'],
}

/** What people read for a value of a closed list. */
export const VALUE_TITLES: Readonly<Record<string, readonly [string, string]>> = {
  true: ['是', 'yes'], false: ['否', 'no'], works: ['正常', 'works'], broken: ['打不开', 'broken'], unknown: ['没有说明', 'not said'], handle: ['在线办理', 'handled online'], book: ['预约', 'booking'], guide: ['指南', 'guide'], jump: ['跳转', 'jump'],
  open: ['在用', 'in use'], closing: ['拟停用', 'closing'], closed: ['已停用', 'closed'], subscription: ['订阅号', 'subscription account'], service: ['服务号', 'service account'], 'counts-and-texts': ['数量和内容', 'counts and texts'], counts: ['数量', 'counts'], none: ['不公开', 'not published'],
}
/** Fields whose values are of a closed list; all others are the file's own words. */
export const CLOSED_FIELDS: ReadonlySet<string> = new Set(['state', 'mode', 'published', 'type'])
