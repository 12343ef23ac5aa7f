import { escapeHtml } from '../text/fill.ts'
import type { ColumnSpec } from './column.ts'

/** One row of a list page; `date` is shown as its day. */
export interface ListRow { readonly title: string; readonly url: string; readonly date: string }

/** One page of a list: its address below the column and the HTML of the list on it; and the answers of its endpoints. */
export interface ListOutput {
  readonly pages: readonly { readonly name: string; readonly html: string }[]
  readonly endpoints: readonly { readonly path: string; readonly type: string; readonly body: string }[]
}

const short = (title: string): string => (title.length > 26 ? `${title.slice(0, 25)}…` : title)
const row = (item: ListRow): string => `<li><a href="${new URL(item.url).pathname}" title="${escapeHtml(item.title)}">${escapeHtml(short(item.title))}</a><span>${item.date.slice(0, 10)}</span></li>`
const chunks = <T>(items: readonly T[], size: number): T[][] => Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, n) => items.slice(n * size, (n + 1) * size))

/** Page 1 is index.html; paging is plain links to index_2.html and so on. */
function plain(groups: readonly ListRow[][], list: (rows: readonly ListRow[]) => string): ListOutput {
  const name = (n: number): string => (n === 0 ? 'index.html' : `index_${n + 1}.html`)
  const pages = groups.map((rows, n) => {
    const links = groups.length === 1 ? '' : `<div class="pages">${n > 0 ? `<a href="${name(n - 1)}">上一页</a> ` : ''}${groups.map((_, m) => (m === n ? `<b>${m + 1}</b>` : `<a href="${name(m)}">${m + 1}</a>`)).join(' ')}${n < groups.length - 1 ? ` <a href="${name(n + 1)}">下一页</a>` : ''}</div>`
    return { name: name(n), html: `${list(rows)}${links}` }
  })
  return { pages, endpoints: [] }
}

const unordered = (rows: readonly ListRow[]): string => `<ul class="list">\n${rows.map(row).join('\n')}\n</ul>`

function table(rows: readonly ListRow[]): string {
  const lines = rows.map((item, n) => `<tr><td>${n + 1}</td><td><a href="${new URL(item.url).pathname}">${escapeHtml(item.title)}</a></td><td>990100000/${item.date.slice(0, 4)}-${String(1000 + n)}</td><td>${item.date.slice(0, 10)}</td></tr>`)
  return `<table class="list"><tr><th>序号</th><th>名称</th><th>索引号</th><th>发布日期</th></tr>\n${lines.join('\n')}\n</table>`
}

/** TRS: page 2 is index_1.html and only a script knows how many pages there are. An older call stands in a comment, as on real sites. */
function createPageHtml(groups: readonly ListRow[][]): ListOutput {
  const pages = groups.map((rows, n) => ({
    name: n === 0 ? 'index.html' : `index_${n}.html`,
    html: `${unordered(rows)}
<!-- <script>createPageHTML(99, 0, "index", "html");</script> -->
<script src="/js/page.js"></script>
<div class="pages"><script>var countPage = ${groups.length};
createPageHTML(${groups.length}, ${n}, "index", "html");</script></div>`,
  }))
  return { pages, endpoints: [] }
}

const record = (item: ListRow): string => `<record><![CDATA[<li><a href='${new URL(item.url).pathname}' title='${escapeHtml(item.title)}' target='_blank'>${escapeHtml(short(item.title))}</a><span>${item.date.slice(0, 10)}</span></li>]]></record>`

