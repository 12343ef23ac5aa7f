import { BADGE_ID, CITY, DATA, FOREIGN_SITE_CODE, ICP, POLICE, POLICE_RECORD, PORTAL, SERVICE, SITE_CODE, SITE_NAMES, SPONSOR } from '../city.ts'
import { escapeHtml } from '../text/fill.ts'

export type MetaFault = 'foreign-code' | 'empty-code' | 'placeholder-column' | 'null-column' | 'no-source' | 'no-date' | 'swapped-attributes' | 'site-name-as-column'

/** Everything a page says about itself; `renderPage` puts it into the site's frame. */
export interface PageSpec {
  readonly url: string
  readonly title: string
  /** Decides how many of the mandated metas belong on the page (3, 7 or 10). */
  readonly kind: 'home' | 'list' | 'item'
  /** From the top without home; the last one is the page's own column or name. */
  readonly crumbs: readonly (readonly [string, string])[]
  readonly main: string
  readonly column?: { readonly name: string; readonly type: string }
  readonly item?: { readonly date: string; readonly source: string }
  readonly faults?: readonly MetaFault[]
  readonly head?: string
  readonly footer?: 'static' | 'script'
  /** Text of a wrong or missing breadcrumb is part of the sample's faults. */
  readonly hasBreadcrumb?: boolean
}

const NAV: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  [PORTAL]: [['首页', '/'], ['政务动态', '/xwdt/'], ['政务公开', '/zwgk/'], ['政策解读', '/zcjd/'], ['办事服务', `http://${SERVICE}/`], ['互动交流', '/hdjl/'], ['数据开放', `http://${DATA}/`], ['专题专栏', '/zt/']],
  [SERVICE]: [['首页', '/'], ['事项目录', '/sxml/'], ['便民查询', '/cx/'], ['专题服务', '/ztfw/'], ['一件事', '/yjs/'], ['好差评', '/hcp/'], ['咨询投诉', `http://${PORTAL}/hdjl/`], ['市政府门户', `http://${PORTAL}/`]],
  [DATA]: [['首页', '/'], ['数据目录', '/catalog/'], ['应用案例', '/apps/'], ['开放申请', '/request.html'], ['接口文档', '/api-doc.html'], ['市政府门户', `http://${PORTAL}/`]],
}

function metas(spec: PageSpec): string {
  const host = new URL(spec.url).host
  const has = (fault: MetaFault): boolean => spec.faults?.includes(fault) ?? false
  const siteCode = has('foreign-code') ? FOREIGN_SITE_CODE : has('empty-code') ? '' : SITE_CODE
  const rows: [string, string][] = [['SiteName', SITE_NAMES[host] ?? ''], ['SiteDomain', host], ['SiteIDCode', siteCode]]
  if (spec.kind !== 'home' && spec.column !== undefined) {
    const column = has('null-column') ? 'null' : has('site-name-as-column') ? (SITE_NAMES[host] ?? '') : spec.column.name
    rows.push(['ColumnName', column], ['ColumnType', spec.column.type])
    rows.push(['ColumnDescription', has('placeholder-column') ? '{{栏目描述}}' : `${CITY}${spec.column.name}栏目，发布${spec.column.name}相关信息`], ['ColumnKeywords', has('placeholder-column') ? '栏目关键词' : `${CITY},${spec.column.name}`])
  }
  if (spec.kind === 'item' && spec.item !== undefined) {
    rows.push(['ArticleTitle', spec.title])
    if (!has('no-date')) rows.push(['PubDate', spec.item.date])
    rows.push(['ContentSource', has('no-source') ? '' : spec.item.source])
  }
  const line = ([name, content]: [string, string]): string => has('swapped-attributes') ? `<meta content='${escapeHtml(content)}' name='${name}'/>` : `<meta name="${name}" content="${escapeHtml(content)}"/>`
  return rows.map(line).join('\n')
}

/** The footer as static markup: the marks, a link to the site map and the fault-report entry. */
export function footerHtml(url: string): string {
  return `<div class="footer" id="footer">
<p><a href="http://${PORTAL}/wzdt/">网站地图</a> | <a href="http://${PORTAL}/ysbh.html">隐私声明</a> | <a href="http://${PORTAL}/lxwm.html">联系我们</a></p>
<p>主办单位：${SPONSOR}　承办单位：青岚市大数据管理局　联系电话：0990-8100000</p>
<p>网站标识码：${SITE_CODE}　<a href="http://beian.miit.gov.cn/" target="_blank">${ICP}</a>　<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=${POLICE_RECORD}"><img src="http://${PORTAL}/images/ga.png" alt="公安备案">${POLICE}</a></p>
<p><span id="_ideConac"><a href="http://bszs.conac.cn/sitename?method=show&amp;id=${BADGE_ID}"><img src="http://dcs.conac.cn/image/red.png" alt="党政机关" title="党政机关"></a></span>
<span id="_span_jiucuo"><a href="http://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${SITE_CODE}&amp;url=${encodeURIComponent(url)}"><img src="http://${PORTAL}/images/jiucuo.png" alt="我为政府网站找错"></a></span></p>
</div>`
}

function breadcrumb(spec: PageSpec): string {
  if (spec.crumbs.length === 0 || spec.hasBreadcrumb === false) return ''
  const parts = spec.crumbs.map(([text, url]) => `<a href="${url}">${escapeHtml(text)}</a>`)
  return `<div class="position">当前位置：<a href="/">首页</a> &gt; ${parts.join(' &gt; ')}${spec.kind === 'item' ? ' &gt; 正文' : ''}</div>`
}

/** A whole HTML page in the frame of its host: header with name and search, navigation, breadcrumb, main part, footer. */
export function renderPage(spec: PageSpec): string {
  const host = new URL(spec.url).host
  const site = SITE_NAMES[host] ?? ''
  const nav = (NAV[host] ?? []).map(([text, url]) => `<li><a href="${url}">${text}</a></li>`).join('')
  const title = spec.kind === 'home' ? site : `${spec.title}-${site}`
  const footer = spec.footer === 'script' ? `<div id="footer"></div><script src="http://${PORTAL}/js/footer.js"></script>` : footerHtml(spec.url)
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
${spec.head ?? '<meta charset="utf-8">'}
<title>${escapeHtml(title)}</title>
${metas(spec)}
<link rel="stylesheet" href="http://${PORTAL}/css/site.css">
<script src="http://${PORTAL}/js/jquery-1.8.3.min.js"></script>
</head>
<body>
<div class="header"><a class="logo" href="/"><img src="http://${PORTAL}/images/logo.png" alt="${site}"><span>${site}</span></a>
<form class="search" action="http://${PORTAL}/search" method="get"><input type="text" name="q" placeholder="请输入搜索关键词"><button type="submit">搜索</button></form>
<p class="tools"><a href="http://${SERVICE}/login.html">登录</a> <a href="http://${SERVICE}/register.html">注册</a> <a href="http://${PORTAL}/znwd/">智能问答</a></p></div>
<div class="nav"><ul>${nav}</ul></div>
${breadcrumb(spec)}
<div class="main">
${spec.main}
</div>
${footer}
<div class="sample-mark">示例数据 虚构城市</div>
</body>
</html>
`
}
