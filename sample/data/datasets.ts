import { COMPANIES, DATA, DISTRICTS, ROADS, SCHOOLS } from '../city.ts'
import { daysBefore } from '../calendar.ts'
import { mimeOf } from '../files/mime.ts'
import { xlsx } from '../files/office.ts'
import { pdf } from '../files/pdf.ts'
import { renderPage } from '../portal/shell.ts'
import { seededRandom } from '../random.ts'
import type { Random } from '../random.ts'
import type { AnswerBook } from '../site.ts'
import { APPLICATIONS, CYCLE_DAYS, DATASETS, DOMAINS } from './dataset-data.ts'
import type { DatasetSpec, FieldSpec } from './dataset-data.ts'

export interface BuiltDataset { readonly spec: DatasetSpec; readonly url: string; readonly updated: string; readonly published: string; readonly files: readonly { readonly url: string; readonly format: string }[]; readonly isLate: boolean; readonly undescribed: readonly string[] }

function cell(field: FieldSpec, row: number, random: Random): string {
  if (field.type === '数值型') return String(random.int(1, 4) * 25 + row)
  if (field.type === '日期型') return daysBefore(20 + row * 3)
  if (/企业|当事人/.test(field.name)) return `${COMPANIES[row % COMPANIES.length] ?? ''}${row >= COMPANIES.length ? `（${row}号基地）` : ''}`
  if (/地址/.test(field.name)) return `${random.pick(DISTRICTS)}${random.pick(ROADS)}${10 + row * 3}号`
  if (/区县/.test(field.name)) return DISTRICTS[row % DISTRICTS.length] ?? ''
  if (/学校/.test(field.name)) return `${SCHOOLS[row % SCHOOLS.length] ?? ''}${row >= SCHOOLS.length ? `${Math.floor(row / SCHOOLS.length)}校区` : ''}`
  if (/电话/.test(field.name)) return `0990-8${String(100000 + row * 37)}`
  if (/时间/.test(field.name)) return '8:30—17:30'
  return `${field.name}${String(row + 1).padStart(2, '0')}`
}

/** Rows under a head of Chinese field names, with the faults of the dataset put in. */
function tableOf(spec: DatasetSpec): string[][] {
  const random = seededRandom(`dataset/${spec.title}`)
  const extra = spec.extraColumn === null ? [] : [spec.extraColumn]
  const head = [...spec.fields.map(field => field.name), ...extra]
  const rows = Array.from({ length: spec.rows }, (_, row) => spec.fields.map(field => cell(field, row, random)).concat(extra.map(() => `0990-86${String(10000 + row)}`)))
  const repeated = rows.slice(0, spec.duplicateRows)
  const empty = Array.from({ length: spec.emptyRows }, () => head.map(() => ''))
  return [head, ...rows, ...repeated, ...empty]
}

const csvOf = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map(row => row.map(value => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',')).join('\r\n')}\r\n`

function jsonOf(spec: DatasetSpec, [head = [], ...rows]: readonly (readonly string[])[]): string {
  const numeric = new Set(spec.fields.filter(field => field.type === '数值型').map(field => field.name))
  const text = JSON.stringify(rows.map(row => Object.fromEntries(head.map((name, n) => [name, numeric.has(name) && row[n] !== '' ? Number(row[n]) : row[n]]))), null, 1)
  return spec.brokenJson ? text.slice(0, Math.floor(text.length * 0.7)) : text
}

function putFiles(book: AnswerBook, spec: DatasetSpec, index: number): { url: string; format: string }[] {
  const rows = tableOf(spec)
  return spec.formats.map(format => {
    const url = `http://${DATA}/files/${101 + index}.${format}`
    const bytes = format === 'csv' ? csvOf(rows) : format === 'json' ? jsonOf(spec, rows) : format === 'xlsx' ? xlsx(rows) : pdf([`Dataset ${101 + index}`, 'Sample data of a fictional city'])
    book.put(url, mimeOf(url), bytes)
    return { url, format }
  })
}

