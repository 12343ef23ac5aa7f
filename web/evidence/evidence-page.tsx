import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Descriptions, Input, Segmented } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { useAllItems } from '../api/queries.ts'
import { defineWords, useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useTimes } from '../kit/times.ts'
import { useUrlState } from '../kit/url-state.ts'
import { evidenceFile, placeText } from '../parts/evidence-address.ts'
import { EvidenceFrame } from '../parts/evidence-frame.tsx'
import type { View } from '../parts/evidence-frame.tsx'
import { ImportedPage } from './imported-page.tsx'
import { OtherRecords } from './other-records.tsx'
import { usePlaces } from './places.ts'
import { typeName, useRecords } from './records.ts'
import type { ArchivedEntry } from './records.ts'

const WORDS = defineWords({
  title: ['归档页面', 'Archived page'],
  page: ['页面回放', 'Replay'],
  shot: ['截图', 'Screenshot'],
  bytes: ['下载原始内容', 'Save the bytes'],
  record: ['下载 WARC 记录', 'Save the WARC record'],
  mark: ['高亮的文字，可多行', 'Highlighted words, one a line'],
  apply: ['高亮', 'Highlight'],
  found: [(n: number) => `高亮 ${n} 处`, (n: number) => `${n} places highlighted`],
  many: ['高亮 50 处以上', 'more than 50 places highlighted'],
  whole: ['判定提到的文字不在这一页：这一页是作为整体计入的。', 'The words that the judgement names do not stand here: the page counted as a whole.'],
  still: ['采集时看到的页面；脚本不执行，链接不打开，没有归档的图片留空。', 'As it was when collected: scripts do not run, links lead nowhere, pictures that were not archived stay empty.'],
  data: ['记录', 'Record'],
  address: ['地址', 'Address'],
  at: ['采集时间', 'Seen at'],
  status: ['状态', 'Status'],
  type: ['种类', 'Kind'],
  size: ['大小', 'Size'],
  digest: ['SHA-256', 'SHA-256'],
  file: ['WARC 文件', 'WARC file'],
  offset: ['位置（字节）', 'Offset (bytes)'],
  failure: ['没有看到', 'Not seen'],
})

/** What a number leads to: the archived page with the place that counted, where it is kept, and what else was archived of its address; or a record of an imported file. */
export function Page() {
  const { entrantId = '', sha256 = '' } = useParams()
  const [search] = useSearchParams()
  return search.has('record') || search.get('view') === 'file' ? <ImportedPage entrantId={entrantId} sha256={sha256} /> : <ArchivedPage search={search} />
}

function ArchivedPage({ search }: { readonly search: URLSearchParams }) {
  const { campaignId = '', entrantId = '', sha256 = '' } = useParams()
  const address = search.get('url') ?? undefined
  const records = useRecords(entrantId, { sha256, ...(address !== undefined && { url: address }) })
  return (
    <Loaded of={records}>
      {({ items }) => {
        const wanted = search.get('view') === 'screenshot' ? ['screenshot'] : ['response', 'rendered', 'redirect', 'failure', 'screenshot']
        const entry = wanted.flatMap(type => items.find(item => item.type === type) ?? [])[0] ?? items[0]
        // What stands in no archive was imported, or is not there; the import says so.
        if (!entry) return <ImportedPage entrantId={entrantId} sha256={sha256} />
        return <Record entry={entry} campaignId={campaignId} entrantId={entrantId} />
      }}
    </Loaded>
  )
}

interface RecordProps { readonly entry: ArchivedEntry; readonly campaignId: string; readonly entrantId: string }

function Record({ entry, campaignId, entrantId }: RecordProps) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const [view, setView] = useUrlState('view')
  const [mark, setMark] = useUrlState('mark')
  const [selector] = useUrlState('selector')
  const shots = useAllItems('get /entrants/{entrantId}/evidence', { entrantId, url: entry.url, type: 'screenshot' })
  const hasShot = entry.type === 'screenshot' || (shots.data?.items.length ?? 0) > 0
  const shown: View = entry.type === 'screenshot' || (view === 'screenshot' && hasShot) ? 'screenshot' : 'page'
  const of = { sha256: entry.sha256, url: entry.url }
  const places = usePlaces(shown === 'page' ? evidenceFile(entrantId, of, 'page', { mark, selector }) : null)
  const isMarked = mark !== '' || selector !== ''
  return (
    <>
      <PageHead title={t.title} lead={<span className="break">{placeText(entry.url)} · {at(entry.at)}</span>} actions={(
        <>
          <Button icon={<DownloadOutlined />} href={evidenceFile(entrantId, of, 'bytes')} disabled={entry.size === 0}>{t.bytes}</Button>
          <Button icon={<DownloadOutlined />} href={evidenceFile(entrantId, of, 'record')}>{t.record}</Button>
        </>
      )} />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center', marginBottom: 8 }}>
        {hasShot && entry.type !== 'screenshot' && <Segmented<View> value={shown} onChange={next => { setView(next === 'page' ? '' : next) }} options={[{ value: 'page', label: t.page }, { value: 'screenshot', label: t.shot }]} />}
        {shown === 'page' && isMarked && places !== null && places > 0 && <b role="status">{places >= 50 ? t.many : t.found(places)}</b>}
        <span className="soft">{t.still}</span>
      </div>
      {shown === 'page' && isMarked && places === 0 && <Alert type="info" showIcon role="status" title={t.whole} style={{ marginBottom: 8 }} />}
      <EvidenceFrame entrantId={entrantId} of={of} view={shown} height="72vh" mark={mark} selector={selector} />
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))', gap: 16, marginTop: 16, alignItems: 'start' }}>
        <Card title={t.data} size="small">
          <RecordData entry={entry} />
          {shown === 'page' && <WordsForm key={mark} mark={mark} onApply={setMark} />}
        </Card>
        <OtherRecords campaignId={campaignId} entrantId={entrantId} url={entry.url} here={entry} />
      </div>
    </>
  )
}

function RecordData({ entry }: { readonly entry: ArchivedEntry }) {
  const t = useWords(WORDS)
  const { at } = useTimes()
  const row = (key: string, label: string, children: React.ReactNode) => ({ key, label, children })
  return (
    <Descriptions column={1} size="small" items={[
      row('address', t.address, <span className="break">{entry.url}</span>),
      row('at', t.at, <span>{at(entry.at)} <span className="soft">{entry.at}</span></span>),
      row('status', t.status, entry.failure === undefined ? `${entry.status} · ${entry.mime}` : <span className="break">{t.failure}：{entry.failure} {entry.detail}</span>),
      row('type', t.type, typeName(entry.type)),
      row('size', t.size, `${entry.size.toLocaleString('en')} B`),
      row('digest', t.digest, <code className="break">{entry.sha256}</code>),
      row('file', t.file, <code className="break">{entry.archive}</code>),
      row('offset', t.offset, entry.offset.toLocaleString('en')),
    ]} />
  )
}

function WordsForm({ mark, onApply }: { readonly mark: string; readonly onApply: (mark: string) => void }) {
  const t = useWords(WORDS)
  return (
    <form style={{ marginTop: 12, display: 'grid', gap: 6, justifyItems: 'start' }} onSubmit={event => { event.preventDefault(); onApply(String(new FormData(event.currentTarget).get('mark') ?? '').trim()) }}>
      <label htmlFor="mark">{t.mark}</label>
      <Input.TextArea id="mark" name="mark" defaultValue={mark} autoSize={{ minRows: 1, maxRows: 5 }} maxLength={1_000} />
      <Button size="small" htmlType="submit">{t.apply}</Button>
    </form>
  )
}
