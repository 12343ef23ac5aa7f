import { expect, test } from 'vitest'
import { z } from 'zod'
import { namedComponents } from '../../src/api/components.ts'
import { free, named } from '../../src/api/nouns/named.ts'
import { openApiDocument } from '../../src/api/openapi.ts'
import { shaped } from '../../src/api/shape.ts'
import { ROUTES } from '../../src/api/v1/routes.ts'

interface Operation { readonly operationId: string; readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>> }
interface Schema { readonly $ref?: string; readonly type?: string; readonly items?: Schema }
const DOCUMENT = openApiDocument('/') as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: { readonly schemas: Readonly<Record<string, Schema>> } }
const OPERATIONS = Object.values(DOCUMENT.paths).flatMap(methods => Object.values(methods))

/** Places where a schema allows anything at all. */
function untyped(schema: unknown, at: string): string[] {
  if (schema === true || (typeof schema === 'object' && schema !== null && Object.keys(schema).every(key => key === 'description'))) return [at]
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, items, prefixItems = [], anyOf = [], oneOf = [], allOf = [], additionalProperties, type, $ref } = schema as Record<string, never>
  const below = [
    ...Object.entries(properties as Record<string, unknown>).flatMap(([name, one]) => untyped(one, `${at}.${name}`)),
    ...(items === undefined ? [] : untyped(items, `${at}[]`)), ...[...prefixItems, ...anyOf, ...oneOf, ...allOf].flatMap(one => untyped(one, at)),
    ...(additionalProperties === undefined ? [] : untyped(additionalProperties, `${at}.*`)),
  ]
  // An object that neither closes itself nor says what else may be in it.
  if (type === 'object' && additionalProperties === undefined && $ref === undefined) below.push(at)
  return below
}

test('replies are typed everywhere, except where the content is somebody else’s', () => {
  expect(Object.entries(namedComponents()).flatMap(([name, schema]) => untyped(schema, name)).sort()).toEqual([
    'AuditEntry.detail.*', // by the action
    'CampaignSettings.*', // settings of other software are kept
    'Cohort.settings.*', // notes of whoever runs the campaign
    'CollectionDetail.log[].detail.*', // by the action
    'EarlierTable.source.*', // as its importer says
    'EvaluatedPoint.measures[].params.*', // of the measure: docs/measures
    'ListedEarlierTable.source.*', // as its importer says
    'MachineJudgement.params.*',
    'Measure.preset.*',
    'MeasureUse.params.*',
    'PointJudgement.params.*',
    'SchemeMeasure.preset.*',
    'SchemePoint.conditions.*',
    'SchemePoint.paramsByVariant.*.*',
  ])
})

test('the check for untyped content finds it', () => {
  expect(untyped({ type: 'object', properties: { a: {}, b: { type: 'array', items: { description: 'x' } }, c: { anyOf: [{ type: 'object' }, { type: 'null' }] } }, additionalProperties: false }, 'X')).toEqual(['X.a', 'X.b[]', 'X.c'])
})

test('every answer is a named thing or a list of one, and every name is there', () => {
  const answers = OPERATIONS.flatMap(({ operationId, responses }) => Object.entries(responses).flatMap(([status, { content }]) => (content?.['application/json'] ? [{ operationId, status, schema: content['application/json'].schema }] : [])))
  expect(answers.length).toBeGreaterThan(ROUTES.length)
  const refs = answers.map(({ operationId, schema }) => schema.$ref ?? schema.items?.$ref ?? `${operationId} has an answer without a name`)
  expect(refs.filter(ref => !(ref.replace('#/components/schemas/', '') in DOCUMENT.components.schemas))).toEqual([])
  const all = [...JSON.stringify(DOCUMENT).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name)
  expect(all.filter(name => !(name in DOCUMENT.components.schemas))).toEqual([])
})

test('each operation has an id of its own, which is a name in any language', () => {
  const ids = OPERATIONS.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter(id => !/^[a-z][A-Za-z0-9]*$/.test(id))).toEqual([])
})

test('an answer is what its schema names, and nothing else of the row', () => {
  const schema = z.strictObject({ a: z.int(), list: z.array(z.strictObject({ b: z.string() })), either: z.union([z.strictObject({ x: z.int() }), z.strictObject({ y: z.string() })]).nullable(), more: free('anything'), loose: z.looseObject({ k: z.int().optional() }), gone: z.string().optional() })
  const row = { a: 1, secret: 's', list: [{ b: 'x', secret: 's' }], either: { y: 'y', secret: 's' }, more: { deep: { kept: 1 } }, loose: { k: 1, other: 2 } }
  expect(shaped(schema, row)).toEqual({ a: 1, list: [{ b: 'x' }], either: { y: 'y' }, more: { deep: { kept: 1 } }, loose: { k: 1, other: 2 } })
  expect(shaped(schema, { a: 'a document of an earlier version', list: 7 })).toEqual({ a: 'a document of an earlier version', list: 7 })
  expect(shaped(z.strictObject({}), JSON.parse('{"__proto__":{"x":1},"constructor":1}'))).toEqual({})
})

test('a name is given once', () => {
  expect(() => named('Campaign', z.strictObject({}))).toThrow('two schemas are called Campaign')
})
