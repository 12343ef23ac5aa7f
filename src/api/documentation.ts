import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Context } from 'hono'

const FILES: Readonly<Record<string, string>> = { 'swagger-ui.css': 'text/css; charset=utf-8', 'swagger-ui-bundle.js': 'text/javascript; charset=utf-8', 'favicon-32x32.png': 'image/png' }
const START = `window.onload = () => { window.ui = SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#ui', deepLinking: true, validatorUrl: null, docExpansion: 'none', filter: true }) }\n`
const PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>政衡 API</title>
<link rel="icon" href="/api/v1/docs/favicon-32x32.png"><link rel="stylesheet" href="/api/v1/docs/swagger-ui.css"></head>
<body><div id="ui"></div><script src="/api/v1/docs/swagger-ui-bundle.js"></script><script src="/api/v1/docs/start.js"></script></body></html>
`

/** The browsable page; all its files come from our own packages. */
export async function documentationFile(c: Context): Promise<Response> {
  const name = c.req.param('file')
  c.header('cache-control', 'public, max-age=3600')
  if (name === undefined) return c.html(PAGE)
  if (name === 'start.js') return c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8' })
  const type = FILES[name]
  if (type === undefined) return c.notFound()
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  return c.body(new Uint8Array(await readFile(join(folder, name))), 200, { 'content-type': type })
}
