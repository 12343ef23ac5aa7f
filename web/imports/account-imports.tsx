import { Card, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { CHANNEL_TITLES, isChannelKind } from '../../src/model/channel.ts'
import type { AccountType } from '../../src/model/media.ts'
import { call } from '../api/client.ts'
import type { Reply } from '../api/client.ts'
import { useSay, useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { useTimes } from '../kit/times.ts'
import { evidencePath } from '../parts/evidence-address.ts'
import type { Entry } from '../parts/evidence-address.ts'
import { FaultList } from './fault-list.tsx'
import { Uploads } from './uploads.tsx'
import { WORDS } from './words.ts'

type Account = Reply<'get /entrants/{entrantId}/imports'>['accounts'][number]

/** One account: what was imported of it, and a place to import more. */
export function AccountImports({ account: { channel, accountType, covers, imports }, canImport, ...entry }: Entry & { readonly account: Account; readonly canImport: boolean }) {
  const t = useWords(WORDS)
  const say = useSay()
  const { at } = useTimes()
  return (
    <Card size="small" title={<span className="break">{isChannelKind(channel.kind) ? say(CHANNEL_TITLES[channel.kind]) : channel.kind} · {channel.name ?? channel.address}</span>} extra={<span className="soft">{accountType !== null && t[accountType]}{covers !== null && ` ${t.covers(covers.from, covers.to)}`}</span>}>
      {imports.length === 0 ? <p className="soft" style={{ margin: '0 0 12px' }}>{t.nothing}</p> : (
        <DataTable
          name={`${t.accounts} ${channel.name ?? channel.address}`} rows={imports} rowKey={row => row.sha256} perPage={10}
          columns={[
            { key: 'name', title: t.file, width: 260, value: row => row.name, show: row => <Link className="break" to={evidencePath(entry, { sha256: row.sha256, kind: 'file' })}>{row.name}</Link> },
            { key: 'at', title: t.at, width: 132, value: row => row.importedAt, show: row => at(row.importedAt) },
            { key: 'format', title: t.format, width: 200, value: row => row.formats.join('、') },
            { key: 'records', title: t.records, width: 90, numeric: true, value: row => row.records },
            { key: 'faults', title: t.faults, width: 110, numeric: true, value: row => row.faultCount },
          ]}
          expandable={{ rowExpandable: row => row.faultCount > 0, expandedRowRender: row => <FaultList faults={row.faults} count={row.faultCount} /> }}
        />
      )}
      {canImport && <ImportForm entrantId={entry.entrantId} channel={channel} />}
    </Card>
  )
}

function ImportForm({ entrantId, channel }: { readonly entrantId: string; readonly channel: Account['channel'] }) {
  const t = useWords(WORDS)
  const id = useId()
  const [type, setType] = useState<AccountType | ''>('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const isHalf = (from === '') !== (to === '') || from > to
  const send = async (file: File) => {
    const { name, known, records, added, faults, faultCount } = await call('post /entrants/{entrantId}/channels/{channelId}/imports', { entrantId, channelId: channel.id, file, ...(type !== '' && { accountType: type }), ...(from !== '' && { coversFrom: from, coversTo: to }) })
    return { title: known ? t.known(name) : t.added(name, records, added), isKnown: known, faults, faultCount }
  }
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 8, marginTop: 16 }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' }}>
        {channel.kind === 'wechat' && <span><label htmlFor={`${id}type`}>{t.type} </label><Select<AccountType | ''> id={`${id}type`} style={{ minWidth: 130 }} value={type} onChange={setType} options={[{ value: '', label: t.byFile }, { value: 'subscription', label: t.subscription }, { value: 'service', label: t.service }]} /></span>}
        <span><label htmlFor={`${id}from`}>{t.from} </label><Input id={`${id}from`} type="date" style={{ width: 150 }} value={from} onChange={({ target }) => { setFrom(target.value) }} /> <label htmlFor={`${id}to`}>{t.to} </label><Input id={`${id}to`} type="date" style={{ width: 150 }} value={to} onChange={({ target }) => { setTo(target.value) }} /></span>
      </div>
      <div className="soft" style={{ fontSize: 12 }}>{t.coversHint}</div>
      {isHalf && <div role="alert" style={{ color: '#b42318' }}>{t.halfCovers}</div>}
      <Uploads drop={t.drop} hint={t.kinds} disabled={isHalf} send={send} />
    </div>
  )
}
