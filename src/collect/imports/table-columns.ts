/** Tables that are understood, by the names of their columns: our own template, and what open exporters write. */
export const TABLE_KINDS = ['posts', 'comments', 'accounts', 'entries', 'searches', 'features'] as const
export type TableKind = (typeof TABLE_KINDS)[number]

/** First name: that of our template. Compared without blanks, width, case and what stands in brackets. */
const COLUMNS = {
  posts: {
    id: ['编号', 'id', '微博id', '文章id', '信息编号', 'aid', 'mid', '微博编号'], bid: ['bid'],
    title: ['标题', '文章标题', '信息标题', 'title'], text: ['正文', '内容', '微博正文', '文章内容', '信息内容', '微博内容', 'text', 'content'], digest: ['摘要', 'digest', '简介'],
    date: ['发布时间', '完整日期', '发布日期', '日期', '时间', 'full_created_at', 'created_at', 'publish_time', 'update_time', 'date'], later: ['创建时间', 'create_time'],
    url: ['链接', '文章链接', '网址', '地址', '微博链接', 'url', 'link', '文章url', '永久链接'], article: ['头条文章url', 'article_url'],
    repost: ['是否转载', '是否转发', 'is_retweet'], original: ['是否原创', '是否为原创微博', 'is_original'], source: ['源微博正文', '源微博id', 'retweet_text'],
    account: ['公众号', '账号', '账号名称', '公众号名称', '昵称', '用户昵称', 'screen_name', '作者账号'], reads: ['阅读', '阅读数', '阅读量', '点赞数', '评论数', '转发数'],
  },
  comments: {
    id: ['留言编号', '评论id', '评论编号', 'comment_id'], post: ['信息编号', '微博id', '原微博id', '文章id', '信息标题', '文章标题', '文章', '标题', '链接', '文章链接', 'weibo_id'],
    text: ['留言内容', '评论内容', '留言', '评论', '咨询内容', '网友留言'], date: ['留言时间', '评论时间', '评论日期', '留言日期', '提交时间', '时间'],
    reply: ['回复内容', '回复', '答复内容', '作者回复', '答复'], replied: ['回复时间', '答复时间', '回复日期', '答复日期', '作者回复时间'],
  },
  accounts: {
    name: ['账号名称', '账号', '名称', '公众号名称', '微博昵称', '应用名称', '新媒体名称'], platform: ['平台', '类型', '新媒体类型', '所属平台', '渠道'], unit: ['单位', '主办单位', '开设单位', '单位名称', '运营单位'],
    accountId: ['账号标识', '账号id', '微信号', '原始id', '微博uid', 'uid', '包名'], type: ['账号类型', '公众号类型', '订阅号或服务号'], subject: ['认证主体', '认证信息', '认证单位', '账号主体', '认证说明', '开发者'],
    description: ['简介', '功能介绍', '介绍'], state: ['状态', '运营状态', '运行状态', '账号状态', '使用状态'],
  },
  entries: {
    title: ['入口名称', '功能名称', '菜单名称', '服务名称', '菜单', '功能', '入口'], path: ['上级菜单', '菜单路径', '一级菜单', '所在位置'], url: ['链接', '网址', '地址', 'url'], category: ['类别', '分类', '种类'],
    state: ['打开情况', '能否打开', '是否正常', '使用情况', '试用结果'], mode: ['办理方式', '使用方式', '提供方式'], adapted: ['是否适配', '是否适配手机', '界面适配', '手机适配'],
    guide: ['有无指南', '办事指南', '有办事指南'], form: ['有无表格', '表格下载', '有表格下载'], sample: ['有无示范', '填写示范', '有填写示范', '样表'],
    data: ['数据同源', '数据一致'], system: ['服务同根', '同一系统'], login: ['一次认证', '统一认证'], network: ['一网通办', '全网通办'],
    items: ['评价内容', '可评价内容', '评价项目'], published: ['结果公开', '评价结果', '公开情况'], tried: ['试用日期', '查看日期', '日期'], screenshot: ['截图', '截图文件', '截屏'],
  },
  searches: { query: ['搜索词', '搜索内容', '关键词', '查询词'], relevant: ['是否切题', '首屏切题', '结果切题'], opens: ['链接有效', '能否打开', '结果能打开', '打开情况'], results: ['结果数', '结果条数'], tried: ['试用日期', '查看日期', '日期'], screenshot: ['截图', '截图文件', '截屏'] },
  features: { name: ['搜索功能', '功能项', '搜索特性'], present: ['有无', '是否具备', '是否有', '有没有'], tried: ['试用日期', '查看日期', '日期'], screenshot: ['截图', '截图文件', '截屏'] },
} as const satisfies Readonly<Record<TableKind, Readonly<Record<string, readonly string[]>>>>

/** A header is one of the kind when each of these groups has a column. */
const NEEDED: Readonly<Record<TableKind, readonly (readonly string[])[]>> = {
  posts: [['title', 'text'], ['date', 'later']],
  comments: [['text'], ['date', 'reply', 'id']],
  accounts: [['name'], ['platform', 'subject', 'accountId', 'type', 'state'], ['unit', 'subject', 'type']],
  entries: [['title'], ['state', 'category', 'mode', 'adapted', 'url']],
  searches: [['query'], ['relevant', 'opens', 'results']],
  features: [['name'], ['present']],
}
/** Asked in this order: what is told apart most surely first. */
const ORDER: readonly TableKind[] = ['comments', 'searches', 'features', 'entries', 'accounts', 'posts']

export interface TableHeader { readonly kind: TableKind; readonly columns: ReadonlyMap<string, number>; readonly names: readonly string[] }

/** What a row of cells is the header of; null: of nothing known. Of two columns of one meaning the one named first in the list wins. */
export function headerOf(cells: readonly string[]): TableHeader | null {
  const names = cells.map(plainName)
  for (const kind of ORDER) {
    const columns = new Map<string, number>()
    for (const [column, known] of Object.entries(COLUMNS[kind])) {
      const at = (known as readonly string[]).map(name => names.indexOf(name)).find(index => index >= 0)
      if (at !== undefined) columns.set(column, at)
    }
    if (NEEDED[kind].every(group => group.some(column => columns.has(column)))) return { kind, columns, names }
  }
  return null
}

const plainName = (cell: string): string => cell.normalize('NFKC').replace(/[\s\ufeff*]+/g, '').replace(/\(.{0,40}\)$/, '').toLowerCase()

/** What somebody is told whose table is not understood. */
export const NEEDED_COLUMNS = '发布内容需要“标题”或“正文”、“发布时间”；留言需要“留言内容”、“留言时间”或“回复内容”；账号名录需要“账号名称”、“平台”、“单位”；菜单需要“入口名称”、“打开情况”或“类别”；搜索试用需要“搜索词”、“是否切题”'

/** Names of an export, by columns only it has. */
export function formatOf({ kind, names }: TableHeader): string {
  if (kind === 'posts' && names.includes('bid') && names.includes('正文')) return 'weibo-crawler'
  if (kind === 'posts' && names.includes('微博正文')) return 'weiboSpider'
  if (kind === 'posts' && names.includes('公众号') && names.includes('文章类型')) return 'wechat-article-exporter'
  return `table-${kind}`
}
