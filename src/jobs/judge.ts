import { z } from 'zod'
import { judgeEntrant } from '../workflow/campaign/judgements.ts'
import { DONE, defineJob } from './job.ts'

/** Judges what was collected of one entrant: a proposed set, and at most one per job. */
export const judgeJob = defineJob({
  name: 'judge',
  payload: z.strictObject({ entrantId: z.uuid() }),
  slots: 1,
  async run(run, { entrantId }) {
    await judgeEntrant.run(run.settling(), { entrantId })
    return DONE
  },
})
