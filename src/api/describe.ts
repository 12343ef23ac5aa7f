import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { replySchema } from './components.ts'
import { problem } from './problem.ts'
import type { Method } from './route.ts'

export type App = OpenAPIHono<{ Bindings: Record<string, unknown> }>
export type RegisteredRoute = Parameters<App['openAPIRegistry']['registerPath']>[0]

/** What a request brings, as the schema says it. */
export const json = (schema: z.ZodType) => ({ 'application/json': { schema } })
/** What an answer brings: a named component. */
export const answer = (reply: z.ZodType) => ({ 'application/json': { schema: replySchema(reply) } })
/** Content that is no JSON. */
export const binary = (mediaTypes: readonly string[]) => Object.fromEntries(mediaTypes.map(type => [type, { schema: { type: 'string' as const, ...(!type.startsWith('text/') && { format: 'binary' }) } }]))
export const refusal = (description: string) => ({ description, content: { 'application/problem+json': { schema: problem } } })
export const session = [{ session: [] }]

/** The method and the words of the path, e.g. `postTasksByTaskIdMarkSubmit`. */
export const operationId = ({ method, path }: { readonly method: Method; readonly path: string }): string =>
  `${method}${path.replace(/\{(\w+)\}/g, 'By/$1').split(/[/.-]/).filter(Boolean).map(word => `${word[0]?.toUpperCase()}${word.slice(1)}`).join('')}`
