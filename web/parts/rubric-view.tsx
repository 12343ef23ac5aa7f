import { percent } from './rating-text.tsx'
import { defineWords, useWords } from '../app/language.tsx'
import type { Rubric } from '../../src/model/scheme.ts'

const WORDS = defineWords({ title: ['评分标准', 'Rubric'], free: ['没有分档：0–100% 之间任意评分', 'No steps: any rating from 0 to 100 %'] })

/** What an assessor looks at, and the steps from best to worst; `chosen` is the rating given. */
export function RubricView({ rubric, chosen }: { readonly rubric: Rubric | null; readonly chosen?: number | null }) {
  const t = useWords(WORDS)
  return (
    <section aria-label={t.title}>
      {rubric && <p className="break" style={{ margin: '0 0 6px' }}>{rubric.guidance}</p>}
      {!rubric || rubric.steps.length === 0 ? <p className="soft" style={{ margin: 0 }}>{t.free}</p> : (
        <ol style={{ margin: 0, paddingInlineStart: 22 }}>
          {rubric.steps.map(({ rating, text }) => <li key={rating} className="break" style={{ fontWeight: rating === chosen ? 700 : 400 }}><b>{percent(rating)}</b> {text}</li>)}
        </ol>
      )}
    </section>
  )
}
