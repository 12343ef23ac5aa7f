import { Button } from 'antd'
import { defineWords, useWords } from '../../app/language.tsx'
import type { PartProps } from './parts.ts'

const WORDS = defineWords({ next: ['下一步', 'Go on'] })

/** In the guide, the way on from a part in which every change is stored at once. */
export function GoOn({ onSaved, nextWord }: Pick<PartProps, 'onSaved' | 'nextWord'>) {
  const t = useWords(WORDS)
  if (nextWord === undefined) return null
  return <Button type="primary" style={{ marginTop: 16 }} onClick={onSaved}>{t.next}</Button>
}
