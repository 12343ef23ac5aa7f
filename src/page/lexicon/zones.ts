/** Words of ids and classes, and wordings, by which pages mark their parts. Matched on whole words (split at -, _, digits and camel case). */

export const FOOTER_WORDS: ReadonlySet<string> = new Set(['footer', 'foot', 'footers', 'bottom', 'copyright', 'copy', 'banquan', 'yejiao', 'dibu', 'bq', 'pagefooter', 'footbox', 'footerbox', 'footcon', 'footwrap', 'btm', 'wza-footer'])
export const HEADER_WORDS: ReadonlySet<string> = new Set(['header', 'head', 'top', 'topbar', 'topnav', 'masthead', 'banner', 'logo', 'toubu', 'headbox', 'headerbox', 'topbox'])
export const NAV_WORDS: ReadonlySet<string> = new Set(['nav', 'navs', 'navbar', 'menu', 'menus', 'mainnav', 'mainmenu', 'subnav', 'submenu', 'navigation', 'daohang', 'dh', 'navbox', 'topmenu', 'leftmenu', 'leftnav', 'sidenav', 'sidemenu'])
export const BREADCRUMB_WORDS: ReadonlySet<string> = new Set(['breadcrumb', 'breadcrumbs', 'crumb', 'crumbs', 'bread', 'mbx', 'mianbaoxie', 'dqwz', 'curpos', 'weizhi', 'dangqianweizhi', 'curlocation', 'currentposition', 'sitepath', 'navpath', 'szwz', 'breadcrumbnav', 'crumbnav'])
/** Also used for other things: they count only as the whole name. */
export const WEAK_BREADCRUMB_WORDS: ReadonlySet<string> = new Set(['position', 'location', 'dangqian', 'wz', 'local', 'place', 'path', 'lujing'])

/** Words beside a footer word that say it is the foot of a box, not of the page. */
export const BOX_WORDS: ReadonlySet<string> = new Set(['panel', 'card', 'modal', 'dialog', 'article', 'list', 'item', 'border', 'margin', 'mar', 'padding', 'pad', 'tab', 'table', 'box', 'title', 'tit', 'news', 'content', 'con', 'line', 'mb', 'pb', 'slide', 'swiper', 'post', 'entry'])

/** A line of text that begins the breadcrumbs. */
export const BREADCRUMB_LABEL = /^[\s【[>»·*]{0,4}(?:[您你]?(?:现在|当前|目前|现)?所?在?的?(?:当前)?(?:所在)?(?:位置|栏目)|当前位置|当前栏目)\s{0,2}(?:是|为|在)?\s{0,2}(?:[:：>＞»→|】\]]|$)\s*/

/** A trail without a label: 首页 > 政务公开 > …, written with a real separator (paging has none). */
export const BARE_TRAIL = /^(?:网站|本站)?(?:首页|主页)\s{0,3}(?:-?>|＞|»|›|→|\/|\\)\s{0,3}[^\s>]/

/** What may stand before either of them, and the characters that either begins with. */
export const TRAIL_MARKS = ' 【[>»·*'
export const TRAIL_BEGINS = '您你现当目所在的位栏网本首主'

/** Wording that only a footer has. */
export const FOOTER_WORDING = /ICP备\s?\d|ICP证|公网安备|网站标识码|政府网站标识码|版权所有|主办单位\s?[:：]|主办\s?[:：]|承办单位\s?[:：]|承办\s?[:：]|Copyright\s?[©&(]/i
