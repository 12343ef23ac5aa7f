import { Button, Empty } from 'antd'
import { useSearchParams } from 'react-router'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { usePeopleNames } from '../parts/campaign.ts'
import type { Campaign } from '../parts/campaign.ts'
import { DoneBar } from './progress-part.tsx'
import { WORDS } from './words.ts'

/** How many tasks each assessor has and has done; whoever may not see names sees numbers. */
export function LoadPart({ campaign, isManager }: { readonly campaign: Campaign; readonly isManager: boolean }) {
  const t = useWords(WORDS)
  const load = useReply('get /campaigns/{campaignId}/tasks/load', { campaignId: campaign.id })
  const names = usePeopleNames(campaign.id, isManager)
  const [, setSearch] = useSearchParams()
  return (
    <Loaded of={load}>{rows => {
      const name = (id: string | null) => (id === null ? t.unassigned : (names.get(id) ?? `${t.assessor} ${rows.findIndex(({ assessorId }) => assessorId === id) + 1}`))
      return (
        <DataTable
          name={t.people} rows={rows} rowKey={row => row.assessorId ?? ''} empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />}
          columns={[
            { key: 'name', title: t.assessor, width: 200, value: row => name(row.assessorId) },
            { key: 'share', title: t.share, width: 160, value: row => row.done, show: row => <DoneBar {...row} />, onlyShown: true },
            { key: 'done', title: t.done, width: 90, numeric: true, value: row => row.done },
            { key: 'open', title: t.open, width: 90, numeric: true, value: row => row.open },
            ...(isManager ? [{ key: 'do', title: '', width: 100, onlyShown: true, value: () => null, show: (row: (typeof rows)[number]) => row.assessorId !== null && <Button size="small" type="link" aria-label={`${t.list} ${name(row.assessorId)}`} onClick={() => { setSearch({ part: 'list', assessor: row.assessorId ?? '' }) }}>{t.list}</Button> }] : []),
          ]}
        />
      )
    }}</Loaded>
  )
}
