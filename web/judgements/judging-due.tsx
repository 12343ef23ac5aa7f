import { Alert } from 'antd'
import { Link } from 'react-router'
import { useReply } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'

const WORDS = defineWords({
  due: ['新导入的内容等待评判', 'What was imported waits to be judged'],
  lead: ['停止导入约十秒后由后台自动评判；有网站在采集的，采集结束后一并评判。', 'Judged by itself some ten seconds after the last import; while a site is collected, after that.'],
  more: ['等', 'and more'],
})

/** Whoever waits longer than that has something to be looked at; their names are what one needs. */
const SHOWN = 20
const ASK_MS = 5_000

/** The units whose imports wait to be judged, each a way to them; nothing where there are none. */
export function JudgingDue({ campaignId }: { readonly campaignId: string }) {
  const t = useWords(WORDS)
  const { data } = useReply('get /campaigns/{campaignId}/entrants', { campaignId, judgingDue: true, limit: SHOWN }, { everyMs: ASK_MS, goesOn: ({ items }) => items.length > 0 })
  if (data === undefined || data.items.length === 0) return null
  return (
    <section aria-label={t.due}>
      <Alert role="status" type="info" showIcon style={{ marginBottom: 12 }} title={t.due} description={<>
        <div className="soft">{t.lead}</div>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 16px', marginTop: 4 }}>
          {data.items.map(({ id, unit }) => <Link key={id} to={`/campaigns/${campaignId}/entrants/${id}/imports`}>{unit.name}</Link>)}
          {data.next !== null && <span>{t.more}</span>}
        </div>
      </>} />
    </section>
  )
}
