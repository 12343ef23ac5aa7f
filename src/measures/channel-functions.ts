import type { Channel, ChannelFunction, ChannelFunctionName } from '../facts/facts.ts'
import { CHANNEL_TITLES } from '../model/channel.ts'
import type { ChannelKind } from '../model/channel.ts'
import { hostOf, tally } from './entry.ts'
import { quoteName } from './wording.ts'

/** Channels of one unit beside each other: which offers a function, and whether all lead to the same system. */

/** `门户网站“青岚市人民政府”`. */
export const channelText = ({ kind, name }: Pick<Channel, 'kind' | 'name'>): string => `${CHANNEL_TITLES[kind][0]}${quoteName(name)}`

/** Places of a function on a channel that are not dead. */
export function placesOf(channel: Channel, name: ChannelFunctionName): ChannelFunction[] {
  return channel.functions.filter(place => place.name === name && place.works !== false)
}

/** Channels whose content is in the evidence, without those of the given kinds. */
export const archivedChannels = (channels: readonly Channel[], ...without: readonly ChannelKind[]): Channel[] => channels.filter(({ seen, kind }) => seen === 'archived' && !without.includes(kind))

export interface Unity {
  /** Channels that offer the function at all. */
  readonly offering: readonly Channel[]
  /** Host that most of them lead to; '' when no address is known. */
  readonly host: string
  /** Those of them that lead there. */
  readonly united: readonly Channel[]
}

/** Do channels lead to one and the same system? Systems are told apart by host; one place that leads there is enough. */
export function unityOf(channels: readonly Channel[], name: ChannelFunctionName): Unity {
  const offering = channels.filter(channel => placesOf(channel, name).length > 0)
  const hosts = offering.map(channel => new Set(placesOf(channel, name).map(({ url }) => hostOf(url)).filter(host => host !== '')))
  const host = tally(hosts.flatMap(found => [...found]))[0]?.key ?? ''
  return { offering, host, united: offering.filter((_, index) => hosts[index]?.has(host)) }
}
