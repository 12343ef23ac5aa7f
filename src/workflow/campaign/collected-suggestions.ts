import { join } from 'node:path'
import { getCampaign } from '../../store/campaign.ts'
import { channelsOfEntrant, getEntrant } from '../../store/entrant.ts'
import type { Executor } from '../../store/executor.ts'
import { suggestForArchive } from '../suggest.ts'
import type { SuggestOptions } from '../suggest.ts'
import { SUGGESTION_FILE } from '../suggestion-file.ts'
import { variantOfCohort } from './schemes.ts'

/** Questions for one website: more than any table has points. */
const MOST = 200

/** Asks a language model about a website that was just collected, so that its answers are kept with the collection; other channels are left. */
export async function suggestForCollected(ex: Executor, { entrantId, campaignId, channelId, dir }: { readonly entrantId: string; readonly campaignId: string; readonly channelId: string; readonly dir: string }, { endpoint, signal }: Pick<SuggestOptions, 'endpoint' | 'signal'>): Promise<void> {
  const channel = (await channelsOfEntrant(ex, entrantId)).find(({ id }) => id === channelId)
  if (channel?.kind !== 'website') return
  const campaign = await getCampaign(ex, campaignId)
  const { variant } = await variantOfCohort(ex, campaign, (await getEntrant(ex, entrantId)).cohortId)
  await suggestForArchive(dir, { variant, date: campaign.evaluationDate }, { endpoint, file: join(dir, SUGGESTION_FILE), most: MOST, signal })
}
