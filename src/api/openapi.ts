import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { ApiDependencies } from './dependencies.ts'
import { PASSWORD_LENGTH } from './sign-in/password.ts'
import { problem } from './problem.ts'
import { scopeAt, shapeOf, sources } from './route.ts'
import type { Route } from './route.ts'
import { ROLES } from '../model/campaign.ts'
import { HOLDERS } from './v1/attachments.ts'
import { RESOURCES } from './v1/routes.ts'
import { VERSION } from '../shared/version.ts'
import { EXPORTS } from './exports/tables.ts'

export type App = OpenAPIHono<{ Bindings: Record<string, unknown> }>
type RegisteredRoute = Parameters<App['openAPIRegistry']['registerPath']>[0]

const json = (schema: z.ZodType) => ({ 'application/json': { schema } })
const refusal = (description: string) => ({ description, content: { 'application/problem+json': { schema: problem } } })
const session = [{ session: [] }]

/** Writes every route into the document; the schemas are the ones the verbs check. */
export function describeRoutes(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'zhengheng.session_token', description: 'POST /api/v1/auth/sign-in/email' })
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
  if (route.method !== 'get') headers['idempotency-key'] = route.upload ? z.string() : z.string().optional()
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
      [route.status ?? 200]: { description: 'OK', content: json(route.reply) },
      ...(!route.public && { 401: refusal('未登录 | not signed in'), 403: refusal('无权限 | not permitted') }),
      404: refusal('没有，或不在您的范围内 | not there, or not within reach'),
      ...(from.isVersioned && { 412: refusal('已被别人修改 | changed by somebody else'), 428: refusal('缺 If-Match | If-Match is missing') }),
      ...(route.method !== 'get' && { 409: refusal('此时不能 | not in this state') }),
      422: refusal('输入有误 | not valid'),
    },
  }
}

const operationId = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method}${path.replace(/\{(\w+)\}/g, 'By/$1').split(/[/-]/).filter(Boolean).map(word => word[0]?.toUpperCase() + word.slice(1)).join('')}`

/** Routes that no verb stands behind: signing in, setting up, watching, exporting. */
function ownRoutes(): RegisteredRoute[] {
  const password = z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most)
  const post = (path: string, tag: string, summary: string, body: z.ZodType, open = false): RegisteredRoute => ({
    method: 'post', path: `/api/v1${path}`, tags: [tag], summary, operationId: operationId({ method: 'post', path }), ...(open ? {} : { security: session }),
    request: { body: { content: json(body), required: true } },
    responses: { 200: { description: 'OK', content: json(z.looseObject({})) }, 401: refusal('不对 | refused'), 422: refusal('输入有误 | not valid'), 429: refusal('过于频繁 | too many tries') },
  })
  return [
    { method: 'get', path: '/api/v1/setup', tags: ['sign-in'], summary: '是否待初始化 | whether a first administrator is needed', operationId: 'getSetup', responses: { 200: { description: 'OK', content: json(z.object({ needed: z.boolean() })) } } },
    post('/setup', 'sign-in', '用一次性链接设立第一位管理员 | the first administrator, by the one-time link', z.object({ secret: z.string(), name: z.string(), email: z.email(), password }), true),
    post('/auth/sign-in/email', 'sign-in', '登录 | sign in', z.object({ email: z.email(), password: z.string(), rememberMe: z.boolean().optional() }), true),
    post('/auth/sign-in/social', 'sign-in', '单点登录：答复中的 url 是登录页 | single sign-on: go to the url of the answer', z.object({ provider: z.literal('oidc'), callbackURL: z.string() }), true),
    post('/auth/sign-out', 'sign-in', '退出 | sign out', z.object({})),
    post('/auth/reset-password', 'sign-in', '用邀请链接设密码 | set a password by invitation', z.object({ token: z.string(), newPassword: password }), true),
    post('/auth/change-password', 'sign-in', '改密码 | change one’s password', z.object({ currentPassword: z.string(), newPassword: password, revokeOtherSessions: z.boolean().optional() })),
    post('/auth/two-factor/enable', 'sign-in', '启用动态口令 | enable TOTP', z.object({ password: z.string() })),
    post('/auth/two-factor/verify-totp', 'sign-in', '核对动态口令 | verify a code', z.object({ code: z.string() }), true),
    post('/auth/two-factor/disable', 'sign-in', '停用动态口令 | disable TOTP', z.object({ password: z.string() })),
    { method: 'get', path: '/api/v1/me', tags: ['sign-in'], summary: '我是谁 | who I am', operationId: 'getMe', security: session, responses: { 200: { description: 'OK', content: json(me) }, 401: refusal('未登录 | not signed in') } },
    { method: 'post', path: '/api/v1/people/{id}/invitation', tags: ['people'], summary: '生成邀请链接（7 天有效）| make an invitation link', operationId: 'postInvitation', security: session, request: { params: z.object({ id: z.uuid() }) }, responses: { 201: { description: 'OK', content: json(z.object({ link: z.string(), expiresAt: z.string() })) }, 401: refusal('未登录'), 403: refusal('无权限'), 404: refusal('没有此人') } },
    { method: 'get', path: '/api/v1/campaigns/{id}/events', tags: ['campaigns'], summary: '进度（服务器推送）| progress as server-sent events', operationId: 'getCampaignEvents', security: session, request: { params: z.object({ id: z.uuid() }) }, responses: { 200: { description: 'event: progress', content: { 'text/event-stream': { schema: z.string() } } }, 401: refusal('未登录'), 403: refusal('无权限'), 404: refusal('没有') } },
    ...HOLDERS.map(({ holders }): RegisteredRoute => ({
      method: 'get', path: `/api/v1/${holders}/{holder}/attachments/{id}/content`, tags: ['attachments'], summary: '下载附件 | download a file', operationId: `getContentOf${holders}`, security: session, request: { params: z.object({ holder: z.uuid(), id: z.uuid() }) },
      responses: { 200: { description: 'OK', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } }, 401: refusal('未登录'), 403: refusal('无权限'), 404: refusal('没有') },
    })),
    ...EXPORTS.map(({ name, path, title, isPublic }): RegisteredRoute => ({
      method: 'get', path: `/api/v1${path}`, tags: ['exports'], summary: `导出：${title} | export ${name}`, operationId: `export${name}`, security: isPublic ? [] : session,
      request: { params: z.object(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(match => [match[1] ?? '', match[1] === 'format' ? z.enum(['csv', 'jsonl']) : z.uuid()]))) },
      responses: { 200: { description: 'OK', content: { 'text/csv': { schema: z.string() }, 'application/jsonl': { schema: z.string() } } }, 404: refusal('没有') },
    })),
  ]
}

export const me = z.object({
  id: z.uuid(), name: z.string(), email: z.string(), secondFactor: z.boolean(),
  roles: z.array(z.object({ role: z.string(), campaignId: z.uuid().nullable(), unitId: z.uuid().nullable() })),
}).openapi('Me')

/** The OpenAPI 3.1 document. */
export function openApiDocument(app: App, deps: Pick<ApiDependencies, 'origin'>): object {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: '政衡 Zhengheng API', version: VERSION, description: '评估批次的全部操作。错误为 problem+json，`code` 见 docs/errors.md；修改须带 If-Match；上传须带 Idempotency-Key；翻页用 `after`。', license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' } },
    servers: [{ url: deps.origin }],
    tags: [{ name: 'sign-in', description: '登录' }, ...RESOURCES.map(({ tag, title }) => ({ name: tag, description: title })), { name: 'exports', description: '导出' }],
  })
}
