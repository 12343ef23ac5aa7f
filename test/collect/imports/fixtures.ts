/** Exports as the tools write them, made up: each names its format. */

const LINK = (mid: number, index: number): string => `http://mp.weixin.qq.com/s?__biz=MzA5OTk5OTk5OQ==&mid=${mid}&idx=${index}&sn=0123456789abcdef0123456789abcdef&chksm=8b#rd`
const SECONDS = 1_604_670_945 // 2020-11-06 21:55:45 in Beijing

/** wechat_articles_spider: one object a line, names in \u escapes. */
export const APPMSG_LINES = [
  { aid: '2659017567_1', album_id: '0', appmsg_album_infos: [{ title: '政策' }], appmsgid: 2659017567, cover: 'https://mmbiz.qlogo.cn/x', create_time: SECONDS + 1, digest: '惠企政策十条', item_show_type: 0, itemidx: 1, link: LINK(2659017567, 1), tagid: [], title: '青岚市出台惠企政策十条', update_time: SECONDS },
  { aid: '2659017567_2', album_id: '0', appmsg_album_infos: [], appmsgid: 2659017567, create_time: SECONDS + 1, digest: '', itemidx: 2, link: LINK(2659017567, 2), title: '天气提醒：周末降温', update_time: SECONDS },
].map(one => JSON.stringify(one).replace(/[\u4e00-\u9fff：]/g, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('\n')

/** wechat-article-exporter: an array, the account in `_accountName`, comments inside. */
export const EXPORTER_JSON = JSON.stringify([
  { aid: '2659017567_1', link: LINK(2659017567, 1), title: '青岚市出台惠企政策十条', digest: '惠企政策十条', create_time: SECONDS + 1, update_time: SECONDS, appmsg_album_infos: [], _accountName: '青岚发布', content: '为支持企业复工复产，市政府出台惠企政策十条，减免租金、延缓缴税。', comments: [{ content_id: '68464', nick_name: '网友甲', content: '什么时候开始申报？', create_time: SECONDS + 3600, like_num: 3, reply: { reply_list: [{ content: '您好，自11月10日起在市政务服务网申报。', create_time: SECONDS + 7200 }] } }] },
  { aid: '2659017600_1', link: LINK(2659017600, 1), title: '市政府召开常务会议', digest: '', create_time: SECONDS + 86_401, update_time: SECONDS + 86_400, appmsg_album_infos: [], _accountName: '青岚发布' },
])

/** The back end's own list, and the list of publications: JSON in a text in JSON. */
export const APP_MSG_LIST = JSON.stringify({ app_msg_cnt: 1, app_msg_list: [{ aid: '2659017700_1', appmsgid: 2659017700, digest: '', itemidx: 1, link: LINK(2659017700, 1), title: '关于征求意见的公告', update_time: SECONDS }], base_resp: { err_msg: 'ok', ret: 0 } })
export const PUBLISH_PAGE = JSON.stringify({ base_resp: { ret: 0 }, publish_page: JSON.stringify({ total_count: 1, publish_list: [{ publish_type: 101, publish_info: JSON.stringify({ type: 9, appmsgex: [{ aid: '2659017800_1', link: LINK(2659017800, 1), title: '一图读懂惠企政策', update_time: SECONDS }] }) }] }) })

/** History of an account (`action=getmsg`). */
export const HISTORY = JSON.stringify({ ret: 0, general_msg_list: JSON.stringify({ list: [{ comm_msg_info: { id: 1000000123, type: 49, datetime: SECONDS }, app_msg_ext_info: { title: '青岚市出台惠企政策十条', digest: '', content_url: LINK(2659017567, 1).replaceAll('&', '&amp;'), multi_app_msg_item_list: [{ title: '天气提醒：周末降温', digest: '', content_url: LINK(2659017567, 2) }] } }] }) })

export const ELECTED_COMMENTS = JSON.stringify({ base_resp: { ret: 0 }, elected_comment: [{ content: '点赞', content_id: '6846263421277569047', create_time: SECONDS, id: 3, nick_name: '网友乙', reply: { reply_list: [] } }], elected_comment_total_cnt: 1 })

export const SELF_MENU = JSON.stringify({ is_menu_open: 1, selfmenu_info: { button: [{ name: '办事', sub_button: { list: [{ type: 'view', name: '办事指南', url: 'https://zwfw.qinglan.gov.cn/wx/guides' }, { type: 'miniprogram', name: '社保查询', url: 'http://mp.weixin.qq.com', pagepath: 'pages/si' }] } }, { type: 'view', name: '我要投诉', url: 'https://www.qinglan.gov.cn/m/mail' }] } })

/** A saved article; the account and the ids stand in scripts. */
export const ARTICLE_HTML = `<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="青岚市出台惠企政策十条" /><meta property="og:url" content="http://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv" /></head>
<body><div id="js_article" class="rich_media"><h1 class="rich_media_title" id="activity-name">青岚市出台惠企政策十条</h1><a id="js_name">青岚发布</a>
<div class="rich_media_content" id="js_content"><p>为支持企业复工复产，市政府出台惠企政策十条。</p><p>详见<a href="https://www.qinglan.gov.cn/zwgk/zcwj/1.html">政策全文</a></p></div></div>
<script>var biz = "MzA5OTk5OTk5OQ=="||""; var mid = "2659017567" || ""|| ""; var idx = "1" || "" || ""; var user_name = "gh_0123456789ab"; var ct = "${SECONDS}"; var nickname = htmlDecode("青岚发布"); var msg_title = '青岚市出台惠企政策十条'.html(false); var msg_link = "http://mp.weixin.qq.com/s?__biz=MzA5OTk5OTk5OQ==&amp;mid=2659017567&amp;idx=1#rd";</script></body></html>`

export const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel><title><![CDATA[青岚发布的微博]]></title><link>https://weibo.com/2803301701/</link><description>made by a feed server</description>
<item><title><![CDATA[今天，青岚市召开优化营商环境大会]]></title><description><![CDATA[今天，青岚市召开优化营商环境大会，部署“放管服”改革重点任务。<a href="https://www.qinglan.gov.cn/">全文</a>]]></description><pubDate>Fri, 06 Nov 2020 13:55:45 GMT</pubDate><guid isPermaLink="false">https://weibo.com/2803301701/Jsu8cevgF</guid><link>https://weibo.com/2803301701/Jsu8cevgF</link></item>
<item><title>转发微博</title><description>转发微博 - 转发 @岚东发布: 道路施工公告</description><pubDate>Sat, 07 Nov 2020 01:00:00 GMT</pubDate><link>https://weibo.com/2803301701/JsWkQ0abc</link></item></channel></rss>`
export const ATOM = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>青岚发布 - 公众号</title><id>https://example.org/feed</id><updated>2020-11-07T00:00:00Z</updated><entry><title>青岚市出台惠企政策十条</title><link href="https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv"/><id>https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv</id><published>2020-11-06T13:55:45Z</published><updated>2020-11-08T13:55:45Z</updated><content type="html">&lt;p&gt;为支持企业&lt;/p&gt;</content><author><name>青岚发布</name></author></entry></feed>`
export const JSON_FEED = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: '青岚发布', items: [{ id: 'https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv', url: 'https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv', title: '青岚市出台惠企政策十条', content_html: '<p>为支持企业</p>', date_published: '2020-11-06T13:55:45.000Z', authors: [{ name: '青岚发布' }] }] })

