import { z } from 'zod'
import { getChannel } from '../store/channel.ts'
import { recordAvailability } from '../workflow/campaign/collections.ts'
import { visitHome } from '../workflow/home-visit.ts'
import { DONE, defineJob } from './job.ts'

/** One of the spaced visits to a home page: a single request beside whatever else goes on there. */
export const availabilityJob = defineJob({
  name: 'availability',
  payload: z.strictObject({ campaignId: z.uuid(), channelId: z.uuid() }),
  slots: 16,
  async run(run, { campaignId, channelId }) {
    const { address } = await getChannel(run.deps.store, channelId)
    const { collecting } = run.deps
    const visit = await visitHome(address, {
      allowPrivate: collecting?.allowPrivate ?? false, overrides: collecting?.overrides ?? [], ...(collecting?.userAgent !== undefined && { userAgent: collecting.userAgent }),
      signal: run.stopping, now: run.context.clock,
    })
    await recordAvailability.run(run.settling(), { campaignId, samples: [{ channelId, ...visit }] })
    return DONE
  },
})
