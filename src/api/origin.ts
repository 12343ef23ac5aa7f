import type { MiddlewareHandler } from 'hono'
import { AppError } from '../shared/errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Requests that change something must come from our own pages: browsers say where a request comes from, and a page
 * elsewhere cannot forge it. A client without a browser sends our own address as Origin.
 */
export const refuseOtherOrigins = (origin: string): MiddlewareHandler => async (c, next) => {
  if (!SAFE.has(c.req.method)) {
    const from = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const isOurs = from === undefined ? site === 'same-origin' : from === origin && (site === undefined || site === 'same-origin' || site === 'none')
    if (!isOurs) throw new AppError('origin-refused', { origin: (from ?? '').slice(0, 200) })
  }
  await next()
}