function datasetPage(built: Omit<BuiltDataset, 'isLate' | 'undescribed'>, index: number): string {
  const { spec } = built
  const files = built.files.map(file => `<a href="${new URL(file.url).pathname}">${spec.title}.${file.format}</a>`).join(' ')
  const api = spec.hasApi ? `<h2>服务接口</h2><p>请求地址：http://${DATA}/api/${101 + index}，请求方式：GET，参数：page（页码）、size（每页条数），返回：JSON。<a href="/api-doc.html">接口文档</a></p>` : ''
  return renderPage({
    url: built.url, title: spec.title, kind: 'item', crumbs: [['数据目录', '/catalog/'], [spec.domain, `/catalog/?theme=${DOMAINS.indexOf(spec.domain) + 1}`]], column: { name: '数据目录', type: '数据开放' }, item: { date: `${built.published} 09:00`, source: spec.provider },
    main: `<div class="dataset"><h1>${spec.title}</h1>
<table><tr><th>数据来源</th><td>${spec.provider}</td><th>所属主题</th><td>${spec.domain}</td></tr><tr><th>更新周期</th><td>${spec.cycle}</td><th>数据量</th><td>${spec.rows}</td></tr><tr><th>发布时间</th><td>${built.published}</td><th>最后更新</th><td>${built.updated}</td></tr><tr><th>开放属性</th><td>无条件开放</td><th>当前评分</th><td>4.${index % 10} (${20 + index * 3}人评分)</td></tr></table>
<h2>数据下载</h2><p>${files}</p>
<h2>数据项</h2><table class="fields"><tr><th>序号</th><th>英文名称</th><th>中文名称</th><th>数据格式</th><th>中文描述</th></tr>${spec.fields.map((field, n) => `<tr><td>${n + 1}</td><td>${field.code}</td><td>${field.name}</td><td>${field.type}</td><td>${field.description}</td></tr>`).join('')}</table>
${api}
<p><a href="/rate.html?id=${101 + index}">评分</a> <a href="/request.html">数据申请</a> <a href="/correct.html">纠错</a></p></div>`,
  })
}

const page = (book: AnswerBook, path: string, title: string, main: string): void => {
  const url = `http://${DATA}${path}`
  book.html(url, renderPage({ url, title, kind: path === '/' ? 'home' : 'list', crumbs: path === '/' ? [] : [[title, path]], column: { name: title, type: '数据开放' }, main: `<h1>${title}</h1>\n${main}` }))
}

function catalogueHtml(datasets: readonly BuiltDataset[]): string {
  const providers = [...new Set(datasets.map(({ spec }) => spec.provider))]
  const rows = datasets.map(({ spec, url, updated }) => `<li><a href="${new URL(url).pathname}">${spec.title}</a> <em>${spec.provider}</em> <em>${spec.domain}</em> <em>${spec.formats.join('/')}</em> <span>${updated}</span></li>`)
  return `<form action="/catalog/" method="get"><input name="keyword" placeholder="搜索数据集"><button type="submit">搜索</button></form>
<div class="filter"><h2>主题</h2>${DOMAINS.map((domain, n) => `<a href="/catalog/?theme=${n + 1}">${domain}(${datasets.filter(({ spec }) => spec.domain === domain).length})</a>`).join(' ')}</div>
<div class="filter"><h2>部门</h2>${providers.map(provider => `<span>${provider}</span>`).join(' ')}</div>
<div class="filter"><h2>格式</h2><span>CSV</span> <span>JSON</span> <span>XLSX</span></div>
<div class="filter"><h2>更新周期</h2><span>每天</span> <span>每周</span> <span>每月</span> <span>每季度</span> <span>每年</span></div>
<p class="total">共${datasets.length}个数据集</p><ul class="list">${rows.join('\n')}</ul>`
}

