import type { Context } from 'hono'
import { readFile } from 'node:fs/promises'
import type { z } from '@hono/zod-openapi'
import { AppError } from '../shared/errors.ts'
import { shapeOf, sources } from './route.ts'
import type { Route } from './route.ts'
import { receiveUpload } from './upload.ts'
import type { Upload } from './upload.ts'

/** Most bytes of a JSON body, of a table and of any upload; the verbs know narrower limits for what they take. */
export const MOST_BYTES = { json: 1_048_576, table: 32 * 1_048_576, upload: 100 * 1_048_576 } as const

/** What a request gives to its verb, and what tells a repeated request from another. */
export interface Given {
  readonly params: Record<string, unknown>
  /** Of a JSON body its bytes; of an upload the digest of its file. */
  readonly content: Uint8Array | string
  /** Takes what was written to disk away; when the verb has ended. */
  discard(): Promise<void>
}

/** Reads path, query, If-Match and body into the params of the route's verb; the verb's own schema has the last word. */
export async function readParams(c: Context, route: Route): Promise<Given> {
  const from = sources(route)
  const params: Record<string, unknown> = { ...route.fixed }
  for (const [name, target] of Object.entries(from.path)) put(params, target, fromText(shapeOf(route.verb)[target], c.req.param(name) ?? ''))
  for (const name of from.query) {
    const text = c.req.query(name)
    if (text !== undefined) params[name] = fromText(shapeOf(route.verb)[name], text)
  }
  const unknown = Object.keys(c.req.query()).filter(name => !from.query.includes(name) && !route.upload)
  if (unknown.length > 0) throw new AppError('input-invalid', { why: `no such query parameter: ${unknown.join(', ').slice(0, 200)}`, whyZh: `没有这个查询参数：${unknown.join('、').slice(0, 200)}` })
  if (from.isVersioned) params['version'] = versionOf(c, route)
  if (route.upload) {
    const { file, discard } = await readUpload(c, route, params)
    return { params, content: file.sha256, discard }
  }
  const bytes = route.method === 'get' ? new Uint8Array() : new Uint8Array(await c.req.arrayBuffer())
  if (from.body.length > 0) readJson(c, route, bytes, params)
  return { params, content: bytes, discard: async () => undefined }
}

function put(params: Record<string, unknown>, target: string, value: unknown): void {
  const [head = '', inner] = target.split('.')
  params[head] = inner === undefined ? value : { [inner]: value }
}

/** A query's text as the schema wants it; what does not fit stays text and is refused by the schema. */
function fromText(schema: z.ZodType | undefined, text: string): unknown {
  const kind = innerKind(schema)
  if (kind === 'number' && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  if (kind === 'record' || kind === 'object' || kind === 'array') return fromJson(text)
  return text
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text // Refused by the schema, with its name.
  }
}

function innerKind(schema: z.ZodType | undefined): string {
  let at = schema as { readonly def?: { readonly type: string; readonly innerType?: unknown } } | undefined
  while (at?.def?.innerType !== undefined) at = at.def.innerType as typeof at
  return at?.def?.type ?? ''
}

/** `If-Match: "3"` is version 3; `If-None-Match: *` is version 0 where something may be new. */
function versionOf(c: Context, route: Route): number {
  const match = c.req.header('if-match')
  if (match === undefined && c.req.header('if-none-match') === '*' && shapeOf(route.verb)['version']?.safeParse(0).success === true) return 0
  if (match === undefined) throw new AppError('version-needed', {})
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(match.trim())?.[1]
  if (version === undefined) throw new AppError('input-invalid', { why: 'If-Match' })
  return Number(version)
}

function readJson(c: Context, route: Route, bytes: Uint8Array, params: Record<string, unknown>): void {
  const type = c.req.header('content-type') ?? ''
  if (bytes.length > 0 && !/^application\/json\s*(?:;|$)/i.test(type)) throw new AppError('body-unreadable', { why: `Content-Type: ${type.slice(0, 100)}` })
  let body: unknown
  try {
    body = bytes.length === 0 ? {} : JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new AppError('body-unreadable', { why: 'JSON' }, error)
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new AppError('body-unreadable', { why: 'JSON object expected' })
  if (route.bodyIs !== undefined) {
    params[route.bodyIs] = body
    return
  }
  const taken = new Set([...Object.keys(params), 'version'])
  for (const [name, value] of Object.entries(body)) {
    if (taken.has(name) || name === '__proto__') throw new AppError('input-invalid', { why: `${name} is given by the address or a header`, whyZh: `${name} 由地址或请求头给出` })
    params[name] = value
  }
}

/** The file on disk, or its bytes for verbs that read a table; with the fields of the form. */
async function readUpload(c: Context, route: Route, params: Record<string, unknown>): Promise<Upload> {
  const upload = await receiveUpload(c.req.raw, MOST_BYTES.upload)
  try {
    const { file, fileName, fields } = upload
    if ('bytes' in shapeOf(route.verb)) {
      if (file.size > MOST_BYTES.table) throw new AppError('file-too-large', { name: fileName, size: file.size, most: MOST_BYTES.table })
      params['bytes'] = new Uint8Array(await readFile(file.path))
    } else params['file'] = file
    params['fileName'] = fileName
    for (const [name, value] of fields) {
      if (name in params) throw new AppError('input-invalid', { why: name })
      params[name] = fromText(shapeOf(route.verb)[name], value)
    }
    return upload
  } catch (error) {
    await upload.discard()
    throw error
  }
}
