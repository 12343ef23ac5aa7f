import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { AppError } from '../shared/errors.ts'
import { actorOf, signedIn } from './actor.ts'
import type { ApiDependencies } from './dependencies.ts'
import { callVerb } from './perform.ts'

const HEARTBEAT = 15_000

/**
 * Progress of a campaign as server-sent events: at once, then whenever it is another. Looked at on every hint and every
 * few seconds; the session and the role are checked each time, so that watching ends when they do.
 */
export async function watchCampaign(c: Context, deps: ApiDependencies): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const look = async () => {
    const person = await signedIn(c, deps)
    return JSON.stringify(await callVerb(deps, { ...deps.context, actor: actorOf(person) }, 'campaign.progress', { id }))
  }
  let current = await look()
  c.header('cache-control', 'no-store')
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async stream => {
    let wake = (): void => undefined
    let isHinted = false
    const silence = deps.listen(({ topic, body }) => { if (topic === 'reconnected' || body['campaignId'] === id) { isHinted = true; wake() } })
    stream.onAbort(() => { wake() })
    try {
      let number = 1
      let quietSince = Date.now()
      await stream.writeSSE({ event: 'progress', id: String(number), data: current })
      while (!stream.aborted && !stream.closed) {
        if (!isHinted) await new Promise<void>(resolve => { wake = resolve; setTimeout(resolve, deps.progressEvery).unref() })
        isHinted = false
        if (stream.aborted || stream.closed) break
        const seen = await look()
        if (seen !== current) {
          current = seen
          quietSince = Date.now()
          await stream.writeSSE({ event: 'progress', id: String(++number), data: current })
        } else if (Date.now() - quietSince >= HEARTBEAT) {
          quietSince = Date.now()
          await stream.write(': still here\n\n')
        }
      }
    } catch (error) {
      await stream.writeSSE({ event: 'end', data: JSON.stringify({ code: error instanceof AppError ? error.code : 'unexpected' }) })
      if (!(error instanceof AppError)) throw error
    } finally {
      silence()
    }
  })
}
