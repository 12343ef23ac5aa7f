import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { defineWords, useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { useStateName } from '../kit/states.tsx'
import type { Campaign } from '../parts/campaign.ts'
import type { CampaignState } from '../../src/model/campaign.ts'
import { AdvanceDialog } from './advance-dialog.tsx'
import { EndDialogs } from './end-dialogs.tsx'
import type { Ending } from './end-dialogs.tsx'
import { ADVANCES, PHASES } from './phases.ts'

const WORDS = defineWords({
  to: [(name: string) => `进入“${name}”`, (name: string) => `On to “${name}”`],
  backTo: [(name: string) => `退回“${name}”`, (name: string) => `Back to “${name}”`],
  open: ['开放初步结果', 'Open results to units'],
  close: ['结束批次', 'Close'],
  reopen: ['重新打开', 'Reopen'],
  publish: ['发布结果', 'Publish'],
  correct: ['发布更正', 'Publish a correction'],
  cancel: ['取消批次', 'Cancel the campaign'],
  more: ['更多', 'More'],
})

const rank = (state: CampaignState): number => (PHASES as readonly string[]).indexOf(state)

/** What a manager can do with the campaign as a whole in its present phase; the way on first. */
export function PhaseActions({ campaign }: { readonly campaign: Campaign }) {
  const t = useWords(WORDS)
  const stateName = useStateName()
  const { isAdministrator } = useSession()
  const [target, setTarget] = useState<CampaignState | null>(null)
  const [ending, setEnding] = useState<Ending | null>(null)
  const { state } = campaign
  const main: Ending | CampaignState | undefined = state === 'adjudicating' ? 'open' : state === 'replying' ? 'close' : state === 'closed' ? 'publish' : state === 'published' ? 'correct' : ADVANCES[state][0]
  const endings: Ending[] = [...(state === 'assessing' ? ['open' as const] : []), ...(state === 'closed' && isAdministrator ? ['reopen' as const] : []), ...(isAdministrator && !['published', 'cancelled'].includes(state) ? ['cancel' as const] : [])]
  const isEnding = (one: string): one is Ending => one in ENDINGS
  const go = (one: Ending | CampaignState) => { if (isEnding(one)) setEnding(one); else setTarget(one) }
  const name = (one: Ending | CampaignState) => (isEnding(one) ? t[one] : (rank(one) > rank(state) ? t.to : t.backTo)(stateName(one)))
  const others = [...ADVANCES[state].filter(to => to !== main), ...endings]
  return (
    <>
      {others.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: others.map(one => ({ key: one, label: name(one), danger: one === 'cancel', onClick: () => { go(one) } })) }}>
          <Button>{t.more} <DownOutlined aria-hidden /></Button>
        </Dropdown>
      )}
      {main !== undefined && <Button type="primary" onClick={() => { go(main) }}>{name(main)}</Button>}
      {target !== null && <AdvanceDialog campaign={campaign} to={target} isBack={rank(target) < rank(state)} title={name(target)} onClose={() => { setTarget(null) }} />}
      <EndDialogs campaign={campaign} ending={ending} titles={t} onClose={() => { setEnding(null) }} />
    </>
  )
}
const ENDINGS = { open: true, close: true, reopen: true, publish: true, correct: true, cancel: true } satisfies Record<Ending, true>
