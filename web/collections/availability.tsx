import { Descriptions } from 'antd'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { useTimes } from '../kit/times.ts'
import type { Campaign } from '../parts/campaign.ts'
import { DETAIL_WORDS } from './words.ts'

/** Whole days around the window, wherever the reader is: samples lie in it or there are none. */
const windowOf = ({ windowFrom, windowTo, settings: { availability } }: Campaign) => {
  const end = new Date(`${windowTo}T23:59:59Z`)
  end.setUTCDate(end.getUTCDate() + 1)
  const begin = new Date(`${windowFrom}T00:00:00Z`)
  begin.setUTCDate(begin.getUTCDate() - 1)
  const asked = availability === undefined ? null : new Date(availability.from)
  const last = asked === null ? null : new Date(asked.getTime() + (availability?.days ?? 7) * 86_400_000)
  return { from: (asked !== null && asked < begin ? asked : begin).toISOString(), to: (last !== null && last > end ? last : end).toISOString() }
}

/** How often the site was visited in the window of the campaign, and how often it was down or slow. */
export function Availability({ campaign, entrantId, channelId }: { readonly campaign: Campaign; readonly entrantId: string; readonly channelId: string }) {
  const t = useWords(DETAIL_WORDS)
  const { at } = useTimes()
  const summary = useReply('get /entrants/{entrantId}/availability', { entrantId, channelId, ...windowOf(campaign) })
  return (
    <Loaded of={summary} rows={2}>{({ samples, down, slow, medianMs, from, to }) => (samples === 0 ? <span className="soft">{t.noSamples}</span> : (
      <Descriptions size="small" column={{ xs: 1, sm: 2 }} items={[
        { key: 'samples', label: t.samples, children: samples }, { key: 'down', label: t.down, children: down }, { key: 'slow', label: t.slow, children: slow },
        { key: 'median', label: t.median, children: medianMs === null ? '—' : `${Math.round(medianMs)} ms` },
        { key: 'when', label: t.availability, children: from !== null && to !== null && t.availabilityOf(at(from), at(to)) },
      ]} />
    ))}</Loaded>
  )
}
