import { defineWords, useWords } from '../app/language.tsx'
import type { Suggestion } from '../../src/model/suggestion.ts'
import type { Cited, Entry } from './evidence-address.ts'
import { EvidenceLinks } from './evidence-links.tsx'
import { RatingText } from './rating-text.tsx'

const WORDS = defineWords({
  title: ['模型建议', 'Model suggestion'],
  note: ['仅供参考，不计分', 'to be read, never counted'],
})

interface SuggestionListProps extends Entry { readonly suggestions: readonly Suggestion[]; readonly onShow?: (ref: Cited, words: readonly string[]) => void }

/** What a language model said, with the archived words it rests on; a link leads to these words on their page. */
export function SuggestionList({ suggestions, onShow, ...entry }: SuggestionListProps) {
  const t = useWords(WORDS)
  if (suggestions.length === 0) return null
  return (
    <section aria-label={t.title} style={{ display: 'grid', gap: 8 }}>
      {suggestions.map(({ digest, model, rating, reason, quotes }) => (
        <div key={digest} style={{ borderLeft: '3px dashed var(--open)', paddingLeft: 10 }}>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px', alignItems: 'center' }}><RatingText rating={rating} wide /><span>{t.title}</span><span className="soft" style={{ fontSize: 12 }}>{model} · {t.note}</span></div>
          <p className="break" style={{ margin: '2px 0' }}>{reason}</p>
          {quotes.map(({ text, evidence }) => (
            <blockquote key={`${evidence.sha256} ${text}`} style={{ margin: '4px 0', paddingLeft: 8, borderLeft: '2px solid var(--line)' }}>
              <span className="break">“{text}”</span>
              <EvidenceLinks {...entry} evidence={[evidence]} words={[text]} {...(onShow && { onShow })} />
            </blockquote>
          ))}
        </div>
      ))}
    </section>
  )
}
