import { startServer } from './http/tiny-server.ts'
import type { TinyServer } from './http/tiny-server.ts'

/** A site of `size` pages that link in a net, with files, pictures, a missing page, a redirect and a search. */
export function startSmallSite(size: number, delayMs = 0): Promise<TinyServer> {
  return startServer((_request, response, url) => {
    const answer = (status: number, type: string, body: string | Buffer, more: Record<string, string> = {}): void => {
      setTimeout(() => response.writeHead(status, { 'content-type': type, ...more }).end(body), delayMs)
    }
    const item = /^\/zwgk\/(\d+)\.html$/.exec(url.pathname)
    if (url.pathname === '/robots.txt') return answer(200, 'text/plain', 'User-agent: *\nDisallow: /private/\n')
    if (url.pathname === '/search') return answer(200, 'text/html', `<title>搜索</title><ul><li><a href="/zwgk/1.html">${url.searchParams.get('q')}</a></li></ul>`)
    if (url.pathname === '/moved') return answer(302, 'text/plain', '', { location: '/zwgk/1.html' })
    if (url.pathname.startsWith('/files/')) return answer(200, 'application/pdf', Buffer.from('%PDF-1.4 x'))
    if (url.pathname === '/a.png') return answer(200, 'image/png', Buffer.alloc(10))
    const number = item ? Number(item[1]) : url.pathname === '/' ? 0 : -1
    if (number < 0 || number >= size) return answer(404, 'text/html', '没有')
    return answer(200, 'text/html; charset=utf-8', pageOf(number, size))
  })
}

function pageOf(number: number, size: number): string {
  const title = `关于做好第${number}号城市绿化工作的通知`
  const links = Array.from({ length: 12 }, (_, k) => (number * 5 + k * 7 + 1) % size).map(n => `<li><a href="/zwgk/${n}.html">关于做好第${n}号城市绿化工作的通知</a><span>2026-0${1 + (n % 9)}-11</span></li>`)
  return `<!doctype html><html><head><title>${title}_某市人民政府</title><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2026-03-02 10:00"></head><body>
<div class="nav"><a href="/">首页</a><a href="/moved">旧栏目</a><a href="/private/x.html">内部</a><a href="/missing${number % 3}.html">缺失</a></div>
<form action="/search" method="get"><input type="text" name="q"><button>搜索</button></form><img src="/a.png" alt="图">
<div id="zoom"><p>${'各县区人民政府，市政府各部门：现将有关事项通知如下。'.repeat(10)}</p><a href="/files/${number % 7}.pdf">附件</a></div><ul class="list">${links.join('')}</ul></body></html>`
}
