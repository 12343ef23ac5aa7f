/** The simulation's thread: one order, one answer. */
import { parentPort, workerData } from 'node:worker_threads'
import { simulate } from '../scoring/uncertainty.ts'
import type { SimulationOrder } from './simulation-thread.ts'

const { units, options } = workerData as SimulationOrder
parentPort?.postMessage(simulate(units, options))
