import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { ProblemNotice } from './problem-notice.tsx'

/** Waits, tells a refusal, or shows what came. What was shown stays when reading it anew fails. */
export function Loaded<T>({ of, rows = 4, children }: { readonly of: UseQueryResult<T>; readonly rows?: number; readonly children: (value: T) => ReactNode }) {
  if (of.data !== undefined) return <>{of.error && <ProblemNotice problem={of.error} retry={() => { void of.refetch() }} />}{children(of.data)}</>
  if (of.error) return <ProblemNotice problem={of.error} retry={() => { void of.refetch() }} />
  return <Skeleton active paragraph={{ rows }} title={false} />
}
