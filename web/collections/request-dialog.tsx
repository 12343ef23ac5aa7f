import { App, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import type { Campaign } from '../parts/campaign.ts'
import { WORDS } from './words.ts'

/** Queues a collection of every channel, of all units or of a cohort. */
export function RequestDialog({ campaign, onClose }: { readonly campaign: Campaign; readonly onClose: () => void }) {
  const t = useWords(WORDS)
  const { message } = App.useApp()
  const [cohortId, setCohort] = useState('')
  const request = useAction('post /campaigns/{campaignId}/collections')
  return (
    <Modal open title={t.request} okText={t.request} cancelText={t.close} onCancel={onClose} okButtonProps={{ loading: request.isPending }} onOk={() => {
      request.mutate({ campaignId: campaign.id, ...(cohortId !== '' && { cohortId }) }, { onSuccess: ({ jobs }) => { void message.success(t.queued(jobs.length)); onClose() } })
    }}>
      <ProblemNotice problem={request.error} />
      <p className="soft">{t.requestLead}</p>
      <Radio.Group aria-label={t.scope} vertical value={cohortId} onChange={({ target }) => { setCohort(String(target.value)) }} options={[{ value: '', label: t.everyone }, ...campaign.cohorts.map(({ id, name }) => ({ value: id, label: t.ofCohort(name) }))]} />
    </Modal>
  )
}
