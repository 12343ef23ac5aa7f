import { App, Button, Select, Space } from 'antd'
import { useState } from 'react'
import { useAction, useReply } from '../../api/queries.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import { ProblemNotice } from '../../kit/problem-notice.tsx'

const WORDS = defineWords({
  lead: ['列表里没有要用的指标体系？先引入：', 'Is the scheme not in the list? Bring it in first:'],
  pick: ['自带的指标体系', 'Scheme that comes with the software'],
  take: ['引入', 'Bring in'],
  taken: ['已引入', 'Brought in'],
})

/** An administrator takes an edition that comes with the software into the database, from which campaigns choose. */
export function SchemeImport() {
  const t = useWords(WORDS)
  const { message } = App.useApp()
  const shipped = useReply('get /shipped-schemes', {})
  const [scheme, setScheme] = useState<string | undefined>(undefined)
  const take = useAction('post /schemes')
  const missing = (shipped.data ?? []).filter(({ isImported }) => !isImported)
  if (missing.length === 0) return null
  return (
    <div style={{ marginTop: 12 }}>
      <ProblemNotice problem={take.error} />
      <Space wrap>
        <span className="soft">{t.lead}</span>
        <Select aria-label={t.pick} placeholder={t.pick} value={scheme} onChange={setScheme} style={{ width: 300, maxWidth: '100%' }} options={missing.map(({ id, title, edition }) => ({ value: id, label: `${title} ${edition}` }))} />
        <Button disabled={scheme === undefined} loading={take.isPending} onClick={() => { if (scheme !== undefined) take.mutate({ scheme }, { onSuccess: () => { setScheme(undefined); void message.success(t.taken) } }) }}>{t.take}</Button>
      </Space>
    </div>
  )
}
