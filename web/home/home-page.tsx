import { PageHead } from '../kit/page-head.tsx'
import { defineWords, useWords } from '../app/language.tsx'

const WORDS = defineWords({ title: ['我的工作', 'My work'] })

export function Page() {
  const t = useWords(WORDS)
  return <PageHead title={t.title} />
}
