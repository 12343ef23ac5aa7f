import type { Context } from 'hono'
import type { z } from '@hono/zod-openapi'
import type { Role } from '../model/campaign.ts'
import { permissionOf } from '../workflow/campaign/permissions.ts'
import type { Scope, VerbName } from '../workflow/campaign/permissions.ts'
import { PARAMS } from '../workflow/campaign/params.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/**
 * One route: always the same five steps (schema → parse → permission → verb → reply), so it is data. `{x}` in the path is
 * the verb's param of that name, or what `path` calls it; the verb's `version` comes from If-Match; with GET the rest is
 * the query, else the body.
 */
export interface Route {
  readonly method: Method
  /** Below /api/v1. */
  readonly path: string
  readonly verb: VerbName
  /** Chinese and English. */
  readonly summary: string
  /** A named thing, a list of one, or content that is no JSON. */
  readonly reply: z.ZodType | Content
  /** There may be nothing to answer (yet): 204. */
  readonly orNothing?: true
  /** 200 unless something is made (201) or begun (202). */
  readonly status?: 201 | 202
  /** Path parameter → param of the verb, where the names differ; "holder.caseId" goes into an object. */
  readonly rename?: Readonly<Record<string, string>>
  /** Params whose content is the whole body, e.g. `changes`. */
  readonly bodyIs?: string
  /** Params with a fixed value here: version 0 of what is new. */
  readonly fixed?: Readonly<Record<string, unknown>>
  /** Of the verb's parties, those whom this route can serve: files of a mark are the assessor's alone. Told to readers; the verb decides. */
  readonly only?: readonly Role[]
  /** The answer holds a secret that is told once: it is never kept for a repeated request. */
  readonly hasSecret?: true
  /** Changes nothing, though it is no GET: no key is needed, and no answer is kept. */
  readonly isRead?: true
  /** multipart/form-data with a `file`; Idempotency-Key is needed unless nothing is changed. */
  readonly upload?: true
  /** Published results: no cookies, any origin, may be cached. */
  readonly public?: true
}

/** An answer that is no JSON: a page to show, a picture, a file to save. It sets its own headers. */
export interface Content {
  readonly mediaTypes: readonly string[]
  /** `origin`: where browsers reach us, for links that are saved. */
  readonly answer: (c: Context, result: unknown, origin: string) => Promise<Response>
}
export const isContent = (reply: Route['reply']): reply is Content => 'mediaTypes' in reply

/** Declares the routes of one resource. */
export const defineRoutes = <const R extends readonly Route[]>(...routes: R): R => routes

/** The shape of a verb's params; every verb takes one object. */
export function shapeOf(verb: VerbName): Readonly<Record<string, z.ZodType>> {
  return (PARAMS[verb] as unknown as { shape: Record<string, z.ZodType> }).shape
}

export const pathParams = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
export const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** How far a party reaches by a route; undefined = not at all. */
export const scopeAt = ({ verb, only }: Pick<Route, 'verb' | 'only'>, party: Role | 'public'): Scope | undefined => (only && !(only as readonly string[]).includes(party) ? undefined : permissionOf(verb, party))

/** Where each param of a route's verb comes from. */
export function sources(route: Route): { readonly path: Readonly<Record<string, string>>; readonly isVersioned: boolean; readonly query: readonly string[]; readonly body: readonly string[] } {
  const path = Object.fromEntries(pathParams(route.path).map(name => [name, route.rename?.[name] ?? name]))
  const taken = new Set([...Object.values(path).map(name => name.split('.')[0] ?? ''), ...Object.keys(route.fixed ?? {}), ...(route.upload ? ['bytes', 'file', 'fileName'] : [])])
  const isVersioned = 'version' in shapeOf(route.verb) && !taken.has('version')
  const rest = Object.keys(shapeOf(route.verb)).filter(name => !taken.has(name) && name !== 'version')
  const inQuery = route.method === 'get' || route.method === 'delete'
  return { path, isVersioned, query: inQuery ? rest : [], body: inQuery ? [] : rest }
}
