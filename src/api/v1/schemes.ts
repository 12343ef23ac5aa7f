import { defineRoutes } from '../route.ts'
import { editionDifference, importedScheme, schemeEdition, schemeEditionWithScheme, shippedScheme } from '../nouns/scheme.ts'
import { z } from 'zod'

/** /schemes: indicator tables that campaigns can use. */
export const schemes = defineRoutes(
  { method: 'get', path: '/schemes', verb: 'scheme.list', summary: '指标体系各年度版 | scheme editions', reply: z.array(schemeEdition) },
  { method: 'post', path: '/schemes', verb: 'scheme.import', summary: '引入一个指标体系 | bring in a scheme edition', reply: importedScheme, status: 201 },
  { method: 'get', path: '/schemes/{id}', verb: 'scheme.read', summary: '一个年度版 | one edition', reply: schemeEditionWithScheme },
  { method: 'get', path: '/schemes/{id}/difference', verb: 'scheme.difference', summary: '与另一版的差异 | what changed from another edition', reply: editionDifference },
  { method: 'get', path: '/shipped-schemes', verb: 'scheme.shipped', summary: '随软件提供的指标体系 | scheme editions that come with the software', reply: z.array(shippedScheme) },
)
