import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Alert, Button, Card } from 'antd'
import { useRef, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { useSession } from '../app/session.tsx'
import { KeyHelp } from '../kit/key-help.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useSingleKeys } from '../kit/single-keys.ts'
import { StateTag } from '../kit/states.tsx'
import { useTimes } from '../kit/times.ts'
import { AttachmentList } from '../parts/attachment-list.tsx'
import { DeclaredMaterial } from '../parts/declared-material.tsx'
import { JudgementView } from '../parts/judgement-view.tsx'
import { PointText } from '../parts/point-view.tsx'
import { percent } from '../parts/rating-text.tsx'
import { RubricView } from '../parts/rubric-view.tsx'
import { SuggestionList } from '../parts/suggestion-list.tsx'
import { DecisionForm, FOLLOWS, mayFollow } from './decision-form.tsx'
import type { Follows } from './decision-form.tsx'
import { useRows } from './list.ts'
import { MarkCard } from './nameless-mark.tsx'
import type { Material } from './nameless-mark.tsx'
import { KEYS, WORDS } from './words.ts'

const KEY_OF = { reason: ['n'], next: ['j', 'ArrowRight'], previous: ['k', 'ArrowLeft'], list: ['q'], help: ['?'] } as const

/** One disagreement: both marks side by side without names, what the machine says, and the decision. */
export function Page() {
  const { campaignId = '', adjudicationId = '' } = useParams()
  const t = useWords(WORDS)
  const navigate = useNavigate()
  const times = useTimes()
  const { rows, campaign } = useRows(campaignId)
  const material = useReply('get /adjudications/{id}', { id: adjudicationId })
  const others = rows.filter(({ adjudication }) => adjudication.state === 'open' || adjudication.id === adjudicationId)
  const at = others.findIndex(({ adjudication }) => adjudication.id === adjudicationId)
  const list = `/campaigns/${campaignId}/adjudications`
  const [nextId, previousId] = [others[at + 1]?.adjudication.id, at > 0 ? others[at - 1]?.adjudication.id : undefined]
  const go = (id: string | undefined) => { if (id !== undefined) void navigate(`${list}/${id}`) }
  // The last one decided: on to whatever else is open, or back to the list.
  const onDecided = () => { const next = nextId ?? others.find(({ adjudication }) => adjudication.id !== adjudicationId)?.adjudication.id; void navigate(next === undefined ? list : `${list}/${next}`) }
  const until = campaign?.assessUntil ?? null
  return (
    <>
      <PageHead title={t.title} lead={<><Link to={list}>{t.back}</Link>{until !== null && <> · {t.until} {times.at(until)}（{times.until(until)}）</>}</>} actions={(
        <>
          <Button icon={<LeftOutlined />} aria-label={t.previous} disabled={previousId === undefined} onClick={() => { go(previousId) }} />
          <Button icon={<RightOutlined />} aria-label={t.next} disabled={nextId === undefined} onClick={() => { go(nextId) }} />
        </>
      )} />
      <Loaded of={material} rows={8}>{found => <Case key={found.adjudication.id} material={found} campaignId={campaignId} onDecided={onDecided} onNext={() => { go(nextId) }} onPrevious={() => { go(previousId) }} onList={() => { void navigate(list) }} />}</Loaded>
    </>
  )
}

interface CaseProps { readonly material: Material; readonly campaignId: string; readonly onDecided: () => void; readonly onNext: () => void; readonly onPrevious: () => void; readonly onList: () => void }

function Case({ material, campaignId, onDecided, onNext, onPrevious, onList }: CaseProps) {
  const t = useWords(WORDS)
  const says = useWords(KEYS)
  const { me } = useSession()
  const [follows, setFollows] = useState<Follows | null>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const submit = useRef<(() => void) | null>(null)
  const reason = useRef<HTMLTextAreaElement>(null)
  const { adjudication, marks, unit, point, judgements, suggestions, declaration } = material
  const entry = { campaignId, entrantId: adjudication.entrantId }
  const isOpen = adjudication.state === 'open'
  const [isOn, setOn] = useSingleKeys({
    digit: digit => { const name = FOLLOWS[digit - 1]; if (isOpen && name !== undefined && mayFollow(material, name)) setFollows(name) },
    submit: () => { submit.current?.() },
    keys: KEY_OF, actions: { reason: () => { reason.current?.focus() }, next: onNext, previous: onPrevious, list: onList, help: () => { setHelpOpen(true) } },
  }, isHelpOpen)
  const isFollowed = (i: number) => follows === 'mean' || (follows === 'first' && i === 0) || (follows === 'second' && i === 1)
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <Card size="small" title={<span className="break" style={{ whiteSpace: 'normal' }}>{unit.name}</span>} extra={<span>{t.spread} <b>{percent(adjudication.spread)}</b></span>}>
        <PointText no={point.no} text={point.text} path={point.path} />
        <div style={{ marginTop: 8 }}><RubricView rubric={point.rubric} /></div>
      </Card>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))', gap: 16, alignItems: 'start' }}>
        {marks.map((mark, i) => <MarkCard key={mark.round} mark={mark} adjudicationId={adjudication.id} isFollowed={isFollowed(i)} {...entry} />)}
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))', gap: 16, alignItems: 'start' }}>
        <Card size="small" title={isOpen ? t.decide : t.decided} extra={<Button size="small" type="text" onClick={() => { setHelpOpen(true) }}>{t.keys}（?）</Button>}>
          {isOpen ? <DecisionForm material={material} follows={follows} onFollows={setFollows} onDecided={onDecided} personId={me.id} submitRef={submit} reasonRef={reason} />
            : <Alert type="success" title={adjudication.outcome === 'rated' && adjudication.rating !== null ? percent(adjudication.rating) : <StateTag state={adjudication.outcome ?? 'undetermined'} />} description={<span className="break" style={{ whiteSpace: 'pre-wrap' }}>{adjudication.reason}</span>} />}
          <div style={{ marginTop: 12 }}><AttachmentList holders="adjudications" holder={adjudication.id} canChange={isOpen} /></div>
        </Card>
        <Card size="small" title={t.machine}>
          <div style={{ display: 'grid', gap: 12 }}>
            {judgements.length === 0 && <span className="soft">{t.noMachine}</span>}
            {judgements.map(({ measureId, measureVersion, ...judged }) => <JudgementView key={measureId} of={{ id: measureId, version: measureVersion, ...judged }} thumbnails {...entry} />)}
            <SuggestionList suggestions={suggestions} {...entry} />
            <b>{t.declared}</b>
            <DeclaredMaterial declaration={declaration} />
          </div>
        </Card>
      </div>
      <KeyHelp isOpen={isHelpOpen} onClose={() => { setHelpOpen(false) }} isOn={isOn} onSwitch={setOn} rows={[[['1', '2', '3', '4'], says.choose], [['Enter'], says.submit], ...Object.entries(KEY_OF).map(([action, keys]) => [keys, says[action as keyof typeof KEY_OF]] as const)]} />
    </div>
  )
}
