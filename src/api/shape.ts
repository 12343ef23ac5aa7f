import type { z } from 'zod'

interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly catchall?: z.ZodType
  readonly element?: z.ZodType
  readonly items?: readonly z.ZodType[]
  readonly valueType?: z.ZodType
  readonly innerType?: z.ZodType
  readonly options?: readonly z.ZodType[]
}
const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition

/**
 * What of a value its schema names: a column that somebody adds to a table leaves the house only when a reply says so.
 * Nothing is refused here: a document that an earlier version wrote is still answered.
 */
export function shaped(schema: z.ZodType, value: unknown): unknown {
  if (value === null || value === undefined) return value
  const { type, shape, catchall, element, items, valueType, innerType, options } = definitionOf(schema)
  if (innerType) return shaped(innerType, value)
  if (Array.isArray(value)) {
    if (type === 'array' && element) return value.map(one => shaped(element, one))
    return type === 'tuple' && items ? items.map((item, at) => shaped(item, value[at])) : value
  }
  if (typeof value !== 'object') return value
  if (type === 'object' && shape) return pick(shape, value, catchall !== undefined && definitionOf(catchall).type === 'unknown')
  if (type === 'record' && valueType) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shaped(valueType, one)]))
  if (type === 'union') {
    for (const option of options ?? []) {
      const attempt = shaped(option, value)
      if (option.safeParse(attempt).success) return attempt
    }
  }
  return value
}

function pick(shape: Readonly<Record<string, z.ZodType>>, value: object, isLoose: boolean): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(value)) {
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined
    if (schema) out[key] = shaped(schema, one)
    else if (isLoose) out[key] = one
  }
  return out
}