function putPages(book: AnswerBook, datasets: readonly BuiltDataset[]): void {
  page(book, '/', '青岚市公共数据开放平台', `<p>已开放数据集${datasets.length}个，涉及部门${new Set(datasets.map(({ spec }) => spec.provider)).size}个。</p><ul><li><a href="/catalog/">数据目录</a></li><li><a href="/apps/">应用案例</a></li><li><a href="/request.html">开放申请</a></li><li><a href="/api-doc.html">接口文档</a></li><li><a href="/login.html">登录</a></li></ul><h2>最新数据</h2><ul class="list">${datasets.slice(0, 8).map(({ spec, url, updated }) => `<li><a href="${new URL(url).pathname}">${spec.title}</a><span>${updated}</span></li>`).join('')}</ul>`)
  page(book, '/catalog/', '数据目录', catalogueHtml(datasets))
  DOMAINS.forEach((domain, n) => {
    const own = datasets.filter(({ spec }) => spec.domain === domain)
    page(book, `/catalog/?theme=${n + 1}`, `数据目录：${domain}`, own.length === 0 ? '<p class="none">暂无数据集</p>' : `<ul class="list">${own.map(({ spec, url, updated }) => `<li><a href="${new URL(url).pathname}">${spec.title}</a><span>${updated}</span></li>`).join('')}</ul>`)
  })
  page(book, '/request.html', '数据开放申请', '<form action="/request" method="post"><p><label for="n">申请人：</label><input id="n" name="name" required></p><p><label for="t">申请的数据：</label><input id="t" name="title" required></p><p><label for="u">用途：</label><textarea id="u" name="usage" required></textarea></p><p><label for="p">联系电话：</label><input id="p" name="phone" type="tel"></p><button type="submit">提交申请</button></form>')
  page(book, '/correct.html', '数据纠错', '<form action="/correct" method="post"><p><label for="k">类别：</label><select id="k" name="kind"><option>数据与实际情况不符</option><option>资源过时</option><option>数据无法下载</option><option>其他</option></select></p><p><label for="c">说明：</label><textarea id="c" name="content"></textarea></p><button type="submit">提交</button></form>')
  page(book, '/api-doc.html', '接口文档', '<h2>调用方式</h2><p>申请令牌后以GET方式调用，通用参数：token（令牌）。</p><table><tr><th>名称</th><th>是否必须</th><th>类型</th><th>描述</th></tr><tr><td>page</td><td>否</td><td>整数</td><td>页码，从1开始</td></tr><tr><td>size</td><td>否</td><td>整数</td><td>每页条数，不超过100</td></tr></table><h2>返回示例</h2><pre>{"code":0,"total":30,"rows":[]}</pre>')
  page(book, '/login.html', '数据开放平台登录', '<p>本平台使用独立账号。</p><form action="/login" method="post"><p><label for="u">账号：</label><input id="u" name="account"></p><p><label for="p">密码：</label><input id="p" name="password" type="password"></p><button type="submit">登录</button></form>')
  page(book, '/apps/', '应用案例', `<ul>${APPLICATIONS.map(app => `<li><a href="${app.path}">${app.name}</a>：${app.effect}</li>`).join('')}</ul>`)
  for (const app of APPLICATIONS) {
    if (app.isGone) book.gone(`http://${DATA}${app.path}`)
    else page(book, app.path, app.name, `<p>${app.effect}</p><p>应用类型：移动应用　开发者：${COMPANIES[0]}</p>`)
  }
  datasets.forEach((_, index) => page(book, `/rate.html?id=${101 + index}`, '数据评分', '<form action="/rate" method="post"><p><input type="radio" name="s" value="5"> 5星 <input type="radio" name="s" value="4"> 4星 <input type="radio" name="s" value="3"> 3星</p><button type="submit">提交评分</button></form>'))
  book.put(`http://${DATA}/robots.txt`, 'text/plain; charset=utf-8', 'User-agent: *\nAllow: /\n')
}

/** The open-data portal with its datasets, files, catalogue and applications. */
export function buildDatasets(book: AnswerBook): BuiltDataset[] {
  const datasets = DATASETS.map((spec, index): BuiltDataset => {
    const allowed = CYCLE_DAYS[spec.cycle]
    const base = { spec, url: `http://${DATA}/dataset/${101 + index}.html`, updated: daysBefore(spec.age), published: daysBefore(Math.max(spec.age, 380 + index)), files: putFiles(book, spec, index) }
    if (spec.hasApi) book.put(`http://${DATA}/api/${101 + index}`, 'application/json; charset=utf-8', '{"code":401,"msg":"缺少令牌 token"}')
    book.html(base.url, datasetPage(base, index), { title: spec.title, date: base.updated, kind: '服务', text: spec.domain, disclosure: false })
    return Object.assign(base, { isLate: allowed !== null && spec.age > allowed, undescribed: spec.fields.filter(field => field.description === '').map(field => field.name) })
  })
  putPages(book, datasets)
  return datasets
}
