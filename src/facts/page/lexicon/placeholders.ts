/** Values that a template, not a person, put into a meta tag. */
export const PLACEHOLDER = new RegExp(
  [
    '^[[{<]?\\s*(?:title|name|keywords?|description|sitename|siteidcode|sitedomain|columnname|columntype|pubdate|source|null|undefined|none|nan|n/?a|false|string|value|content)\\s*[\\]}>]?$',
    '^[-—_/\\\\.。·*#?？xX×0]+$',
    '\\$\\{|\\{\\{|\\}\\}|<%|%>|<!--|-->|\\{\\$|\\[\\$|#\\{|\\bTRS_|<\\$',
    '^\\{[^{}]*\\}$',
    '^(?:暂无|无|空|测试|待定|待填|默认|标题|请填写.*|请输入.*|此处填写.*|网站名称|站点名称|网站域名|网站标识码|栏目名称|栏目描述|栏目关键词|栏目类型|栏目类别|文章标题|发布时间|发布日期|信息来源|内容来源|来源)$',
  ].join('|'),
  'i',
)
