import { Link } from 'react-router'
import type { CampaignState } from '../../src/model/campaign.ts'
import { FAILURE_TITLES } from '../../src/model/evidence.ts'
import type { Item, Reply } from '../api/client.ts'
import { useAllItems, useReply } from '../api/queries.ts'
import { useSay, useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { StateTag } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { useChannelKind } from '../parts/channel-kind.ts'
import { AddChannel, RetireChannel } from './channel-change.tsx'
import type { Subject } from './subject.ts'
import { COVERAGE_WORDS } from './words.ts'

type Channel = Reply<'get /campaigns/{campaignId}/units/{id}'>['channels'][number]

/** Nothing of a campaign that is over is looked at any more. */
const OVER: ReadonlySet<CampaignState> = new Set(['closed', 'published', 'cancelled'])

/** The unit's channels: how their collection went, and how often each opened while it was watched. Who manages the campaign adds and retires them here. */
export function ChannelList({ entrant, campaign, isUnit }: Subject) {
  const t = useWords(COVERAGE_WORDS)
  const unit = useReply('get /campaigns/{campaignId}/units/{id}', { campaignId: campaign.id, id: entrant.unitId })
  const collections = useAllItems('get /campaigns/{campaignId}/collections', { campaignId: campaign.id, entrantId: entrant.id })
  const { isAdministrator, rolesIn } = useSession()
  const canChange = !OVER.has(campaign.state) && entrant.withdrawnAt === null && (isAdministrator || rolesIn(campaign.id).has('manager'))
  const latest = new Map<string, Item<'get /campaigns/{campaignId}/collections'>>()
  for (const one of collections.data?.items ?? []) if ((latest.get(one.channelId)?.attempt ?? 0) < one.attempt) latest.set(one.channelId, one)
  return (
    <section aria-label={t.channels}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', justifyContent: 'space-between', margin: '0 0 8px' }}>
        <h3 style={{ fontSize: 16, margin: 0 }}>{t.channels}</h3>
        {canChange && <AddChannel entrant={entrant} campaign={campaign} />}
      </div>
      <Loaded of={unit}>
        {({ channels }) => (channels.length === 0 ? <p className="soft" style={{ margin: 0 }}>{t.noChannel}</p> :
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {channels.map(channel => <ChannelLine key={channel.id} channel={channel} collection={latest.get(channel.id)} entrant={entrant} campaign={campaign} isUnit={isUnit} canChange={canChange} />)}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

function ChannelLine({ channel, collection, entrant, campaign, isUnit, canChange }: Subject & { readonly channel: Channel; readonly canChange: boolean; readonly collection: Item<'get /campaigns/{campaignId}/collections'> | undefined }) {
  const t = useWords(COVERAGE_WORDS)
  const say = useSay()
  const times = useTimes()
  const kindName = useChannelKind()
  const { data: seen } = useReply('get /entrants/{entrantId}/availability', { entrantId: entrant.id, channelId: channel.id, from: `${campaign.windowFrom}T00:00:00Z`, to: `${campaign.windowTo}T23:59:59Z` })
  return (
    <li style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', padding: '8px 0', borderTop: '1px solid var(--line)', alignItems: 'baseline' }}>
      <span style={{ minWidth: 88 }}>{kindName(channel.kind)}</span>
      <span className="break" style={{ flex: '1 1 240px', minWidth: 0 }}>{channel.name ?? channel.address}{channel.name !== null && <span className="soft"> {channel.address}</span>}{channel.retiredAt !== null && <span className="soft"> · {t.retired}</span>}</span>
      <span>{collection && <><StateTag state={collection.state} /> {collection.failure !== null && say(FAILURE_TITLES[collection.failure])} <span className="soft">{times.at(collection.finishedAt)}</span>{!isUnit && <> <Link to={`/campaigns/${campaign.id}/collections?collection=${collection.id}`}>{t.log}</Link></>}</>}</span>
      <span className="soft">{seen && seen.samples > 0 ? <>{t.availability(seen.down, seen.slow, seen.samples)}{seen.medianMs !== null && ` · ${t.median} ${Math.round(seen.medianMs)} ms`}</> : t.noSamples}</span>
      {canChange && <RetireChannel campaignId={campaign.id} channel={channel} />}
    </li>
  )
}
