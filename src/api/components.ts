import { z } from 'zod'
import { NAMES } from './nouns/named.ts'

export type JsonSchema = Record<string, unknown>

const AT = '#/components/schemas/'
/** What Zod says beyond the promise: bounds of safe integers, patterns behind a format that says the same. */
function tidy(schema: JsonSchema): void {
  delete schema['$schema']
  delete schema['$id']
  delete schema['propertyNames']
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum']
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum']
  if (schema['format'] !== undefined) delete schema['pattern']
}

/** Every named thing as a component of the OpenAPI document, sorted by name. */
export function namedComponents(): Readonly<Record<string, JsonSchema>> {
  const { schemas } = z.toJSONSchema(NAMES, { uri: id => `${AT}${id}`, override: ({ jsonSchema }) => { tidy(jsonSchema as JsonSchema) } })
  return Object.fromEntries(Object.entries(schemas as Record<string, JsonSchema>).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, schema]) => {
    tidy(schema)
    return [id, schema]
  }))
}

/** A reply is a named thing or a list of one: clients get a type they can name. */
export function replySchema(reply: z.ZodType): JsonSchema {
  const name = NAMES.get(reply)?.id
  if (name !== undefined) return { $ref: `${AT}${name}` }
  if (reply instanceof z.ZodArray) return { type: 'array', items: replySchema(reply.element as z.ZodType) }
  throw new Error('a reply needs a name: see src/api/nouns/named.ts')
}
