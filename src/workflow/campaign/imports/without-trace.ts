import type { Executor } from '../../../store/executor.ts'

/** Ends a transaction that must leave nothing. */
class Undone extends Error {}

/** What `work` answers, without anything that it wrote: what an import would do is told by doing it. */
export async function withoutTrace<T>(ex: Executor, work: (tx: Executor) => Promise<T>): Promise<T> {
  const answers: T[] = []
  await ex.transaction(async tx => {
    // A repeated attempt replaces the first one.
    answers[0] = await work(tx)
    throw new Undone('rolled back on purpose')
  }).catch((error: unknown) => { if (!(error instanceof Undone)) throw error })
  return answers[0] as T
}
