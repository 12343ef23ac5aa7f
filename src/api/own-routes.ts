import { z } from '@hono/zod-openapi'
import { EXPORTS, FORMATS } from './exports/tables.ts'
import { WORKBOOK_TYPE } from './exports/workbook.ts'
import { FILES } from './file-content.ts'
import { answer, binary, json, operationId, refusal, session } from './describe.ts'
import type { RegisteredRoute } from './describe.ts'
import { me } from './nouns/person.ts'
import { done, madePerson, redirection, setupState, signedIn, totpSecret } from './nouns/sign-in.ts'
import { signInOptions } from './nouns/system.ts'
import { PASSWORD_LENGTH } from './sign-in/password.ts'
import { IMPORT_TEMPLATES } from '../workflow/campaign/imports/templates.ts'

/** Routes that no verb stands behind: signing in, setting up, watching, exporting. */
export function ownRoutes(): RegisteredRoute[] {
  const password = z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most)
  const post = (path: string, tag: string, summary: string, body: z.ZodType, { open = false, reply = done, status = 200 }: { readonly open?: boolean; readonly reply?: z.ZodType; readonly status?: number } = {}): RegisteredRoute => ({
    method: 'post', path: `/api/v1${path}`, tags: [tag], summary, operationId: operationId({ method: 'post', path }), ...(open ? {} : { security: session }),
    request: { body: { content: json(body), required: true } },
    responses: { [status]: { description: 'OK', content: answer(reply) }, 401: refusal('不对 | refused'), 422: refusal('输入有误 | not valid'), 429: refusal('过于频繁 | too many tries') },
  })
  return [
    { method: 'get', path: '/api/v1/setup', tags: ['sign-in'], summary: '是否待初始化 | whether a first administrator is needed', operationId: 'getSetup', responses: { 200: { description: 'OK', content: answer(setupState) } } },
    { method: 'get', path: '/api/v1/sign-in-options', tags: ['sign-in'], summary: '登录方式：有无单点登录及其名称 | what the sign-in page can offer', operationId: 'getSignInOptions', responses: { 200: { description: 'OK', content: answer(signInOptions) } } },
    post('/setup', 'sign-in', '用一次性链接设立第一位管理员 | the first administrator, by the one-time link', z.object({ secret: z.string(), name: z.string(), email: z.email(), password }), { open: true, reply: madePerson, status: 201 }),
    post('/auth/sign-in/email', 'sign-in', '登录 | sign in', z.object({ email: z.email(), password: z.string(), rememberMe: z.boolean().optional() }), { open: true, reply: signedIn }),
    post('/auth/sign-in/social', 'sign-in', '单点登录：答复中的 url 是登录页 | single sign-on: go to the url of the answer', z.object({ provider: z.literal('oidc'), callbackURL: z.string(), errorCallbackURL: z.string().optional() }), { open: true, reply: redirection }),
    post('/auth/sign-out', 'sign-in', '退出 | sign out', z.object({})),
    post('/auth/reset-password', 'sign-in', '用邀请链接设密码 | set a password by invitation', z.object({ token: z.string(), newPassword: password }), { open: true }),
    post('/invitation', 'sign-in', '接受邀请：用链接 # 之后的部分设密码 | accept an invitation: set a password by what stands behind # in the link', z.object({ secret: z.string(), password }), { open: true }),
    post('/auth/change-password', 'sign-in', '改密码 | change one’s password', z.object({ currentPassword: z.string(), newPassword: password, revokeOtherSessions: z.boolean().optional() })),
    post('/auth/two-factor/enable', 'sign-in', '启用动态口令 | enable TOTP', z.object({ password: z.string() }), { reply: totpSecret }),
    post('/auth/two-factor/verify-totp', 'sign-in', '核对动态口令 | verify a code', z.object({ code: z.string() }), { open: true, reply: signedIn }),
    post('/auth/two-factor/disable', 'sign-in', '停用动态口令 | disable TOTP', z.object({ password: z.string() })),
    { method: 'get', path: '/api/v1/me', tags: ['sign-in'], summary: '我是谁 | who I am', operationId: 'getMe', security: session, responses: { 200: { description: 'OK', content: answer(me) }, 401: refusal('未登录 | not signed in') } },
    { method: 'get', path: '/api/v1/campaigns/{id}/events', tags: ['campaigns'], summary: '进度（服务器推送）| progress as server-sent events', operationId: 'getCampaignEvents', security: session, request: { params: z.object({ id: z.uuid() }) }, responses: { 200: { description: 'event: progress', content: { 'text/event-stream': { schema: z.string() } } }, 401: refusal('未登录'), 403: refusal('无权限'), 404: refusal('没有') } },
    ...FILES.map(({ path }): RegisteredRoute => ({
      method: 'get', path: `/api/v1${path}/{id}/content`, tags: ['attachments'], summary: '下载附件 | download a file', operationId: `getContentOf${path.slice(1).split('/').filter(part => part !== '{holder}' && part !== 'attachments').join('')}`, security: session, request: { params: z.object({ holder: z.uuid(), id: z.uuid() }) },
      responses: { 200: { description: 'OK', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } }, 401: refusal('未登录'), 403: refusal('无权限'), 404: refusal('没有') },
    })),
    {
      method: 'get', path: '/api/v1/import-templates/{name}.xlsx', tags: ['imports'], summary: '导入用的空表 | an empty table to fill in and import', operationId: 'getImportTemplate', security: [], request: { params: z.object({ name: z.enum(IMPORT_TEMPLATES.map(({ name }) => name)) }) },
      responses: { 200: { description: 'OK', content: binary([WORKBOOK_TYPE]) }, 404: refusal('没有') },
    },
    ...EXPORTS.map(({ name, path, title, isPublic }): RegisteredRoute => ({
      method: 'get', path: `/api/v1${path}`, tags: ['exports'], summary: `导出：${title} | export ${name}`, operationId: `export${name}`, security: isPublic ? [] : session,
      request: { params: z.object(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(match => [match[1] ?? '', match[1] === 'format' ? z.enum(FORMATS) : z.uuid()]))) },
      responses: { 200: { description: 'OK', content: { 'text/csv': { schema: z.string() }, 'application/jsonl': { schema: z.string() }, ...binary([WORKBOOK_TYPE]) } }, 404: refusal('没有') },
    })),
  ]
}
