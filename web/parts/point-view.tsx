import { Alert } from 'antd'
import { defineWords, useSay, useWords } from '../app/language.tsx'
import { ScoreText } from '../kit/score-text.tsx'
import { StateTag } from '../kit/states.tsx'
import type { EvaluatedPoint } from '../../src/model/evaluation.ts'
import type { Cited, Entry } from './evidence-address.ts'
import { JudgementView } from './judgement-view.tsx'
import type { JudgementShown } from './judgement-view.tsx'
import { RatingText } from './rating-text.tsx'
import { RubricView } from './rubric-view.tsx'
import { SuggestionList } from './suggestion-list.tsx'

const WORDS = defineWords({
  worth: [(worth: number) => `满分 ${worth}`, (worth: number) => `of ${worth}`],
  machine: ['自动判定，未计入', 'The machine’s judgement, not counted'],
})

/** How people settled a point. */
const DECISIONS = { override: ['人工改判', 'overridden'], appeal: ['申诉裁定', 'decided on appeal'], adjudication: ['仲裁', 'adjudicated'], marks: ['人工评分', 'marked by people'] } as const

/** A point of an evaluation document; or of other answers, as far as they go. */
export type PointShown = Pick<EvaluatedPoint, 'id' | 'no' | 'text' | 'state' | 'rating' | 'worth' | 'low' | 'high' | 'decision' | 'suggestions' | 'rubric'> & { readonly measures: readonly JudgementShown[] }

export interface PointViewProps extends Entry {
  readonly point: PointShown
  /** Names of the indicator it belongs to, where they do not stand above it. */
  readonly path?: readonly string[]
  readonly thumbnails?: boolean
  readonly onShow?: (ref: Cited, words: readonly string[]) => void
}

/** A point with its state and number, what people decided, and the machine's reasons, advice and evidence. */
export function PointView({ point, path, campaignId, entrantId, thumbnails = false, onShow }: PointViewProps) {
  const t = useWords(WORDS)
  const say = useSay()
  const entry = { campaignId, entrantId, ...(onShow && { onShow }) }
  return (
    <article aria-label={point.text} style={{ display: 'grid', gap: 8 }}>
      <PointText no={point.no} text={point.text} {...(path && { path })} />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center' }}>
        <StateTag state={point.state} />
        {point.rating !== null && <RatingText rating={point.rating} wide />}
        <span><b><ScoreText low={point.low} high={point.high} /></b> <span className="soft">{t.worth(point.worth)}</span></span>
      </div>
      {point.decision && <Alert type="info" title={<span>{say(DECISIONS[point.decision.by])}{point.decision.rating !== null && <> · <RatingText rating={point.decision.rating} wide /></>}</span>} {...(point.decision.reason !== '' && { description: <span className="break">{point.decision.reason}</span> })} />}
      {point.decision && point.measures.length > 0 && <span className="soft">{t.machine}</span>}
      {point.measures.map(judged => <JudgementView key={judged.id} of={judged} {...entry} thumbnails={thumbnails} />)}
      <SuggestionList {...entry} suggestions={point.suggestions ?? []} />
      {point.rubric && point.state !== 'rated' && <RubricView rubric={point.rubric} />}
    </article>
  )
}

/** Names of the indicator and the printed sentence. */
export function PointText({ no, text, path }: { readonly no: number; readonly text: string; readonly path?: readonly string[] }) {
  return (
    <div>
      {path && <div className="soft break" style={{ fontSize: 13 }}>{path.filter(name => name !== '——').join(' › ')}</div>}
      <div className="break" style={{ fontWeight: 600 }}>{no > 0 && `${no}. `}{text}</div>
    </div>
  )
}