/** Hanweb: the rows stand in an XML island, further ones come from the data proxy its nextgroup names. */
function hanweb(spec: ColumnSpec, groups: readonly ListRow[][]): ListOutput {
  const proxy = (n: number): string => `/module/web/jpage/dataproxy.jsp?page=${n}&columnid=${spec.key}&unitid=120&webname=qinglan&permissiontype=0`
  const island = (rows: readonly ListRow[], n: number): string => {
    const next = n + 1 < groups.length ? `<nextgroup><![CDATA[<a href="${proxy(n + 1)}"></a>]]></nextgroup>` : ''
    return `<datastore>${next}<recordset>${rows.map(record).join('\n')}</recordset></datastore>`
  }
  const total = groups.reduce((sum, rows) => sum + rows.length, 0)
  return {
    pages: [{ name: 'index.html', html: `<div id="120" class="default_pgContainer"></div>
<script type="text/xml">${island(groups[0] ?? [], 0)}</script>
<script>var pageSetting = {totalRecord: ${total}, perPage: ${spec.perPage}, proxyUrl: '/module/web/jpage/dataproxy.jsp'};
(function () { var source = document.querySelector('script[type="text/xml"]').textContent; var rows = source.match(/<li>.*?<\\/li>/g) || []; document.getElementById('120').innerHTML = '<ul>' + rows.join('') + '</ul>'; })();</script>` }],
    endpoints: groups.slice(1).map((rows, n) => ({ path: proxy(n + 1), type: 'text/xml; charset=utf-8', body: `<?xml version="1.0" encoding="UTF-8"?>\n${island(rows, n + 1)}` })),
  }
}

/** JPAAS: the rows stand in a script as JSON; `urls` is JSON inside JSON. */
function json(rows: readonly ListRow[]): ListOutput {
  const list = rows.map(item => ({ title: item.title, pubDate: item.date, urls: JSON.stringify({ pc: new URL(item.url).pathname }) }))
  return {
    pages: [{ name: 'index.html', html: `<ul id="articles" class="list"></ul>
<script>var pageData = {"total": ${rows.length}, "articleList": ${JSON.stringify(list).replaceAll('<', '\\u003c')}};
pageData.articleList.forEach(function (a) { var li = document.createElement('li'); var link = document.createElement('a'); link.href = JSON.parse(a.urls).pc; link.textContent = a.title; li.appendChild(link); var s = document.createElement('span'); s.textContent = a.pubDate.slice(0, 10); li.appendChild(s); document.getElementById('articles').appendChild(li); });</script>` }],
    endpoints: [],
  }
}

/** Only a browser sees the rows: the address of the endpoint is put together by script. */
function xhr(spec: ColumnSpec, rows: readonly ListRow[]): ListOutput {
  const list = rows.map(item => ({ t: item.title, u: new URL(item.url).pathname, d: item.date.slice(0, 10) }))
  return {
    pages: [{ name: 'index.html', html: `<ul id="infolist" class="list"></ul>
<script>(function () { var base = ['api', 'list', '${spec.key}'].join('/'); var x = new XMLHttpRequest(); x.open('GET', '/' + base + '.json');
x.onload = function () { JSON.parse(x.responseText).rows.forEach(function (r) { var li = document.createElement('li'); var a = document.createElement('a'); a.href = r.u; a.textContent = r.t; li.appendChild(a); var s = document.createElement('span'); s.textContent = r.d; li.appendChild(s); document.getElementById('infolist').appendChild(li); }); }; x.send(); })();</script>` }],
    endpoints: [{ path: `/api/list/${spec.key}.json`, type: 'application/json; charset=utf-8', body: JSON.stringify({ rows: list }) }],
  }
}

/** Prints a column's list in the form the column uses. An empty column says so. */
export function printList(spec: ColumnSpec, rows: readonly ListRow[]): ListOutput {
  if (rows.length === 0) return { pages: [{ name: 'index.html', html: '<ul class="list"></ul><p class="none">暂无信息</p>' }], endpoints: [] }
  const groups = chunks(rows, spec.perPage)
  switch (spec.form) {
    case 'plain': return plain(groups, unordered)
    case 'table': return plain(groups, table)
    case 'create-page-html': return createPageHtml(groups)
    case 'hanweb': return hanweb(spec, groups)
    case 'json': return json(rows)
    case 'xhr': return xhr(spec, rows)
  }
}
