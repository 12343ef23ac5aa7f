import { Empty, Select } from 'antd'
import { useMemo } from 'react'
import { useReply } from '../api/queries.ts'
import type { Reply } from '../api/client.ts'
import { defineWords, useSay, useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { namesOf } from './scheme-rows.ts'
import type { Document } from './scheme-rows.ts'

const TEXTS = defineWords({
  title: ['比较两版指标体系', 'Compare two editions'],
  from: ['从', 'From'],
  to: ['到', 'To'],
  pick: ['选择两个年度版', 'Pick two editions'],
  same: ['两版没有差别', 'The two editions are the same'],
  kind: ['变化', 'Change'],
  where: ['位置', 'Where'],
  before: ['原', 'Before'],
  after: ['现', 'After'],
  all: ['全部变化', 'All changes'],
  counted: [(what: string, n: number) => `${what}（${n}）`, (what: string, n: number) => `${what} (${n})`],
})

type Kind = Reply<'get /schemes/{id}/difference'>['changes'][number]['kind']
const KINDS: Readonly<Record<Kind, readonly [zh: string, en: string]>> = {
  'variant-added': ['新增类别', 'variant added'], 'variant-removed': ['取消类别', 'variant removed'],
  'indicator-added': ['新增指标', 'indicator added'], 'indicator-removed': ['取消指标', 'indicator removed'], 'indicator-renamed': ['指标改名', 'indicator renamed'], 'indicator-moved': ['指标移位', 'indicator moved'], weight: ['权重', 'weight'],
  'point-added': ['新增要点', 'point added'], 'point-removed': ['取消要点', 'point removed'], 'point-text': ['要点内容', 'statement'], 'point-variants': ['要点适用类别', 'variants of a point'], 'point-share': ['要点份额', 'share of a point'], 'point-measures': ['评判方法', 'measures'], 'point-rubric': ['评分标准', 'rubric'],
  'bonus-cap': ['加分上限', 'bonus cap'], 'bonus-added': ['新增加分类别', 'bonus category added'], 'bonus-removed': ['取消加分类别', 'bonus category removed'], 'bonus-text': ['加分类别说明', 'bonus category'], policy: ['计分规则', 'rule'], total: ['总分', 'total'],
}

/** What changed from one edition to another. */
export function Page() {
  const t = useWords(TEXTS)
  const editions = useReply('get /schemes', {})
  const [from, setFrom] = useUrlState('from')
  const [to, setTo] = useUrlState('to')
  const options = (editions.data ?? []).map(({ id, title, edition, schemeId }) => ({ value: id, label: `${title}（${edition}）${schemeId}` }))
  const pick = (label: string, value: string, set: (id: string) => void) => (
    <label style={{ flex: '1 1 300px', minWidth: 0 }}>{label}<Select<string> aria-label={label} style={{ width: '100%' }} value={value === '' ? null : value} onChange={set} options={options} placeholder={t.pick} showSearch={{ optionFilterProp: 'label' }} /></label>
  )
  return (
    <>
      <PageHead title={t.title} />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, marginBottom: 16 }}>{pick(t.from, from, setFrom)}{pick(t.to, to, setTo)}</div>
      {from !== '' && to !== '' ? <Difference key={`${from} ${to}`} from={from} to={to} /> : <Empty description={t.pick} image={Empty.PRESENTED_IMAGE_SIMPLE} />}
    </>
  )
}

function Difference({ from, to }: { readonly from: string; readonly to: string }) {
  const t = useWords(TEXTS)
  const say = useSay()
  const [kind, setKind] = useUrlState('kind')
  const difference = useReply('get /schemes/{id}/difference', { id: to, from })
  const [before, after] = [useReply('get /schemes/{id}', { id: from }, { staleMs: 300_000 }), useReply('get /schemes/{id}', { id: to }, { staleMs: 300_000 })]
  const places = useMemo(() => new Map([before.data, after.data].flatMap(edition => (edition ? placesOf(edition.document) : []))), [before.data, after.data])
  const placeOf = (subject: string): string => {
    const [, id = subject, variant] = /^(.*?)(?: \[(.+)\])?$/.exec(subject) ?? []
    return `${places.get(id) ?? id}${variant === undefined ? '' : `（${places.get(variant) ?? variant}）`}`
  }
  const names = new Map([...places, ...[before.data, after.data].flatMap(edition => (edition?.measures ?? []).map(({ id, title }) => [id, title] as const))])
  return (
    <Loaded of={difference}>{({ changes }) => {
      const told = changes.map(change => {
        const tell = (text: string | null) => (text === null ? null : (TOLD[change.kind]?.(text, names) ?? text))
        return { ...change, before: tell(change.before), after: tell(change.after) }
      })
      const counts = Map.groupBy(told, change => change.kind)
      return (
        <DataTable
          name={t.title} empty={t.same} rowKey={row => `${row.kind} ${row.subject}`} rows={kind === '' ? told : (counts.get(kind as Kind) ?? [])}
          toolbar={<Select aria-label={t.kind} value={kind} onChange={setKind} style={{ minWidth: 200 }} options={[{ value: '', label: t.counted(t.all, changes.length) }, ...[...counts].map(([value, some]) => ({ value, label: t.counted(say(KINDS[value]), some.length) }))]} />}
          columns={[
            { key: 'kind', title: t.kind, width: 130, value: row => say(KINDS[row.kind]) },
            { key: 'where', title: t.where, width: 260, value: row => placeOf(row.subject), show: row => <span className="break">{placeOf(row.subject)}</span> },
            { key: 'before', title: t.before, width: 320, value: row => row.before, show: row => (row.before === null ? '—' : <del className="break" style={{ color: '#8f251c', textDecorationThickness: 1 }}>{row.before}</del>) },
            { key: 'after', title: t.after, width: 320, value: row => row.after, show: row => (row.after === null ? '—' : <ins className="break" style={{ color: '#1b6238', textDecoration: 'none' }}>{row.after}</ins>) },
          ]}
        />
      )
    }}</Loaded>
  )
}

/** Measures by their titles, each with its id; what they are given stands behind. */
const withTitles = (text: string, names: ReadonlyMap<string, string>): string => text.split('；').map(use => use.replace(/^[a-z0-9-]+\/[a-z0-9-]+/, id => (names.has(id) ? `${names.get(id)}（${id}）` : id))).join('；')
/** Weights by the titles of the variants. */
const withVariants = (text: string, names: ReadonlyMap<string, string>): string => text.replace(/([（，])([a-z0-9-]+)(?= )/g, (_, before: string, id: string) => `${before}${names.get(id) ?? id}`)
const TOLD: Readonly<Partial<Record<Kind, typeof withTitles>>> = { 'point-measures': withTitles, 'indicator-added': withVariants, 'indicator-removed': withVariants }

/** Names of everything that a change can be about. */
const placesOf = ({ indicators, variants }: Document): (readonly [string, string])[] => [
  ...variants.map(({ id, title }) => [id, title] as const),
  ...indicators.flatMap(({ id, path, points }) => [[id, namesOf(path).join(' › ')] as const, ...points.map(point => [point.id, `${namesOf(path).join(' › ')}${point.no > 0 ? ` › ${point.no}` : ''}`] as const)]),
]
