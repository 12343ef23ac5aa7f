import { z } from 'zod'

/** What has a name of its own in the OpenAPI document, and so a type of its own in clients. */
export const NAMES = z.registry<{ id: string }>()

/** Gives a schema its name. One schema, one name; a name taken twice is a bug. */
export function named<S extends z.ZodType>(id: string, schema: S): S {
  if (TAKEN.has(id)) throw new Error(`two schemas are called ${id}`)
  TAKEN.add(id)
  NAMES.add(schema, { id })
  return schema
}
const TAKEN = new Set<string>()

/** One page of a named thing; `next` is the `after` of the page that follows, null at the end. */
export function pageOf<S extends z.ZodType>(item: S) {
  const id = NAMES.get(item)?.id
  if (id === undefined) throw new Error('a page is of something that has a name')
  const made = PAGES.get(item) ?? named(`${id}Page`, z.strictObject({ items: z.array(item), next: z.string().nullable() }))
  PAGES.set(item, made)
  return made as z.ZodObject<{ items: z.ZodArray<S>; next: z.ZodNullable<z.ZodString> }, z.core.$strict>
}
const PAGES = new Map<z.ZodType, z.ZodType>()

/** Content whose form is that of something outside this api: params of measures, details of the audit log, settings of a campaign. */
export const free = (why: string) => z.record(z.string(), z.unknown()).describe(why)
