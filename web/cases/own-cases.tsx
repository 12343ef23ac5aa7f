import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Collapse, Empty } from 'antd'
import type { CampaignState } from '../../src/model/campaign.ts'
import type { Item, Reply } from '../api/client.ts'
import { useAllItems } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { StateTag } from '../kit/states.tsx'
import { useUrlState } from '../kit/url-state.ts'
import type { Campaign } from '../parts/campaign.ts'
import { isOver } from '../parts/deadline.tsx'
import { CaseForm } from './case-form.tsx'
import { WORDS } from './words.ts'

/** Phases of src/workflow/campaign/states.ts, which has the last word. */
const PHASES: ReadonlySet<CampaignState> = new Set(['collecting', 'judging', 'declaring'])
const NEW = 'new'
export type Bonus = Reply<'get /schemes/{id}'>['document']['bonus']
export type Case = Item<'get /campaigns/{campaignId}/cases'>

/** The unit's own cases, each in its state, and a form for another. */
export function OwnCases({ campaign, entrantId, bonus }: { readonly campaign: Campaign; readonly entrantId: string; readonly bonus: Bonus }) {
  const t = useWords(WORDS)
  const cases = useAllItems('get /campaigns/{campaignId}/cases', { campaignId: campaign.id, entrantId })
  const [open, setOpen] = useUrlState('case')
  const canChange = PHASES.has(campaign.state) && !isOver(campaign.declareUntil)
  return (
    <>
      {!canChange && <Alert type="info" showIcon title={t.closed} style={{ marginBottom: 12 }} />}
      <Collapse ghost items={[{ key: 'categories', label: t.categories, children: <dl style={{ margin: 0 }}>{bonus.categories.map(({ name, text }) => <div key={name} style={{ marginBottom: 6 }}><dt><b>{name}</b></dt><dd className="break" style={{ margin: 0 }}>{text}</dd></div>)}</dl> }]} />
      <Loaded of={cases}>
        {({ items }) => (
          <div style={{ display: 'grid', gap: 12 }}>
            {items.length === 0 && open !== NEW && <Card><Empty description={t.none} /></Card>}
            {items.length > 0 && (
              <Collapse
                activeKey={open === '' || open === NEW ? [] : [open]} onChange={keys => { setOpen(keys.find(key => key !== open) ?? '') }}
                items={items.map(one => ({
                  key: one.id, label: <span className="break"><b>{one.title}</b> <span className="soft">{one.category}</span></span>, extra: <><StateTag state={one.state} />{one.award !== null && <b>+{one.award}</b>}</>,
                  children: <CaseForm entrantId={entrantId} existing={one} bonus={bonus} canChange={canChange && one.state !== 'accepted' && one.state !== 'rejected'} onMade={setOpen} />,
                }))}
              />
            )}
            {canChange && (open === NEW ? <Card title={t.add}><CaseForm entrantId={entrantId} existing={null} bonus={bonus} canChange onMade={setOpen} /></Card> : <div><Button icon={<PlusOutlined />} onClick={() => { setOpen(NEW) }}>{t.add}</Button></div>)}
          </div>
        )}
      </Loaded>
    </>
  )
}
