import { defineRoutes } from '../route.ts'
import { importedScheme, schemeEdition, schemeEditionWithScheme } from '../nouns/scheme.ts'
import { z } from 'zod'

/** /schemes: indicator tables that campaigns can use. */
export const schemes = defineRoutes(
  { method: 'get', path: '/schemes', verb: 'scheme.list', summary: '指标体系各年度版 | scheme editions', reply: z.array(schemeEdition) },
  { method: 'post', path: '/schemes', verb: 'scheme.import', summary: '引入一个指标体系 | bring in a scheme edition', reply: importedScheme, status: 201 },
  { method: 'get', path: '/schemes/{id}', verb: 'scheme.read', summary: '一个年度版 | one edition', reply: schemeEditionWithScheme },
)
