import { Alert, Button } from 'antd'
import { defineWords, useWords } from '../app/language.tsx'

const WORDS = defineWords({ again: ['重试', 'Try again'] })

/** A refusal in the server's words; `retry` where trying again may help. */
export function ProblemNotice({ problem, retry }: { readonly problem: Error | null; readonly retry?: () => void }) {
  const t = useWords(WORDS)
  if (problem === null) return null
  return <Alert role="alert" type="error" showIcon style={{ marginBottom: 12 }} title={problem.message} action={retry && <Button size="small" onClick={retry}>{t.again}</Button>} />
}
