import { App, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { isFailureKind } from '../../src/model/evidence.ts'
import { useFailureName } from './failure-name.ts'
import { WORDS } from './words.ts'

interface RetryDialogProps { readonly campaignId: string; readonly failed: readonly { readonly failure: string | null; readonly count: number }[]; /** Chosen at first; none: all. */ readonly first: readonly string[]; readonly onClose: () => void }

/** Queues again what failed, by kind of failure. */
export function RetryDialog({ campaignId, failed, first, onClose }: RetryDialogProps) {
  const t = useWords(WORDS)
  const name = useFailureName()
  const { message } = App.useApp()
  const kinds = failed.flatMap(({ failure, count }) => (failure !== null && isFailureKind(failure) ? [{ value: failure, label: `${name(failure)}（${count}）` }] : []))
  const [chosen, setChosen] = useState(kinds.map(({ value }) => value).filter(kind => first.length === 0 || first.includes(kind)))
  const [partial, setPartial] = useState(false)
  const retry = useAction('post /campaigns/{campaignId}/collections/retry')
  return (
    <Modal open title={t.retry} okText={t.retryOne} cancelText={t.close} onCancel={onClose} okButtonProps={{ loading: retry.isPending, disabled: chosen.length === 0 && !partial }} onOk={() => {
      retry.mutate({ campaignId, failures: chosen, partial }, { onSuccess: ({ jobs }) => { void message.success(t.queued(jobs.length)); onClose() } })
    }}>
      <ProblemNotice problem={retry.error} />
      <fieldset style={{ border: 0, margin: 0, padding: 0, display: 'grid', gap: 8 }}>
        <legend className="soft" style={{ padding: 0, margin: '0 0 6px', border: 0, font: 'inherit' }}>{t.whatRetry}</legend>
        <Checkbox.Group value={chosen} onChange={setChosen} options={kinds} style={{ display: 'grid', gap: 6 }} />
        <Checkbox checked={partial} onChange={({ target }) => { setPartial(target.checked) }}>{t.partial}</Checkbox>
      </fieldset>
    </Modal>
  )
}
