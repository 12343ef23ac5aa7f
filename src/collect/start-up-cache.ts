import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import type { WorkerOptions } from 'node:worker_threads'

/** A thread does not share the start-up cache by itself, and would translate its sources at every start. */
export function withStartUpCache(): Pick<WorkerOptions, 'env'> {
  const cache = getCompileCacheDir()
  return cache === undefined ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: dirname(cache) } }
}
