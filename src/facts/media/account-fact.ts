import type { EvidenceRef, Fact } from '../../model/evidence.ts'
import type { AccountContent, AccountKind } from '../../model/media.ts'
import { known, unknown } from '../site/fact.ts'

/** Which account a fact speaks of; accounts stand in the order given, the one that is evaluated first. */
export interface OfAccount { readonly kind: AccountKind; readonly name: string }

/** Older posts and comments are counted and not looked at. */
export const WINDOW_DAYS = 400
const DAY_MS = 86_400_000
const NONE = '没有导入政务新媒体账号的内容'

export const nameOf = ({ kind, name }: AccountContent): OfAccount => ({ kind, name })
export const fileOf = ({ imports }: AccountContent): EvidenceRef | null => (imports[0] === undefined ? null : { sha256: imports[0].sha256, kind: 'file' })

/** A fact about each account; unknown when there is none. */
export function factOf<T>(accounts: readonly AccountContent[], of: (account: AccountContent) => T, why = NONE): Fact<readonly T[]> {
  return accounts.length === 0 ? unknown(why) : known(accounts.map(of), accounts.flatMap(account => fileOf(account) ?? []))
}

/** Whether a time lies in the window that ends with the day of the evaluation. */
export function isInWindow(time: string | null, date: string): boolean {
  const day = time?.slice(0, 10) ?? ''
  return day !== '' && day <= date && day >= new Date(Date.parse(`${date}T00:00:00Z`) - WINDOW_DAYS * DAY_MS).toISOString().slice(0, 10)
}
