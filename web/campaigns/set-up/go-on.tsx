import { Button } from 'antd'
import type { PartProps } from './parts.ts'

/** In the guide, the way on from a part in which every change is stored at once. */
export function GoOn({ onSaved, nextWord }: Pick<PartProps, 'onSaved' | 'nextWord'>) {
  if (nextWord === undefined) return null
  return <Button type="primary" style={{ marginTop: 16 }} onClick={onSaved}>{nextWord}</Button>
}
