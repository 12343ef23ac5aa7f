import { PORTAL } from '../city.ts'
import { png } from '../files/picture.ts'
import type { AnswerBook } from '../site.ts'
import { COLUMNS } from './column.ts'
import { footerHtml } from './shell.ts'

const CSS = `body{font:16px/1.7 "Noto Sans SC","Microsoft YaHei",sans-serif;margin:0;color:#222}
a{color:#1a3f6f;text-decoration:none}a:hover{text-decoration:underline}h2{font-size:20px;border-left:4px solid #1f5fa8;padding-left:10px}
.logo{display:flex;align-items:center;gap:14px;font-size:26px;font-weight:700}.banner{display:flex;align-items:center;gap:20px;background:#fbeeee;font-size:22px;padding:10px}.banner a{color:#a83232}
.header{display:flex;gap:24px;align-items:center;padding:16px 40px;background:#f4f8fc}
.nav{background:#1f5fa8}.nav ul{display:flex;gap:28px;margin:0;padding:10px 40px;list-style:none}.nav a{color:#fff;text-decoration:none}
.position,.main{padding:14px 40px}.list{list-style:none;padding:0}.list li{display:flex;justify-content:space-between;border-bottom:1px dashed #ccd}
.article{max-width:900px;margin:auto}.article h1{text-align:center;font-size:26px}.info{text-align:center;color:#777}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #bcd;padding:6px 10px}
.cols{display:grid;grid-template-columns:1fr 1fr;gap:24px}.footer{background:#eef2f6;text-align:center;padding:18px;margin-top:30px;font-size:14px}
.sample-mark{position:fixed;right:8px;bottom:8px;font-size:12px;color:#a33;background:#fff8;padding:2px 6px}
`

/** Prints paging links in the browser; which pages exist only this script says. */
const PAGING = `function createPageHTML(count, current, name, ext) {
  var out = [];
  for (var i = 0; i < count; i++) { var file = i === 0 ? name + '.' + ext : name + '_' + i + '.' + ext; out.push(i === current ? '<b>' + (i + 1) + '</b>' : '<a href="' + file + '">' + (i + 1) + '</a>'); }
  document.write(out.join(' '));
}
`

/** Styles, scripts, pictures, robots.txt, the disallowed area and an open directory. */
export function putAssets(book: AnswerBook): void {
  const at = (path: string): string => `http://${PORTAL}${path}`
  book.put(at('/css/site.css'), 'text/css; charset=utf-8', CSS)
  book.put(at('/js/jquery-1.8.3.min.js'), 'application/javascript', '/*! jQuery v1.8.3 (sample stand-in without code) */\nwindow.jQuery = window.$ = function () { return this; };\n')
  book.put(at('/js/page.js'), 'application/javascript', PAGING)
  const lines = footerHtml(at('/')).split('\n').map(line => `document.writeln(${JSON.stringify(line).replaceAll('</', '<\\/')});`)
  book.put(at('/js/footer.js'), 'application/javascript; charset=utf-8', `${lines.join('\n')}\n`)
  const pictures: readonly (readonly [string, number, number, number])[] = [['logo', 56, 56, 0x1f5fa8], ['ga', 20, 20, 0x2f6fb8], ['jiucuo', 120, 40, 0xb8342f], ['zwyw-2020', 320, 180, 0x4a8f5b], ['banner-zy', 90, 60, 0xa83232], ['tujie-1', 360, 540, 0xe08a2b], ['tujie-2', 360, 540, 0x2b8ae0]]
  for (const [name, width, height, rgb] of pictures) book.put(at(`/images/${name}.png`), 'image/png', png(width, height, rgb))
  book.put(at('/robots.txt'), 'text/plain; charset=utf-8', `User-agent: *\nDisallow: /neibu/\n\nSitemap: ${at('/sitemap.xml')}\n`)
  const listed = ['/', '/xwdt/', '/zwgk/', '/zcjd/', '/hdjl/', '/zt/', ...COLUMNS.filter(column => column.parent === null || column.parent === 'zwgk' || column.parent === 'xwdt').map(column => column.path)]
  book.put(at('/sitemap.xml'), 'application/xml', `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${listed.map(path => `<url><loc>${at(path)}</loc></url>`).join('')}</urlset>\n`)
  book.html(at('/neibu/index.html'), '<html><head><meta charset="utf-8"><title>内部资料</title></head><body><p>此处不对采集开放，礼貌的访客不会看到这一页。</p><div>示例数据 虚构城市</div></body></html>')
  book.put(at('/upload/'), 'text/html; charset=utf-8', '<html><head><title>Index of /upload/</title></head><body><h1>Index of /upload/</h1><hr><pre><a href="../">../</a>\n<a href="readme.csv">readme.csv</a>      12-Mar-2019 08:12    64\n</pre><hr><div>示例数据 虚构城市</div></body></html>')
  book.put(at('/upload/readme.csv'), 'text/csv; charset=utf-8', '文件,说明\na.doc,历史附件\n')
}
