import { Descriptions } from 'antd'
import { FAILURE_TITLES } from '../../src/model/evidence.ts'
import type { EvaluationDocument } from '../../src/model/evaluation.ts'
import { useSay, useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { sizeText } from '../kit/size-text.ts'
import { useTimes } from '../kit/times.ts'
import { ChannelList } from './channel-list.tsx'
import type { Subject } from './subject.ts'
import { COVERAGE_WORDS } from './words.ts'

interface CoverageViewProps extends Subject { readonly coverage: EvaluationDocument['coverage'] | undefined; readonly archive: EvaluationDocument['archive'] | undefined }

/** The channels, what was collected of the site, what could not be seen, and how to check the result. */
export function CoverageView({ coverage, archive, ...subject }: CoverageViewProps) {
  const t = useWords(COVERAGE_WORDS)
  const say = useSay()
  const times = useTimes()
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 20 }}>
      <ChannelList {...subject} />
      {coverage && (
        <Descriptions
          bordered size="small" column={1} title={t.seen} items={[
            { key: 'target', label: t.target, children: <span className="break">{coverage.target}</span> },
            { key: 'collected', label: t.collected, children: `${times.at(coverage.collected.from)} — ${times.at(coverage.collected.to)}` },
            { key: 'amount', label: t.amount, children: `${coverage.pages} / ${coverage.responses} / ${sizeText(coverage.bytes)}` },
            { key: 'hosts', label: t.hosts, children: coverage.hosts.map(({ host, pages }) => <div key={host} className="break">{host}：{pages}</div>) },
            { key: 'failures', label: t.failures, children: coverage.failures.length === 0 ? t.none : coverage.failures.map(({ kind, count, examples }) => <div key={kind} className="break">{say(FAILURE_TITLES[kind])} × {count}<span className="soft">：{examples.join('、')}</span></div>) },
            { key: 'blocked', label: t.blocked, children: coverage.blocked },
            { key: 'seed', label: t.seed, children: <code className="break">{coverage.sampled.seed}{coverage.sampled.ended !== null && ` · ${coverage.sampled.ended}`}</code> },
            ...(coverage.notes.length > 0 ? [{ key: 'notes', label: t.notes, children: coverage.notes.map(note => <div key={note} className="break">{note}</div>) }] : []),
          ]}
        />
      )}
      {archive && archive.length > 0 && (
        <DataTable name={t.files} rows={archive} rowKey={({ file }) => file} columns={[
          { key: 'file', title: t.file, value: ({ file }) => file, width: 220 }, { key: 'sha256', title: 'SHA-256', value: ({ sha256 }) => sha256, show: ({ sha256 }) => <code className="break">{sha256}</code>, width: 420 }, { key: 'records', title: t.records, value: ({ records }) => records, numeric: true, width: 90 },
        ]} />
      )}
      <p className="soft break" style={{ margin: 0 }}>{t.recompute}<code>zhengheng recompute evaluation.json</code></p>
    </div>
  )
}
