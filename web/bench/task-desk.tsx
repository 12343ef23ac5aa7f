import { App, Button, Card, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { evidenceKey } from '../../src/model/evidence.ts'
import { useAllItems, useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { KeyHelp } from '../kit/key-help.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useSingleKeys } from '../kit/single-keys.ts'
import { DeclaredMaterial } from '../parts/declared-material.tsx'
import { markOf } from '../parts/evidence-address.ts'
import type { Cited } from '../parts/evidence-address.ts'
import type { View } from '../parts/evidence-frame.tsx'
import { JudgementView } from '../parts/judgement-view.tsx'
import type { OpinionHandle } from '../parts/opinion-input.tsx'
import { PointText } from '../parts/point-view.tsx'
import { SuggestionList } from '../parts/suggestion-list.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { refOf } from './drafts.ts'
import type { Draft, DraftKeeper } from './drafts.ts'
import { EvidencePanel } from './evidence-panel.tsx'
import { KEY_OF } from './keys.ts'
import type { Action } from './keys.ts'
import { MarkForm } from './mark-form.tsx'
import { isFreeRating, isNoteMissing, machineRating, opinionOfDigit } from './mark-rules.ts'
import { piecesOf, useHomePage } from './pieces.ts'
import type { Material, Piece } from './pieces.ts'
import { SaveState } from './save-state.tsx'
import { useDraft } from './use-drafts.ts'
import { KEYS, WORDS } from './words.ts'
import './bench.css'

export interface TaskDeskProps {
  readonly campaignId: string
  readonly taskId: string
  readonly keeper: DraftKeeper
  readonly rating: string | undefined
  readonly nextId: string | null
  readonly previousId: string | null
  /** The task handed in before this one. */
  readonly lastId: string | null
  readonly isQueueOpen: boolean
  readonly onGo: (taskId: string) => void
  readonly onHandedIn: (taskId: string) => void
  readonly onQueue: () => void
  readonly onGroup: () => void
}

/** What was looked at in one task. */
interface Looking { readonly taskId: string; readonly found: readonly Piece[]; readonly at: number; readonly isAsked: boolean }
const NOT_LOOKED: Looking = { taskId: '', found: [], at: 0, isAsked: false }

const FRESH_MS = 600_000
const useMaterial = (id: string | null) => useReply('get /tasks/{id}', { id: id ?? '' }, { enabled: id !== null, staleMs: FRESH_MS })

/** One task; the next is read while this one is judged. */
export function TaskDesk(props: TaskDeskProps) {
  const { taskId, keeper, nextId } = props
  const material = useMaterial(taskId)
  const next = useMaterial(nextId)
  const draft = useDraft(keeper, taskId)
  const mark = material.data?.mark
  const nextMark = next.data?.mark
  useEffect(() => { if (mark !== undefined) keeper.open(taskId, mark) }, [keeper, taskId, mark])
  useEffect(() => { if (nextId !== null && nextMark !== undefined) keeper.open(nextId, nextMark) }, [keeper, nextId, nextMark])
  if (material.error && !material.data) return <ProblemNotice problem={material.error} retry={() => { void material.refetch() }} />
  if (!material.data || !draft) return <Skeleton active paragraph={{ rows: 8 }} />
  return <Desk {...props} material={material.data} next={next.data} draft={draft} />
}

function Desk({ campaignId, taskId, keeper, rating, nextId, previousId, lastId, isQueueOpen, onGo, onHandedIn, onQueue, onGroup, material, next, draft }: TaskDeskProps & { readonly material: Material; readonly next: Material | undefined; readonly draft: Draft }) {
  const t = useWords(WORDS)
  const says = useWords(KEYS)
  const { message } = App.useApp()
  const { entrantId } = material.task
  const cited = piecesOf(material)
  const home = useHomePage(campaignId, material, cited.length === 0)
  // Begins anew with each task; the desk itself stays, and with it the frame in which the next page was made ready.
  const [kept, setKept] = useState<Looking>(NOT_LOOKED)
  const { found, at, isAsked } = kept.taskId === taskId ? kept : NOT_LOOKED
  const look = (change: Partial<Looking>) => { setKept({ found, at, isAsked, ...change, taskId }) }
  const setAt = (next: number) => { look({ at: next }) }
  const pieces = [...(cited.length > 0 ? cited : home), ...found]
  const [view, setView] = useState<View>('page')
  const [isHelpOpen, setHelpOpen] = useState(false)
  const note = useRef<HTMLTextAreaElement>(null)
  const opinion = useRef<OpinionHandle>(null)
  const evidence = useRef<HTMLDivElement>(null)
  const isFree = isFreeRating(material, rating)
  const machine = machineRating(material, isFree)
  const isOpen = draft.state === 'draft'
  const needsNote = isNoteMissing(draft.content, material.automatic)

  const piece = pieces[at]
  const shots = useAllItems('get /entrants/{entrantId}/evidence', { entrantId, type: 'screenshot', url: piece?.ref.url ?? '-' }, { enabled: piece?.ref.url !== undefined })
  const shot = shots.data?.items.at(-1)
  const shownRef = piece && refOf(view === 'screenshot' && shot ? { sha256: shot.sha256, kind: 'screenshot', url: shot.url } : piece.ref)
  const isCaptured = shownRef !== undefined && draft.content.evidence.some(ref => evidenceKey(ref) === evidenceKey(shownRef))

  const nextCited = next && piecesOf(next)
  const nextHome = useHomePage(campaignId, next, nextCited?.length === 0)
  const nextPiece = (nextCited?.length ? nextCited : nextHome)[0]

  const show = (ref: Cited, words: readonly string[] = []) => {
    const place = pieces.findIndex(one => evidenceKey(one.ref) === evidenceKey(ref))
    if (place === -1) look({ at: pieces.length, found: [...found, { ref, mark: markOf(words) }] })
    else setAt(place)
  }
  const capture = () => {
    if (!shownRef) return
    const others = draft.content.evidence.filter(ref => evidenceKey(ref) !== evidenceKey(shownRef))
    keeper.change(taskId, { evidence: isCaptured ? others : [...others, shownRef] })
  }
  const submit = () => {
    if (!isOpen) { if (nextId !== null) onGo(nextId); return }
    if (draft.content.opinion === null) { void message.info(t.rateFirst); return }
    if (draft.status === 'conflict') return
    if (needsNote) { look({ isAsked: true }); note.current?.focus(); return }
    // Else the next keys would be written into the note of the next task.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    void keeper.submit(taskId)
    onHandedIn(taskId)
  }
  const reopen = () => {
    const id = draft.state === 'submitted' ? taskId : lastId
    if (id === null) return
    void keeper.reopen(id)
    if (id !== taskId) onGo(id)
  }
  const digit = (typed: number) => {
    const given = isOpen ? opinionOfDigit(typed, material, isFree) : null
    if (!given) return
    keeper.change(taskId, { opinion: given.opinion })
    if (given.isTyping) opinion.current?.focusPercent()
  }
  const [isOn, setOn] = useSingleKeys({ digit, submit, keys: KEY_OF, actions: {
    percent: () => { opinion.current?.focusPercent() },
    machine: () => { if (machine !== null) keeper.change(taskId, { opinion: { outcome: 'rated', rating: machine } }) },
    notApplicable: () => { keeper.change(taskId, { opinion: { outcome: 'not-applicable' } }) },
    undetermined: () => { keeper.change(taskId, { opinion: { outcome: 'undetermined' } }) },
    note: () => { note.current?.focus() },
    reopen, capture,
    undo: () => { keeper.undo(taskId) },
    next: () => { if (nextId !== null) onGo(nextId) },
    previous: () => { if (previousId !== null) onGo(previousId) },
    evidence: () => { if (pieces.length > 0) setAt((at + 1) % pieces.length) },
    evidenceBack: () => { if (pieces.length > 0) setAt((at + pieces.length - 1) % pieces.length) },
    view: () => { setView(view === 'page' ? 'screenshot' : 'page') },
    focus: () => { evidence.current?.querySelector('iframe')?.focus() },
    attach: () => { document.querySelector<HTMLInputElement>('[data-attach] input[type="file"]')?.click() },
    queue: onQueue, group: onGroup, help: () => { setHelpOpen(true) },
  } }, isHelpOpen || isQueueOpen)

  const shared = { campaignId, entrantId, onShow: show }
  return (
    <div className="bench">
      <div className="bench-mark" data-task={taskId}>
        <Card size="small" title={<span className="break" style={{ whiteSpace: 'normal' }}>{material.unit.name}</span>}>
          <PointText no={material.point.no} text={material.point.text} path={material.point.path} />
          {material.point.rubric && <p className="break soft" style={{ margin: '6px 0 0' }}>{material.point.rubric.guidance}</p>}
          {draft.status === 'conflict' && <ConflictNotice draft={draft} onMine={() => { keeper.keepMine(taskId) }} onTheirs={() => { keeper.takeTheirs(taskId) }} />}
          <MarkForm material={material} draft={draft} isFree={isFree} machine={machine} needsNote={needsNote && (isAsked || draft.content.opinion?.outcome !== 'rated')} onChange={change => { keeper.change(taskId, change) }} onShow={show} noteRef={note} opinionRef={opinion} />
        </Card>
        <div className="bench-actions">
          <SaveState draft={draft} />
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            {isOpen ? <Button type="primary" onClick={submit}>{t.submit}</Button> : <Button onClick={reopen} disabled={draft.state !== 'submitted'}>{t.reopen}</Button>}
            {isOpen && <Button onClick={() => { keeper.undo(taskId) }} disabled={draft.past.length === 0}>{t.undo}</Button>}
            <Button onClick={() => { setHelpOpen(true) }}>{t.help}（?）</Button>
          </div>
        </div>
      </div>
      <div className="bench-evidence" ref={evidence}>
        <Card size="small" title={t.evidence}>
          <EvidencePanel campaignId={campaignId} entrantId={entrantId} pieces={pieces} at={at} onGo={setAt} view={view} onView={setView} hasShot={shot !== undefined} isCaptured={isCaptured} canCapture={isOpen} onCapture={capture} onFound={one => { show(one.ref) }} ahead={next && nextPiece ? { entrantId: next.task.entrantId, piece: nextPiece } : null} />
        </Card>
        <Card size="small" title={t.machine}>
          <div style={{ display: 'grid', gap: 12 }}>
            {material.judgements.length === 0 && <span className="soft">{t.noMachine}</span>}
            {material.judgements.map(({ measureId, measureVersion, ...judged }) => <JudgementView key={measureId} of={{ id: measureId, version: measureVersion, ...judged }} {...shared} />)}
            <SuggestionList suggestions={material.suggestions} {...shared} />
          </div>
        </Card>
        <Card size="small" title={t.declared}><DeclaredMaterial declaration={material.declaration} /></Card>
      </div>
      <KeyHelp isOpen={isHelpOpen} onClose={() => { setHelpOpen(false) }} isOn={isOn} onSwitch={setOn} rows={[[['1 … 9'], says.step], [['Enter'], says.submit], ...Object.entries(KEY_OF).map(([action, keys]) => [keys, says[action as Action]] as const)]} />
    </div>
  )
}
