import { useSay } from '../app/language.tsx'
import { CHANNEL_TITLES, isChannelKind, SITE_KINDS } from '../../src/model/channel.ts'

/** What people read for a kind of channel. */
export function useChannelKind(): (kind: string) => string {
  const say = useSay()
  return kind => (isChannelKind(kind) ? say(CHANNEL_TITLES[kind]) : kind)
}

/** Visited by address; the others are accounts, whose content is imported. */
export const isSite = (kind: string): boolean => isChannelKind(kind) && SITE_KINDS.includes(kind)
