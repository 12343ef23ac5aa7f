/** Through which a unit serves: what evaluations compare. `linked` kinds may be known from a link alone. */
export const CHANNEL_KINDS = ['website', 'service-platform', 'data-platform', 'department-site', 'wechat', 'weibo', 'app', 'mini-program'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** Kinds that are web sites: collected by address, judged from their pages. The others are accounts, imported. */
export const SITE_KINDS: readonly ChannelKind[] = ['website', 'service-platform', 'data-platform', 'department-site']

/** What people read for a kind of channel: Chinese, English. */
export const CHANNEL_TITLES: Readonly<Record<ChannelKind, readonly [string, string]>> = {
  'website': ['门户网站', 'website'],
  'service-platform': ['政务服务平台', 'service platform'],
  'data-platform': ['数据开放平台', 'open-data portal'],
  'department-site': ['部门网站', 'department site'],
  'wechat': ['微信', 'WeChat'],
  'weibo': ['微博', 'Weibo'],
  'app': ['移动客户端', 'app'],
  'mini-program': ['小程序', 'mini-programme'],
}

/** Whether a text names a kind of channel. */
export const isChannelKind = (text: string): text is ChannelKind => (CHANNEL_KINDS as readonly string[]).includes(text)
