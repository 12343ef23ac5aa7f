import { App, Button, Form } from 'antd'
import type { FormInstance } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { call } from '../../api/client.ts'
import type { Input } from '../../api/client.ts'
import { useAction } from '../../api/queries.ts'
import { defineWords, useWords } from '../../app/language.tsx'
import { ProblemNotice } from '../../kit/problem-notice.tsx'
import { VersionConflict } from '../../kit/version-conflict.tsx'
import type { Campaign } from '../../parts/campaign.ts'

const WORDS = defineWords({
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],
  undo: ['撤销修改', 'Undo changes'],
  sealed: ['批次已结束，设置不能再改。', 'The campaign is closed; its settings stay as they are.'],
  none: ['（空）', '(empty)'],
  untouched: ['（您没有改）', '(untouched)'],
})

export type Changes = Input<'patch /campaigns/{id}'>['changes']
/** One value of the form, as it is told apart when two people changed it. */
export interface Told { readonly label: string; readonly value: unknown }

interface CampaignFormProps<V extends object> {
  readonly campaign: Campaign
  readonly read: (campaign: Campaign) => V
  /** All settings that this form speaks for, from its values; only those that differ are sent. */
  readonly changesOf: (values: V, base: Campaign) => Changes
  /** By name of the value. */
  readonly labels: Readonly<Record<keyof V & string, string>>
  readonly print?: (name: keyof V & string, value: unknown) => string | undefined
  readonly children: (form: FormInstance<V>, isSealed: boolean) => ReactNode
  /** Goes on when there is nothing (more) to save. */
  readonly onSaved?: () => void
  readonly nextWord?: string | undefined
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const SEALED = new Set(['closed', 'published', 'cancelled'])

/** A form over settings of a campaign. It sends what was changed on the version it was changed on; when somebody else was quicker, both are shown. */
export function CampaignForm<V extends object>({ campaign, read, changesOf, labels, print, children, onSaved, nextWord }: CampaignFormProps<V>) {
  const t = useWords(WORDS)
  const { message } = App.useApp()
  const [form] = Form.useForm<V>()
  const [base, setBase] = useState(campaign)
  const [theirs, setTheirs] = useState<Campaign | null>(null)
  const [isChanged, setChanged] = useState(false)
  const save = useAction('patch /campaigns/{id}')
  const isSealed = SEALED.has(campaign.state)
  const values = (): V => ({ ...read(base), ...form.getFieldsValue(true) as Partial<V> })
  const names = Object.keys(labels) as (keyof V & string)[]
  const show = (name: keyof V & string, value: unknown) => print?.(name, value) ?? (value === null || value === undefined || value === '' ? t.none : typeof value === 'object' ? JSON.stringify(value) : String(value))

  const settle = (now: Campaign) => {
    setBase(now)
    setTheirs(null)
    setChanged(false)
  }
  // Nothing typed is lost: what came in meanwhile is shown only where nobody has begun to change anything.
  if (campaign.version > base.version && !isChanged && theirs === null) setBase(campaign)
  useEffect(() => { if (!isChanged) form.setFieldsValue(read(base) as never) }, [base, form, isChanged, read])
  const send = (from: Campaign, given: V) => {
    const before = changesOf(read(from), from) as Record<string, unknown>
    const changes = Object.fromEntries(Object.entries(changesOf(given, from)).filter(([key, value]) => !same(value, before[key]))) as Changes
    if (Object.keys(changes).length === 0) { settle(from); onSaved?.(); return }
    save.mutate({ id: from.id, version: from.version, changes }, {
      onSuccess: after => { settle({ ...from, ...after }); void message.success(t.saved); onSaved?.() },
      onError: problem => { if (problem.code === 'version-conflict') void call('get /campaigns/{id}', { id: from.id }).then(setTheirs) },
    })
  }
  const keepMine = () => {
    if (theirs === null) return
    const [mine, was, now] = [values(), read(base), read(theirs)]
    const merged = Object.fromEntries(names.map(name => [name, same(mine[name], was[name]) ? now[name] : mine[name]])) as V
    setBase(theirs)
    setTheirs(null)
    form.setFieldsValue(merged as never)
    send(theirs, merged)
  }
  const now = theirs && read(theirs)
  /** What either of the two changed; of the others' changes the reader keeps those that he or she did not touch. */
  const rowsOf = (found: V) => {
    const [mine, was] = [values(), read(base)]
    return names.filter(name => !same(mine[name], found[name])).map(name => ({ label: labels[name], mine: same(mine[name], was[name]) ? t.untouched : show(name, mine[name]), theirs: show(name, found[name]) }))
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={read(campaign)} disabled={isSealed} onValuesChange={() => { setChanged(true) }} onFinish={() => { send(base, values()) }} style={{ maxWidth: 760 }}>
      {isSealed && <p className="soft">{t.sealed}</p>}
      {theirs && now ? <VersionConflict rows={rowsOf(now)} onKeep={keepMine} onTake={() => { settle(theirs); save.reset() }} /> : <ProblemNotice problem={save.error} />}
      {children(form, isSealed)}
      {!isSealed && (
        <div style={{ display: 'flex', gap: 8, marginTop: 8 }}>
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={theirs !== null || (!isChanged && nextWord === undefined)}>{nextWord ?? t.save}</Button>
          {isChanged && <Button onClick={() => { settle(base); save.reset() }}>{t.undo}</Button>}
        </div>
      )}
    </Form>
  )
}
