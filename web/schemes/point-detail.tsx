import { Card, Descriptions, Tag, Typography } from 'antd'
import { useSay, useWords } from '../app/language.tsx'
import { RubricView } from '../parts/rubric-view.tsx'
import { PointText } from '../parts/point-view.tsx'
import type { Edition, Indicator, Point } from './scheme-rows.ts'
import { KINDS, WORDS } from './words.ts'

/** A point with its statement and citation, and how it is judged: each measure's explanation with the numbers that count here, or the rubric. */
export function PointDetail({ edition, indicator, point }: { readonly edition: Edition; readonly indicator: Indicator; readonly point: Point }) {
  const t = useWords(WORDS)
  const { document } = edition
  const titleOf = (variant: string) => document.variants.find(({ id }) => id === variant)?.title ?? variant
  const { cite } = point
  return (
    <section aria-label={point.text} style={{ display: 'grid', gap: 14 }}>
      <PointText no={point.no} text={point.text} path={indicator.path} />
      <Descriptions size="small" column={1} items={[
        { key: 'cite', label: t.cite, children: <span className="break">{document.source.title} · {cite.row}{cite.no > 0 && ` · ${t.no(cite.no)}`}</span> },
        { key: 'id', label: t.id, children: <code className="break">{point.id}</code> },
        ...(indicator.points.length > 1 ? [{ key: 'share', label: t.sharesIn, children: `${point.share} / ${indicator.points.map(({ share }) => share).join(' + ')}` }] : []),
        ...(point.variants ? [{ key: 'variants', label: t.onlyFor, children: point.variants.map(titleOf).join('、') }] : []),
      ]} />
      {point.measures.length > 0 && <Typography.Title level={3} style={{ fontSize: 16, margin: 0 }}>{t.measures}</Typography.Title>}
      {point.measures.map(use => <MeasureCard key={use.id} edition={edition} point={point} use={use} />)}
      {point.rubric && <Card size="small" title={t.byPerson}><RubricView rubric={point.rubric} /></Card>}
    </section>
  )
}

function MeasureCard({ edition, point, use }: { readonly edition: Edition; readonly point: Point; readonly use: Point['measures'][number] }) {
  const t = useWords(WORDS)
  const say = useSay()
  const measure = edition.measures.find(({ id }) => id === use.id)
  const given = Object.entries({ ...measure?.preset, ...use.params })
  const isPreset = (name: string) => !(name in use.params)
  const byVariant = Object.entries(point.paramsByVariant ?? {})
  const all = point.measures.map(({ share }) => share)
  return (
    <Card size="small" title={<span style={{ whiteSpace: 'normal' }}>{measure?.title ?? use.id} <code style={{ fontWeight: 400 }}>{use.id}{measure && ` v${measure.version}`}</code></span>} extra={measure && <Tag variant="filled">{say(KINDS[measure.kind])}</Tag>}>
      {all.length > 1 && <p className="soft" style={{ margin: '0 0 6px' }}>{t.part(`${use.share} / ${all.join(' + ')}`)}</p>}
      <p className="break" style={{ margin: 0 }}>{measure?.explain}</p>
      {given.length + byVariant.length > 0 && (
        <table className="plain" style={{ marginTop: 10 }}>
          <caption>{t.thresholds}</caption>
          <tbody>
            {given.map(([name, value]) => <tr key={name}><th scope="row"><code>{name}</code></th><td className="break"><ParamText value={value} />{isPreset(name) && <span className="soft">（{t.preset}）</span>}</td></tr>)}
            {byVariant.map(([variant, params]) => <tr key={variant}><th scope="row">{t.forVariant} · {edition.document.variants.find(({ id }) => id === variant)?.title ?? variant}</th><td className="break">{Object.entries(params).map(([name, value]) => <div key={name}><code>{name}</code> <ParamText value={value} /></div>)}</td></tr>)}
          </tbody>
        </table>
      )}
    </Card>
  )
}

/** A parameter as people read it: lists of words as such, anything nested as data. */
function ParamText({ value }: { readonly value: unknown }) {
  if (Array.isArray(value) && value.every(item => typeof item !== 'object')) return <>{value.join('、')}</>
  return typeof value === 'object' && value !== null ? <code>{JSON.stringify(value)}</code> : <>{String(value)}</>
}
