import { App, Button, Select, Space } from 'antd'
import { useState } from 'react'
import { useAction } from '../../api/queries.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import { ProblemNotice } from '../../kit/problem-notice.tsx'

const WORDS = defineWords({
  lead: ['列表里没有要用的指标体系？先引入：', 'Is the scheme not in the list? Bring it in first:'],
  pick: ['自带的指标体系', 'Scheme that comes with the software'],
  take: ['引入', 'Bring in'],
  taken: ['已引入', 'Brought in'],
})

/** Folders that this software ships; the server reads the scheme and says what it does not know. */
const SHIPPED = ['local-website-2020', 'ministry-website-2020', 'new-media-2020', 'capability-2020'] as const

/** An administrator takes an edition into the database, from which campaigns choose. */
export function SchemeImport({ known }: { readonly known: readonly { readonly schemeId: string; readonly edition: string }[] }) {
  const t = useWords(WORDS)
  const { message } = App.useApp()
  const [scheme, setScheme] = useState<string | undefined>(undefined)
  const take = useAction('post /schemes')
  const missing = SHIPPED.filter(name => !known.some(({ schemeId, edition }) => name === `${schemeId}-${edition}` || name === schemeId))
  if (missing.length === 0) return null
  return (
    <div style={{ marginTop: 12 }}>
      <ProblemNotice problem={take.error} />
      <Space wrap>
        <span className="soft">{t.lead}</span>
        <Select aria-label={t.pick} placeholder={t.pick} value={scheme} onChange={setScheme} style={{ width: 240 }} options={missing.map(value => ({ value, label: value }))} />
        <Button disabled={scheme === undefined} loading={take.isPending} onClick={() => { if (scheme !== undefined) take.mutate({ scheme }, { onSuccess: () => { setScheme(undefined); void message.success(t.taken) } }) }}>{t.take}</Button>
      </Space>
    </div>
  )
}
