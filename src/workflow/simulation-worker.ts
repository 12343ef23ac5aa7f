/** The simulation's thread: one order, one answer. */
import { parentPort, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { simulate } from '../scoring/uncertainty.ts'
import type { UnitUncertainty } from '../scoring/uncertainty.ts'
import type { SimulationOrder } from './simulation-thread.ts'

const { units, options } = workerData as SimulationOrder
const send = (port: MessagePort | null, answer: readonly UnitUncertainty[]): void => port?.postMessage(answer)
send(parentPort, simulate(units, options))
