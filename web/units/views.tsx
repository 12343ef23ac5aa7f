import type { ReactNode } from 'react'
import { useWords } from '../app/language.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { ViewLinks } from '../kit/view-links.tsx'
import { WORDS } from './words.ts'

export interface UnitView { readonly key: string; readonly label: string; readonly children: ReactNode }

/** The parts of a unit page, one at a time; the chosen one lives in the address as `tab`. */
export function UnitViews({ views }: { readonly views: readonly UnitView[] }) {
  const t = useWords(WORDS)
  const first = views[0]
  const [wanted] = useUrlState('tab', first?.key ?? '')
  const chosen = views.find(({ key }) => key === wanted) ?? first
  return (
    <>
      <ViewLinks name="tab" label={t.parts} views={views} chosen={chosen?.key ?? ''} />
      {chosen?.children}
    </>
  )
}