/** weibo-crawler: numbers end with a tab, the date twice. */
export const CRAWLER_CSV = `\uFEFFid,bid,正文,头条文章url,原始图片url,视频url,位置,日期,工具,点赞数,评论数,转发数,话题,@用户,完整日期,是否原创,源用户id,源用户昵称,源微博id,源微博正文
4567890123456789\t,Jsu8cevgF,"今天，青岚市召开优化营商环境大会，
部署“放管服”改革重点任务。",,,,青岚,2020-11-06,微博 weibo.com,12,3,4,,,2020-11-06 21:55:45,True,,,,
4567890123456790\t,Jsu8cevgG,转发微博,,,,,2020-11-07,iPhone,0,0,0,,,2020-11-07 09:00:00,False,123,岚东发布,4567890123456000\t,道路施工公告
`
/** Its older files have fewer columns. */
export const CRAWLER_CSV_OLD = 'id,bid,正文,原始图片url,视频url,日期,点赞数,评论数,转发数,话题,@用户\n4567890123456789,Jsu8cevgF,今天，青岚市召开优化营商环境大会,,,2020-11-06,12,3,4,,\n'
export const CRAWLER_JSON = JSON.stringify({ user: { id: '2803301701', screen_name: '青岚发布', verified_reason: '青岚市人民政府新闻办公室官方微博', description: '青岚市政府新闻办' }, weibo: [{ user_id: 2803301701, screen_name: '青岚发布', id: 4567890123456789, bid: 'Jsu8cevgF', text: '今天，青岚市召开优化营商环境大会', article_url: '', pics: '', created_at: '2020-11-06T21:55:45', source: '微博', attitudes_count: 12, comments_count: 3, reposts_count: 4, topics: '', at_users: '', full_created_at: '2020-11-06 21:55:45' }] })
/** weiboSpider: other names, the id is the short one. */
export const SPIDER_CSV = '\uFEFF微博id,微博正文,头条文章url,原始图片url,被转发微博原始图片url,是否为原创微博,微博视频url,发布位置,发布时间,发布工具,点赞数,转发数,评论数\nJsu8cevgF,今天，青岚市召开优化营商环境大会,,,,True,,无,2020-11-06 21:55,微博 weibo.com,12,4,3\n'
export const SPIDER_JSON = JSON.stringify({ user: { id: '2803301701', nickname: '青岚发布' }, weibo: [{ id: 'Jsu8cevgF', user_id: '2803301701', content: '今天，青岚市召开优化营商环境大会', publish_time: '2020-11-06 21:55', original: true, original_pictures: '无', video_url: '无' }] }, null, 4)
/** What m.weibo.cn answers: cards, some in groups. */
export const CARDS = JSON.stringify({ ok: 1, data: { cardlistInfo: { total: 2 }, cards: [{ card_type: 9, mblog: { id: '4567890123456789', mid: '4567890123456789', bid: 'Jsu8cevgF', created_at: 'Fri Nov 06 21:55:45 +0800 2020', text: '今天，青岚市召开<a href="https://m.weibo.cn/search?q=x">#优化营商环境#</a>大会', user: { id: 2803301701, screen_name: '青岚发布' } } }, { card_type: 11, card_group: [{ card_type: 9, mblog: { id: '4567890123456790', created_at: 'Sat Nov 07 09:00:00 +0800 2020', text: '转发微博', retweeted_status: { id: '1' }, user: { id: 2803301701, screen_name: '青岚发布' } } }] }, { card_type: 58 }] } })
export const HOTFLOW = JSON.stringify({ ok: 1, data: { data: [{ id: '4567890999999999', rootid: '4567890999999999', created_at: 'Fri Nov 06 22:55:45 +0800 2020', text: '路什么时候修好？', like_counts: 1, analysis_extra: 'author_uid:2803301701|mid:4567890123456789', user: { id: 99, screen_name: '网友丙' }, comments: [{ id: '1', created_at: 'Sat Nov 07 09:55:45 +0800 2020', text: '<a href="/n/x">@网友丙</a> 您好，预计本月底完工。', user: { id: 2803301701, screen_name: '青岚发布' } }, { id: '2', created_at: 'Sat Nov 07 10:00:00 +0800 2020', text: '同问', user: { id: 100, screen_name: '网友丁' } }] }], max_id: 0 } })
export const APP_STORE = JSON.stringify({ resultCount: 1, results: [{ trackName: '青岚办', bundleId: 'cn.gov.qinglan.app', sellerName: '青岚市大数据管理局', version: '2.3.1', currentVersionReleaseDate: '2020-10-20T08:00:00Z', description: '青岚市政务服务移动端', trackViewUrl: 'https://apps.apple.com/cn/app/id1' }] })
