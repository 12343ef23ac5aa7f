import { Modal } from 'antd'
import { useAction } from '../api/queries.ts'
import { defineWords, useSay, useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import type { Campaign } from '../parts/campaign.ts'
import type { CampaignState } from '../../src/model/campaign.ts'
import { PHASE_WORDS } from './phases.ts'
import type { Phase } from './phases.ts'

const WORDS = defineWords({ back: ['退回不会丢失任何内容。', 'Going back loses nothing.'], cancel: ['返回', 'Not now'] })

interface AdvanceDialogProps { readonly campaign: Campaign; readonly to: CampaignState; readonly isBack: boolean; readonly title: string; readonly onClose: () => void }

/** Says what begins, and what can no longer be changed, before a campaign moves on. */
export function AdvanceDialog({ campaign, to, isBack, title, onClose }: AdvanceDialogProps) {
  const t = useWords(WORDS)
  const say = useSay()
  const advance = useAction('post /campaigns/{id}/advance')
  return (
    <Modal open title={title} okText={title} cancelText={t.cancel} onCancel={onClose} okButtonProps={{ loading: advance.isPending }} onOk={() => { advance.mutate({ id: campaign.id, version: campaign.version, to }, { onSuccess: onClose }) }}>
      <ProblemNotice problem={advance.error} />
      <p>{isBack ? t.back : say(PHASE_WORDS[to as Phase].begins)}</p>
    </Modal>
  )
}
