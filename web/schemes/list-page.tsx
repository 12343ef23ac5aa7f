import { Button, Card, Tag } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useAction, useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useTimes } from '../kit/times.ts'
import { WORDS } from './words.ts'

/** The editions that are here; administrators see what else comes with the software. */
export function Page() {
  const t = useWords(WORDS)
  const { isAdministrator } = useSession()
  const { at } = useTimes()
  const navigate = useNavigate()
  const editions = useReply('get /schemes', {})
  return (
    <>
      <PageHead title={t.title} lead={t.lead} actions={<Button disabled={(editions.data?.length ?? 0) < 2} onClick={() => { void navigate('/schemes/difference') }}>{t.compare}</Button>} />
      <Loaded of={editions}>{list => (
        <DataTable name={t.title} rows={list} rowKey={row => row.id} empty={t.none} columns={[
          { key: 'title', title: t.scheme, width: 320, value: row => row.title, show: row => <Link to={`/schemes/${row.id}`}>{row.title}</Link> },
          { key: 'edition', title: t.edition, width: 90, value: row => row.edition },
          { key: 'id', title: t.id, width: 200, value: row => row.schemeId, show: row => <code>{row.schemeId}</code> },
          { key: 'used', title: t.used, width: 160, value: row => (row.usedAt === null ? null : at(row.usedAt)), show: row => (row.usedAt === null ? <span className="soft">{t.unused}</span> : at(row.usedAt)) },
          { key: 'digest', title: t.digest, width: 150, value: row => row.digest, show: row => <code title={row.digest}>{row.digest.slice(0, 12)}</code> },
        ]} />
      )}</Loaded>
      {isAdministrator && <Shipped />}
    </>
  )
}

function Shipped() {
  const t = useWords(WORDS)
  const shipped = useReply('get /shipped-schemes', {}, { staleMs: 300_000 })
  const bringIn = useAction('post /schemes')
  return (
    <section style={{ marginTop: 32 }}>
      <h2 style={{ fontSize: 18 }}>{t.shipped}</h2>
      <ProblemNotice problem={bringIn.error} />
      <Loaded of={shipped}>{list => (
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))', gap: 12 }}>
          {list.map(one => <ShippedCard key={one.id} scheme={one} isBusy={bringIn.isPending} onBringIn={() => { bringIn.mutate({ scheme: one.id }) }} />)}
        </div>
      )}</Loaded>
    </section>
  )
}

interface ShippedCardProps { readonly scheme: Reply<'get /shipped-schemes'>[number]; readonly isBusy: boolean; readonly onBringIn: () => void }

function ShippedCard({ scheme: { id, title, edition, variants, indicators, points, isImported }, isBusy, onBringIn }: ShippedCardProps) {
  const t = useWords(WORDS)
  return (
    <Card size="small" title={<span style={{ whiteSpace: 'normal' }}>{title}（{edition}）</span>}>
      <p className="soft" style={{ margin: '0 0 6px' }}>{t.size(indicators, points)}</p>
      <p style={{ margin: '0 0 10px' }}>{variants.map(variant => <Tag key={variant} variant="filled">{variant}</Tag>)}</p>
      {isImported ? <Tag color="success" variant="filled">{t.broughtIn}</Tag> : <Button size="small" loading={isBusy} aria-label={`${t.bringIn} ${id}`} onClick={onBringIn}>{t.bringIn}</Button>}
    </Card>
  )
}
