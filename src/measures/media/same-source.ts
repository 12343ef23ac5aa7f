import { z } from 'zod'
import { matterKey } from '../../facts/matching/compare-guides.ts'
import type { Kept, MenuEntry } from '../../model/media.ts'
import { hostOf } from '../entry.ts'
import { defineMeasure } from '../measure.ts'
import { entriesFor, entryName, judgedAccount, notImported, triedConfidence } from '../new-media.ts'
import { askPerson, rate } from '../share.ts'
import { fractionText, listNames } from '../wording.ts'

const ASKED = [['sameData', '数据同源'], ['sameSystem', '服务同根'], ['sameLogin', '一次认证'], ['networked', '一网通办']] as const

export const mediaSameSource = defineMeasure({
  id: 'media/same-source',
  version: 1,
  kind: 'suggested',
  title: '与政务服务平台同源',
  explain: '看导入的办事（of 为 service）或查询（query）入口，逐项对照互联网政务服务平台：数据同源、服务同根、一次认证、一网通办。试用记录写明的以记录为准；没有写“服务同根”而入口网址与单位的网站或政务服务平台同一主机的，算服务同根；没有写“数据同源”而入口名称与平台上办事指南的事项名称相同的，算数据同源。一项在半数以上入口中做到算做到；每做到一项建议得 0.25。四项都没有依据的由人对照查看。',
  params: z.strictObject({ of: z.enum(['service', 'query']) }),
  needs: ['media-menus'],
  likes: ['channels', 'guides'],
  judge({ 'media-menus': menus, channels, guides }, { of }, { variant }) {
    const menu = judgedAccount(menus.value, variant)
    if (!menu) return notImported('菜单和功能', 'media-menus')
    const found = entriesFor(menu.entries, of)
    const what = of === 'service' ? '办事入口' : '查询入口'
    if (found.length === 0) return rate({ rating: 0, confidence: 0.6, reasons: [`导入的菜单和功能共 ${menu.entries.length} 个，没有见到${what}`], advice: ['在新媒体上提供与政务服务平台同源的服务'], evidence: menu.entries.map(({ evidence }) => evidence) })
    const hosts = new Set((channels?.value ?? []).flatMap(channel => channel.hosts))
    const matters = new Set((guides?.value ?? []).map(({ name }) => matterKey(name)))
    const sameOf = (entry: Kept<MenuEntry>, aspect: (typeof ASKED)[number][0]): boolean | null => {
      if (entry[aspect] !== null) return entry[aspect]
      if (aspect === 'sameSystem' && entry.url !== '' && hosts.size > 0) return hosts.has(hostOf(entry.url).replace(/:\d+$/, ''))
      return aspect === 'sameData' && matters.has(matterKey(entry.title)) ? true : null
    }
    const aspects = ASKED.map(([key, name]) => {
      const decided = found.flatMap(entry => sameOf(entry, key) ?? [])
      return { name, of: decided.length, good: decided.filter(Boolean).length }
    })
    const known = aspects.filter(one => one.of > 0)
    if (known.length === 0) return askPerson(`见到${what} ${found.length} 个：${listNames(found.map(entryName))}；没有同源对照的记录，也没有平台的内容可以对照，请与政务服务平台逐项对照`)
    const done = known.filter(one => one.good > one.of / 2)
    return rate({
      rating: done.length * 0.25,
      confidence: triedConfidence(Math.max(...known.map(one => one.of))) * (known.length / aspects.length),
      reasons: [`${what} ${found.length} 个：${aspects.map(one => (one.of === 0 ? `${one.name} 没有依据` : `${one.name} ${fractionText(one.good, one.of)}`)).join('、')}`, ...(matters.size > 0 ? [`对照了平台上 ${matters.size} 个事项的办事指南`] : [])],
      advice: [`做到${aspects.filter(one => !done.includes(one)).map(({ name }) => name).join('、')}：直接调用政务服务平台的数据、系统和统一身份认证`],
      evidence: found.map(({ evidence }) => evidence),
    })
  },
})
