import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Descriptions, Empty } from 'antd'
import { CHANNEL_TITLES, isChannelKind } from '../../src/model/channel.ts'
import { RECORD_LIST_TITLES } from '../../src/model/imported-record.ts'
import type { RecordListKind } from '../../src/model/imported-record.ts'
import type { Reply } from '../api/client.ts'
import { useReply } from '../api/queries.ts'
import { defineWords, useSay, useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { sizeText } from '../kit/size-text.ts'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { evidenceFile } from '../parts/evidence-address.ts'
import { ImportedRecord } from './imported-record.tsx'

const WORDS = defineWords({
  title: ['导入的记录', 'Imported record'],
  whole: ['导入的文件', 'Imported file'],
  bytes: ['下载原文件', 'Save the file'],
  still: ['从保存的原文件中读出，只显示文字；同一内容的其他文件不在其中。', 'Read from the kept file and shown as text; what other files say of the same thing is not in it.'],
  file: ['文件', 'File'], name: ['文件名', 'Name'], account: ['账号', 'Account'], at: ['导入时间', 'Imported at'], size: ['大小', 'Size'], digest: ['SHA-256', 'SHA-256'], formats: ['格式', 'Format'], total: ['记录', 'Records'], faults: ['有问题的行', 'Rows with faults'],
  missing: ['没有这个导入的文件，或其中没有这条记录', 'There is no such imported file, or no such record in it'],
  previous: ['上一条', 'Previous'], next: ['下一条', 'Next'], all: ['看全部记录', 'All records'], earlier: ['前面的', 'Earlier'], later: ['后面的', 'Later'],
  none: ['文件里没有记录', 'The file holds no record'],
  picture: [(name: string) => `导入的图片 ${name}`, (name: string) => `Imported picture ${name}`],
})
const PAGE = 20
const isListKind = (name: string): name is RecordListKind => Object.hasOwn(RECORD_LIST_TITLES, name)
type File = Reply<'get /entrants/{entrantId}/imports/{fileDigest}'>

/** What an imported record is: the file it came from, where it stands in it, and what it says; without a number, the file record by record. */
export function ImportedPage({ entrantId, sha256 }: { readonly entrantId: string; readonly sha256: string }) {
  const t = useWords(WORDS)
  const [record] = useUrlState('record')
  const [from] = useUrlState('from', '1')
  const number = /^[1-9]\d{0,8}$/.test(record) ? Number(record) : null
  const start = number ?? (/^[1-9]\d{0,8}$/.test(from) ? Number(from) : 1)
  const file = useReply('get /entrants/{entrantId}/imports/{fileDigest}', { entrantId, fileDigest: sha256, from: start, limit: number === null ? PAGE : 1 }, { keep: true, staleMs: 300_000 })
  if (file.error?.status === 404) return <><PageHead title={t.title} /><Empty description={t.missing} /></>
  return <Loaded of={file} rows={10}>{of => <Shown entrantId={entrantId} file={of} number={number} start={start} />}</Loaded>
}

function Shown({ entrantId, file, number, start }: { readonly entrantId: string; readonly file: File; readonly number: number | null; readonly start: number }) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const [mark] = useUrlState('mark')
  const words = mark.split('\n').map(word => word.trim()).filter(word => word !== '')
  const [first] = file.records
  const of = { sha256: file.sha256, kind: 'file' } as const
  return (
    <>
      <PageHead
        title={number === null ? t.whole : t.title} lead={<span className="break">{file.name} · {at(file.importedAt)}{number !== null && first && ` · ${first.place}`}</span>}
        actions={<Button icon={<DownloadOutlined />} href={evidenceFile(entrantId, of, 'bytes')}>{t.bytes}</Button>}
      />
      <p className="soft" style={{ margin: '0 0 8px' }}>{t.still}</p>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))', gap: 16, alignItems: 'start' }}>
        <section aria-label={t.title} style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 12, minWidth: 0 }}>
          {file.picture !== null ? <img src={evidenceFile(entrantId, of, 'screenshot')} alt={t.picture(file.name)} style={{ maxWidth: '100%', border: '1px solid var(--line)', borderRadius: 6 }} />
            : file.records.length === 0 || (number !== null && first?.number !== number) ? <Empty description={number === null ? t.none : t.missing} />
              : file.records.map(one => <ImportedRecord key={one.number} of={one} words={words} />)}
          {file.picture === null && <Steps file={file} number={number} start={start} />}
        </section>
        <FileData file={file} />
      </div>
    </>
  )
}

/** To the neighbouring records, or the next page of them; where one is stands in the address. */
function Steps({ file: { total, records, channel }, number, start }: { readonly file: File; readonly number: number | null; readonly start: number }) {
  const t = useWords(WORDS)
  const [, setRecord] = useUrlState('record')
  const [, setFrom] = useUrlState('from', '1')
  const last = records.at(-1)?.number ?? start
  if (number !== null) {
    return (
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {/* Rows of a list are numbered as they stand, with gaps. */}
        {channel !== null && <Button disabled={number <= 1} onClick={() => { setRecord(String(number - 1)) }}>{t.previous}</Button>}
        {channel !== null && <Button disabled={number >= total} onClick={() => { setRecord(String(number + 1)) }}>{t.next}</Button>}
        <Button type="link" onClick={() => { setRecord('') }}>{t.all}（{total.toLocaleString('en')}）</Button>
      </div>
    )
  }
  if (total <= PAGE) return null
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
      <Button disabled={start <= 1} onClick={() => { setFrom(String(Math.max(1, start - PAGE))) }}>{t.earlier}</Button>
      <Button disabled={records.length < PAGE} onClick={() => { setFrom(String(last + 1)) }}>{t.later}</Button>
      <span className="soft">{start.toLocaleString('en')}–{last.toLocaleString('en')} / {total.toLocaleString('en')}</span>
    </div>
  )
}

function FileData({ file: { name, sha256, size, importedAt, formats, total, faults, faultCount, channel } }: { readonly file: File }) {
  const t = useWords(WORDS)
  const say = useSay()
  const { at } = useTimes()
  const row = (key: string, label: string, children: React.ReactNode) => ({ key, label, children })
  return (
    <Card title={t.file} size="small">
      <Descriptions column={1} size="small" items={[
        row('name', t.name, <span className="break">{name}</span>),
        ...(channel === null ? [] : [row('account', t.account, <span className="break">{isChannelKind(channel.kind) ? say(CHANNEL_TITLES[channel.kind]) : channel.kind} {channel.name ?? channel.address}</span>)]),
        row('at', t.at, <span>{at(importedAt)} <span className="soft">{importedAt}</span></span>),
        row('size', t.size, sizeText(size)),
        row('formats', t.formats, formats.map(name => (isListKind(name) ? say(RECORD_LIST_TITLES[name]) : name)).join('、')),
        row('total', t.total, total.toLocaleString('en')),
        row('digest', t.digest, <code className="break">{sha256}</code>),
      ]} />
      {faultCount > 0 && <Alert type="warning" style={{ marginTop: 8 }} title={`${t.faults}：${faultCount.toLocaleString('en')}`} description={<ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 240, overflowY: 'auto' }}>{faults.slice(0, 100).map(({ place, why }) => <li key={`${place} ${why}`} className="break">{place}：{why}</li>)}</ul>} />}
    </Card>
  )
}
