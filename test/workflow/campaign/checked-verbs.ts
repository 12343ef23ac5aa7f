import { z } from 'zod'
import { shaped } from '../../../src/api/shape.ts'
import { isContent } from '../../../src/api/route.ts'
import { ROUTES } from '../../../src/api/v1/routes.ts'
import { VERBS as ALL } from '../../../src/workflow/campaign/verbs.ts'

type Runnable = { readonly name: string; run(context: never, params: never): Promise<unknown> }

/** The verbs, each of whose results must be one that the reply schemas of its routes allow. */
export const VERBS = Object.fromEntries(Object.entries(ALL as Readonly<Record<string, Runnable>>).map(([name, verb]) => {
  const routes = ROUTES.filter(route => route.verb === name)
  const run = async (context: never, params: never): Promise<unknown> => {
    const result = await verb.run(context, params)
    for (const { reply, orNothing, path } of routes) {
      if (result === null || result === undefined) { if (!orNothing) throw new Error(`${name} answers nothing, and ${path} does not say so`); continue }
      if (isContent(reply)) continue
      const { error } = reply.safeParse(shaped(reply, JSON.parse(JSON.stringify(result))))
      if (error) throw new Error(`${name} answers unlike the schema of ${path}: ${z.prettifyError(error)}`)
    }
    return result
  }
  return [name, { ...verb, run }]
})) as unknown as typeof ALL
