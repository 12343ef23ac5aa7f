import type { Channel, ChannelFunctionName, Coverage } from '../facts/facts.ts'
import type { Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { archivedChannels, channelText, placesOf } from './channel-functions.ts'
import { entryText } from './entry.ts'
import { isAbsenceCertain } from './sample.ts'
import { askPerson, rate, rateAbsent } from './share.ts'

const MOBILE: ReadonlySet<string> = new Set(['wechat', 'app', 'mini-program'])

/** Is a function offered both on the sites and on mobile channels? Each end is worth a half; a mobile end whose menu nobody imported is a person's turn. */
export function rateMobileAndSite(channels: Known<readonly Channel[]>, name: ChannelFunctionName, { what, advice, coverage }: { readonly what: string; readonly advice: string; readonly coverage: Known<Coverage> | undefined }): Judgement {
  const archived = archivedChannels(channels.value)
  const offering = archived.filter(channel => placesOf(channel, name).length > 0)
  const [site, mobile] = [offering.find(({ kind }) => !MOBILE.has(kind)), offering.find(({ kind }) => MOBILE.has(kind))]
  const mobiles = archived.filter(({ kind }) => MOBILE.has(kind))
  const text = (channel: Channel): string => `${channelText(channel)}：${placesOf(channel, name).slice(0, 2).map(place => (place.url === '' ? `菜单“${place.title.slice(0, 20)}”` : entryText(place))).join('、')}`
  const evidence = [...offering.map(one => one.evidence), ...channels.evidence]
  // An account whose import shows no menu at all says nothing about what it offers.
  const isMobileKnown = mobile !== undefined || mobiles.some(channel => channel.functions.length > 0)
  if (site && mobile) return rate({ rating: 1, confidence: 0.9, reasons: [`网站和移动端都有${what}`, text(site), text(mobile)], advice: [], evidence })
  if (!isMobileKnown) return askPerson(`${site ? `网站一端有${what}（${text(site)}）` : `网站一端没有见到${what}`}；${mobiles.length > 0 ? '移动端的导入内容没有菜单' : '没有导入移动端的内容'}，请人工查看移动端`)
  if (!site && !isAbsenceCertain(coverage)) return rateAbsent(`网站上的${what}`, coverage, advice)
  const only = site ?? mobile
  return rate({ rating: only ? 0.5 : 0, confidence: 0.8, reasons: [only ? `只有${site ? '网站' : '移动'}一端有${what}` : `网站和移动端都没有见到${what}`, ...(only ? [text(only)] : [])], advice: [advice], evidence })
}
