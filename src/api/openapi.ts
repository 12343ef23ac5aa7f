import { OpenAPIHono, z } from '@hono/zod-openapi'
import { namedComponents } from './components.ts'
import { answer, binary, json, operationId, refusal, session } from './describe.ts'
import type { App, RegisteredRoute } from './describe.ts'
import { ownRoutes } from './own-routes.ts'
import { isContent, scopeAt, shapeOf, sources } from './route.ts'
import type { Route } from './route.ts'
import { ROLES } from '../model/campaign.ts'
import { RESOURCES } from './v1/routes.ts'
import { VERSION } from '../shared/version.ts'

/** Writes every route into the document; the schemas are the ones the verbs check. */
function describeRoutes(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'zhengheng.session_token', description: 'POST /api/v1/auth/sign-in/email' })
  for (const [name, schema] of Object.entries(namedComponents())) app.openAPIRegistry.registerComponent('schemas', name, schema)
  for (const { tag, routes } of RESOURCES) for (const route of routes) app.openAPIRegistry.registerPath(registered(route, tag))
  for (const route of ownRoutes()) app.openAPIRegistry.registerPath(route)
}

function registered(route: Route, tag: string): RegisteredRoute {
  const from = sources(route)
  const shape = shapeOf(route.verb)
  const pick = (names: readonly string[]) => z.object(Object.fromEntries(names.map(name => [name, shape[name] ?? z.unknown()])))
  const roles = ([...ROLES, 'public'] as const).filter(party => scopeAt(route, party) !== undefined).join(', ')
  const headers: Record<string, z.ZodType> = {}
  if (from.isVersioned) headers['if-match'] = z.string().openapi({ description: shape['version']?.safeParse(0).success === true ? 'ETag；新建时改用 If-None-Match: * | for something new send If-None-Match: * instead' : 'ETag', example: '"3"' }).optional()
  if (route.method !== 'get' && !route.hasSecret && !route.isRead) headers['idempotency-key'] = route.upload ? z.string() : z.string().optional()
  const paths = z.object(Object.fromEntries(Object.entries(from.path).map(([name, target]) => [name, shape[target] ?? z.uuid()])))
  const bodySchema = route.bodyIs === undefined ? pick(from.body) : (shape[route.bodyIs] ?? z.unknown())
  const body = route.upload
    ? { content: { 'multipart/form-data': { schema: z.object({ file: z.string().openapi({ format: 'binary' }), ...Object.fromEntries(from.body.map(name => [name, shape[name] ?? z.unknown()])) }) } }, required: true }
    : from.body.length > 0 ? { content: json(bodySchema), required: true } : undefined
  return {
    method: route.method, path: `/api/v1${route.path}`, tags: [tag], summary: route.summary, operationId: operationId(route), description: `\`${route.verb}\` · ${roles}`,
    ...(route.public ? {} : { security: session }),
    request: { params: paths, ...(from.query.length > 0 && { query: pick(from.query) }), ...(Object.keys(headers).length > 0 && { headers: z.object(headers) }), ...(body && { body }) },
    responses: {
      [route.status ?? 200]: { description: 'OK', content: isContent(route.reply) ? binary(route.reply.mediaTypes) : answer(route.reply) },
      ...(route.orNothing && { 204: { description: '没有 | there is none' } }),
      ...(!route.public && { 401: refusal('未登录 | not signed in'), 403: refusal('无权限 | not permitted') }),
      404: refusal('没有，或不在您的范围内 | not there, or not within reach'),
      ...(from.isVersioned && { 412: refusal('已被别人修改 | changed by somebody else'), 428: refusal('缺 If-Match | If-Match is missing') }),
      ...(route.method !== 'get' && { 409: refusal('此时不能 | not in this state') }),
      422: refusal('输入有误 | not valid'),
    },
  }
}

/** The OpenAPI 3.1 document of the api at an address. */
export function openApiDocument(url: string): object {
  const app: App = new OpenAPIHono()
  describeRoutes(app)
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: '政衡 Zhengheng API', version: VERSION, description: '评估批次的全部操作。错误为 problem+json，`code` 见 docs/errors.md；修改须带 If-Match；上传须带 Idempotency-Key；翻页用 `after`。', license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' } },
    servers: [{ url }],
    tags: [{ name: 'sign-in', description: '登录' }, ...RESOURCES.map(({ tag, title }) => ({ name: tag, description: title })), { name: 'exports', description: '导出' }],
  })
}
