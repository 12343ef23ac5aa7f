import { Worker } from 'node:worker_threads'
import type { SimulationOptions, UncertainUnit, UnitUncertainty } from '../scoring/uncertainty.ts'

export interface SimulationOrder { readonly units: readonly UncertainUnit[]; readonly options: SimulationOptions }

/** `simulate` in a thread of its own: it keeps a core busy for seconds, while others wait for their answers. */
export async function simulateAside(order: SimulationOrder): Promise<UnitUncertainty[]> {
  const worker = new Worker(new URL('simulation-worker.ts', import.meta.url), { workerData: order, execArgv: [] })
  try {
    return await new Promise<UnitUncertainty[]>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', code => { reject(new Error(`the simulation ended with ${code} and no result`)) })
    })
  } finally {
    await worker.terminate()
  }
}
