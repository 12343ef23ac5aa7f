import { Card, Descriptions, Empty } from 'antd'
import { useSay, useWords } from '../app/language.tsx'
import { DataTable } from '../kit/data-table.tsx'
import type { Document } from './scheme-rows.ts'
import { RELATIONS, WORDS } from './words.ts'

/** How an edition is added up, its tiers, and its bonus. */
export function Rules({ document: { total, policies, bonus } }: { readonly document: Document }) {
  const t = useWords(WORDS)
  return (
    <div style={{ display: 'grid', gap: 16, maxWidth: 900 }}>
      <Card size="small">
        <Descriptions size="small" column={1} items={[
          { key: 'total', label: t.total, children: total },
          { key: 'undetermined', label: t.undetermined, children: policies.undetermined === 'hold' ? t.hold : t.zero },
          { key: 'not', label: t.notApplicablePolicy, children: policies.notApplicable === 'renormalise' ? t.renormalise : t.full },
          { key: 'decimals', label: t.decimals, children: policies.decimals },
          { key: 'tiers', label: t.tiers, children: policies.tiers.length === 0 ? t.noTiers : policies.tiers.map(({ name, from }) => `${name}（${t.from(from)}）`).join('、') },
        ]} />
      </Card>
      <Card size="small" title={bonus.cap > 0 ? `${bonus.title} · ${t.bonus(bonus.cap)}` : t.noBonus}>
        {bonus.categories.length > 0 && <dl style={{ margin: 0 }}>{bonus.categories.map(({ name, text }) => <div key={name} style={{ marginBottom: 8 }}><dt style={{ fontWeight: 600 }}>{name}</dt><dd className="break" style={{ margin: 0 }}>{text}</dd></div>)}</dl>}
      </Card>
    </div>
  )
}

/** How this edition follows from others, line by line. */
export function Crosswalks({ document: { crosswalks } }: { readonly document: Document }) {
  const t = useWords(WORDS)
  const say = useSay()
  const rows = crosswalks.flatMap(({ from, entries }) => entries.map((entry, at) => ({ key: `${from} ${at}`, from, ...entry })))
  if (rows.length === 0) return <Empty description={t.noCrosswalk} image={Empty.PRESENTED_IMAGE_SIMPLE} />
  return (
    <DataTable name={t.history} rows={rows} rowKey={row => row.key} columns={[
      { key: 'from', title: t.earlier, value: row => row.from, width: 160 },
      { key: 'old', title: t.old, value: row => row.old.join('、'), width: 260 },
      { key: 'new', title: t.new, value: row => row.new.join('、'), width: 260 },
      { key: 'relation', title: t.relation, value: row => say(RELATIONS[row.relation]), width: 90 },
      { key: 'note', title: t.note, value: row => row.note ?? null, width: 260 },
    ]} />
  )
}
