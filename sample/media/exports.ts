import { apk } from '../files/apk.ts'
import { COMMENTS, dayOf, secondsOf, WECHAT_POSTS, WEIBO_POSTS } from './posts.ts'
import type { SamplePost } from './posts.ts'

/** Files of one account, by name, as the tools that people use would have written them. */
export type Exports = Readonly<Record<string, string | Uint8Array>>

const UNIT = '青岚市人民政府'
const LINK = (mid: number): string => `http://mp.weixin.qq.com/s?__biz=MzA5OTk5OTk5OQ==&mid=${mid}&idx=1&sn=0123456789abcdef0123456789abcdef`
const midOf = (index: number): number => 2_600_000_001 + index
const csv = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map(row => row.map(cell => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')}\r\n`

/** The list twice, in two forms, with comments; a saved article; the menu; what people tried and the register. */
export function wechatExports(): Exports {
  const items = WECHAT_POSTS.map(({ week, title, text }, index) => ({ aid: `${midOf(index)}_1`, appmsgid: midOf(index), title, digest: text, link: LINK(midOf(index)), create_time: secondsOf(week), update_time: secondsOf(week), appmsg_album_infos: [] }))
  const [first] = WECHAT_POSTS
  return {
    'list.jsonl': items.map(item => JSON.stringify(item)).join('\n'),
    'exporter.json': JSON.stringify(items.slice(0, 5).map((item, index) => ({ ...item, _accountName: '青岚发布', content: WECHAT_POSTS[index]?.text, ...(index === 0 && { comments: COMMENTS.map(({ week, text, reply, days }, at) => ({ content_id: String(900 + at), nick_name: '网友', content: text, create_time: secondsOf(week), reply: { reply_list: reply === '' ? [] : [{ content: reply, create_time: secondsOf(week) + days * 86_400 }] } })) }) }))),
    'article.html': `<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="${first?.title}"></head><body><div class="rich_media_content" id="js_content"><p>${first?.text}</p></div><script>var mid = "${midOf(0)}"; var idx = "1"; var ct = "${secondsOf(first?.week ?? 1)}"; var nickname = htmlDecode("青岚发布"); var user_name = "gh_0a1b2c3d4e5f";</script></body></html>`,
    'menu.json': JSON.stringify({ is_menu_open: 1, selfmenu_info: { button: [{ name: '办事', sub_button: { list: [{ type: 'view', name: '企业开办', url: 'https://zwfw.qinglan.gov.cn/m/1' }, { type: 'view', name: '居住证办理', url: 'https://zwfw.qinglan.gov.cn/m/2' }] } }, { name: '查询', sub_button: { list: [{ type: 'view', name: '公交查询', url: 'https://zwfw.qinglan.gov.cn/m/3' }] } }] } }),
    'tried.csv': csv([
      ['入口名称', '上级菜单', '类别', '打开情况', '办理方式', '是否适配', '有无指南', '表格下载', '填写示范', '数据同源', '服务同根', '一次认证', '一网通办'],
      ['企业开办', '办事', '办事', '正常', '在线办理', '是', '有', '有', '有', '是', '是', '是', '否'], ['居住证办理', '办事', '办事', '正常', '预约', '否', '有', '有', '无', '是', '是', '是', '否'],
      ['公交查询', '查询', '查询', '正常', '', '是', '', '', '', '否', '是', '', ''],
    ]),
    'register.csv': REGISTER,
  }
}

const REGISTER = csv([['单位', '平台', '账号名称', '认证主体', '账号类型', '状态'], [UNIT, '微信公众号', '青岚发布', `${UNIT}办公室`, '订阅号', '正常运营'], [UNIT, '微信公众号', '青岚政务', `${UNIT}办公室`, '订阅号', '已公告拟停用'], [UNIT, '微博', '青岚发布', `${UNIT}新闻办公室`, '', '正常运营'], [UNIT, 'App', '青岚办', UNIT, '', '正常运营'], ['岚东区人民政府', '微信公众号', '岚东发布', '岚东区人民政府', '', '正常运营']])

/** weibo-crawler's table and the comments of one microblog. */
export function weiboExports(): Exports {
  const header = ['id', 'bid', '正文', '头条文章url', '原始图片url', '视频url', '位置', '日期', '工具', '点赞数', '评论数', '转发数', '话题', '@用户', '完整日期']
  const textOf = ({ title, text }: SamplePost): string => (title === '' ? text : `【${title}】${text}`)
  return {
    'weibo.csv': csv([header, ...WEIBO_POSTS.map((post, index) => [`${4_560_000_000_000_001 + index}\t`, '', textOf(post), '', '', '', '', dayOf(post.week), '微博 weibo.com', '1', '0', '0', '', '', `${dayOf(post.week)} 09:00:00`])]),
    'profile.json': JSON.stringify({ user: { id: '2803301701', screen_name: '青岚发布', verified_reason: `${UNIT}新闻办公室官方微博` }, weibo: [] }),
    'comments.json': JSON.stringify({ ok: 1, data: { data: [{ id: '4560000000009001', rootid: '4560000000009001', created_at: 'Wed Nov 18 10:00:00 +0800 2020', text: '停水到几点？', like_counts: 0, analysis_extra: 'author_uid:2803301701|mid:4560000000000001', user: { id: 9, screen_name: '网友' }, comments: [{ id: '1', created_at: 'Wed Nov 18 15:00:00 +0800 2020', text: '您好，当日 20 时恢复供水，详询 12345。', user: { id: 2803301701, screen_name: '青岚发布' } }] }] } }),
    'register.csv': REGISTER,
  }
}

/** The package, its page in a store, what was tried in it. */
export function appExports(): Exports {
  const posts = WEIBO_POSTS.filter(({ title }) => title !== '')
  return {
    'qinglanban.apk': apk({ package: 'cn.gov.qinglan.app', versionName: '2.3.1', versionCode: 231, targetSdk: 28, permissions: ['android.permission.CAMERA', 'android.permission.INTERNET'], cleartext: false, signed: 'v2', day: '2020-10-20' }),
    'store.json': JSON.stringify({ resultCount: 1, results: [{ trackName: '青岚办', bundleId: 'cn.gov.qinglan.app', sellerName: UNIT, version: '2.3.1', currentVersionReleaseDate: '2020-10-20T08:00:00Z', trackViewUrl: 'https://apps.apple.com/cn/app/id1' }] }),
    'posts.csv': csv([['标题', '正文', '发布时间'], ...posts.map(({ week, title, text }) => [title, text, dayOf(week)])]),
    'functions.csv': csv([
      ['入口名称', '类别', '打开情况', '办理方式', '是否适配', '链接', '评价内容', '结果公开'],
      ...Array.from({ length: 9 }, (_, index) => [`事项 ${index + 1} 在线办理`, '办事', '正常', '在线办理', '是', `https://zwfw.qinglan.gov.cn/m/${index}`, '', '']),
      ['不动产办理', '办事', '白屏', '在线办理', '是', 'https://zwfw.qinglan.gov.cn/m/gone', '', ''], ['好差评', '评价', '正常', '', '是', '', '办理速度、服务态度、便利程度', '公开统计'],
    ]),
    'search.csv': csv([['搜索词', '是否切题', '链接有效'], ...Array.from({ length: 10 }, (_, index) => [`词语 ${index + 1}`, index < 7 ? '是' : '否', index < 7 ? '能' : ''])]),
    'features.csv': csv([['搜索功能', '有无'], ['联想提示', '有'], ['热词', '有'], ['语音输入', '无']]),
    'register.csv': REGISTER,
  }
}

/** Notices of the year that name the city's new media. */
export const NOTICES = csv([['日期', '标题', '类型', '渠道', '是否严重', '是否整改'], ['2020-06-01', '政务微信发布错别字的通报', '内容', '政务新媒体', '否', '是']])

