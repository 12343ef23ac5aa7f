import { Tag } from 'antd'
import type { Role } from '../../src/model/campaign.ts'
import { ROLE_TITLES, STATE_TITLES } from '../../src/model/titles.ts'
import { useSay } from '../app/language.tsx'

type Look = 'processing' | 'success' | 'warning' | 'error'
/** How a state looks where it is not the plain grey one. */
const LOOKS: Readonly<Record<string, Look>> = {
  collecting: 'processing', judging: 'processing', declaring: 'processing', assessing: 'processing', adjudicating: 'processing', replying: 'processing', submitted: 'processing', running: 'processing',
  published: 'success', done: 'success', accepted: 'success', decided: 'success', complete: 'success', rated: 'success', upheld: 'success', clean: 'success',
  open: 'warning', filed: 'warning', proposed: 'warning', paused: 'warning', partial: 'warning', pending: 'warning', partly: 'warning', slow: 'warning',
  rejected: 'error', failed: 'error', infected: 'error', down: 'error',
}

export function StateTag({ state }: { readonly state: string }) {
  const say = useSay()
  const title = STATE_TITLES[state]
  return <Tag color={LOOKS[state] ?? 'default'} variant="filled">{title ? say(title) : state}</Tag>
}

/** The word alone, e.g. for options and exported cells. */
export function useStateName(): (state: string) => string {
  const say = useSay()
  return state => {
    const title = STATE_TITLES[state]
    return title ? say(title) : state
  }
}

export type RoleName = Role
export function useRoleName(): (role: RoleName) => string {
  const say = useSay()
  return role => say(ROLE_TITLES[role])
}
