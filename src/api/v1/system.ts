import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { measure, system as systemState } from '../nouns/system.ts'

/** The installation and what it can judge by. */
export const system = defineRoutes(
  { method: 'get', path: '/system', verb: 'system.read', summary: '运行状态：版本、存储、工作进程、队列 | versions, storage, workers and queues', reply: systemState },
  { method: 'get', path: '/measures', verb: 'measure.list', summary: '评判方法 | measures', reply: z.array(measure) },
)
