import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { AppError } from '../shared/errors.ts'
import type { ApiDependencies } from './dependencies.ts'
import type { App } from './describe.ts'
import { documentationFile } from './documentation.ts'
import { watchCampaign } from './events.ts'
import { exportTable } from './exports/stream.ts'
import { EXPORTS, FORMATS } from './exports/tables.ts'
import { openApiDocument } from './openapi.ts'
import { refuseOtherOrigins } from './origin.ts'
import { MOST_BYTES } from './params.ts'
import { attachmentContent, FILES } from './file-content.ts'
import { acceptInvitation, setUp, whoAmI } from './people-routes.ts'
import { perform } from './perform.ts'
import { answerError, languageOf, problemResponse } from './problem.ts'
import { publishedPage, RESULTS_PATH } from './published-pages.ts'
import { importTemplate } from './import-templates.ts'
import { honoPath } from './route.ts'
import { AUTH_PATH, PROVIDER } from './sign-in/options.ts'
import { PASSWORD_LENGTH } from './sign-in/password.ts'
import { ROUTES } from './v1/routes.ts'
import { webPages } from './web-pages.ts'

const V1 = '/api/v1'

/** The whole api as a function of what it is made of; `app.request` asks it without a socket. */
export function createApi(deps: ApiDependencies): App {
  const app: App = new OpenAPIHono()
  app.onError((error, c) => answerError(error, c, deps))
  app.notFound(c => problemResponse(new AppError('route-unknown', { path: c.req.path.slice(0, 200) }), languageOf(c.req.header('accept-language'))))
  const headers = { referrerPolicy: 'same-origin', ...(deps.origin.startsWith('https:') ? {} : { strictTransportSecurity: false }) }
  const nothing = ["'none'"]
  const own = ["'self'"]
  const plain = secureHeaders({ ...headers, contentSecurityPolicy: { defaultSrc: nothing, frameAncestors: nothing }, crossOriginResourcePolicy: false })
  // The page writes styles into itself; nothing from elsewhere is let in.
  const page = secureHeaders({ ...headers, contentSecurityPolicy: { defaultSrc: nothing, scriptSrc: own, styleSrc: [...own, "'unsafe-inline'"], imgSrc: [...own, 'data:'], connectSrc: own, frameAncestors: nothing } })
  app.use(async (c, next) => {
    const own: [string, string][] = []
    await (c.req.path.startsWith(`${V1}/docs`) ? page : plain)(c, async () => {
      await next()
      // What is archived answers under a policy of its own.
      for (const name of ['content-security-policy', 'referrer-policy']) { const value = c.res.headers.get(name); if (value !== null) own.push([name, value]) }
    })
    for (const [name, value] of own) c.res.headers.set(name, value)
  })
  app.use(`${V1}/public/*`, cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['ETag', 'Content-Disposition'], maxAge: 86_400 }))
  app.use(`${V1}/*`, refuseOtherOrigins(deps.origin))
  const tooLarge = (most: number) => bodyLimit({ maxSize: most, onError: () => { throw new AppError('file-too-large', { name: 'body', size: `> ${most}`, most }) } })
  const limits = { json: tooLarge(MOST_BYTES.json), upload: tooLarge(MOST_BYTES.upload) }

  let document: object | undefined
  app.get(`${V1}/openapi.json`, c => c.json((document ??= openApiDocument(deps.origin)), 200, { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' }))
  app.get(`${V1}/docs`, documentationFile)
  app.get(`${V1}/docs/:file`, documentationFile)

  app.on(['GET', 'POST'], `${AUTH_PATH}/*`, limits.json, async c => deps.signIn.handle(c.req.raw, deps.clientAddress(c.req.raw, c.env)))
  app.get(RESULTS_PATH, async c => publishedPage(c, deps))
  app.get(`${RESULTS_PATH}/*`, async c => publishedPage(c, deps))
  app.get(`${V1}/setup`, async c => c.json({ needed: await deps.needsSetup() }, 200, { 'cache-control': 'no-store' }))
  app.post(`${V1}/setup`, limits.json, async c => setUp(c, deps))
  app.get(`${V1}/sign-in-options`, c => c.json({ singleSignOn: deps.singleSignOn ? { name: deps.singleSignOn, provider: PROVIDER } : null, passwordLength: PASSWORD_LENGTH }, 200, { 'cache-control': 'public, max-age=300' }))
  app.get(`${V1}/me`, async c => whoAmI(c, deps))
  app.post(`${V1}/invitation`, limits.json, async c => acceptInvitation(c, deps))
  app.get(`${V1}/campaigns/:id/events`, async c => watchCampaign(c, deps))
  app.get(`${V1}/import-templates/:file`, c => importTemplate(c))
  for (const table of EXPORTS) {
    for (const format of FORMATS) app.get(`${V1}${honoPath(table.path.replace('{format}', format))}`, async c => exportTable(c, table, format, deps))
  }
  for (const files of FILES) app.get(`${V1}${honoPath(files.path)}/:id/content`, async c => attachmentContent(c, files, deps))
  for (const route of ROUTES) app.on(route.method.toUpperCase(), `${V1}${honoPath(route.path)}`, route.upload ? limits.upload : limits.json, async c => perform(c, route, deps))
  // Whatever is no api is a page of the application: it knows its own addresses.
  app.all('/api/*', c => c.notFound())
  if (deps.webFolder !== null) app.get('*', webPages(deps.webFolder))
  return app
}
