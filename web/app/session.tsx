import { createContext, useContext, useMemo } from 'react'
import type { ReactNode } from 'react'
import { useReply } from '../api/queries.ts'
import type { Me } from '../api/client.ts'
import type { Role } from '../../src/model/campaign.ts'

export interface Session {
  readonly me: Me
  readonly isAdministrator: boolean
  /** Roles held in a campaign; an administrator's count everywhere. */
  readonly rolesIn: (campaignId: string | undefined) => ReadonlySet<Role>
  /** Units that the person speaks for in a campaign. */
  readonly unitsIn: (campaignId: string) => readonly string[]
}
const Context = createContext<Session | null>(null)

/** Who is signed in; only below `SessionProvider`. */
export function useSession(): Session {
  const session = useContext(Context)
  if (session === null) throw new Error('useSession outside of a session')
  return session
}

interface Gate { readonly children: ReactNode; readonly signedOut: ReactNode; readonly waiting: ReactNode; readonly failed: (problem: Error) => ReactNode }

export function SessionProvider({ children, signedOut, waiting, failed }: Gate) {
  const { data: me, error, isPending } = useReply('get /me', {}, { staleMs: 60_000 })
  const session = useMemo(() => (me ? sessionOf(me) : null), [me])
  if (error?.status === 401) return signedOut
  if (error && !session) return failed(error)
  if (isPending || session === null) return waiting
  return <Context value={session}>{children}</Context>
}

function sessionOf(me: Me): Session {
  const isAdministrator = me.roles.some(({ role, campaignId }) => role === 'administrator' && campaignId === null)
  return {
    me, isAdministrator,
    rolesIn: campaignId => new Set(me.roles.filter(held => held.campaignId === null || campaignId === undefined || held.campaignId === campaignId).map(({ role }) => role)),
    unitsIn: campaignId => me.roles.flatMap(({ role, unitId, ...held }) => (role === 'unit' && unitId !== null && (held.campaignId === null || held.campaignId === campaignId) ? [unitId] : [])),
  }
}
