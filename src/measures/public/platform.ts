import { z } from 'zod'
import { SERVICE_NAMES } from '../../facts/lexicon/named-services.ts'
import type { ServiceName } from '../../facts/lexicon/named-services.ts'
import { defineMeasure } from '../measure.ts'
import { serviceState, servicesNamed, serviceText, SUGGESTED } from '../service-places.ts'
import { rate, rateAbsent } from '../share.ts'

export const publicPlatform = defineMeasure({
  id: 'public/platform',
  version: 1,
  kind: 'suggested',
  title: '公共服务平台',
  explain: '按名称（含同义词）查找 services 所列公共服务的入口和平台页面，连同归档的页面交人判断。建议得分：有能打开的平台或入口 0.7，只有没有打开过的入口 0.5，只在页面文字中提到 0.3；入口全部打不开、或没有且已看足够多的页面，0。平台在政府机构以外的主机上的注明，由人核实是否政府主导、覆盖多少机构、能否实际使用；核实为全域开放、功能完整的改评 1。',
  params: z.strictObject({ services: z.array(z.enum(SERVICE_NAMES as [ServiceName, ...ServiceName[]])).min(1) }),
  needs: ['named-services'],
  likes: ['coverage'],
  judge({ 'named-services': all, coverage }, { services }) {
    const found = servicesNamed(all.value, ...services)
    const state = serviceState(found)
    const what = services.join('、')
    if (state === 'absent') return rateAbsent(`“${what}”的入口或平台`, coverage, `建设并在门户网站、政务服务平台上提供${what}`)
    const foreign = found.filter(({ official, by }) => !official && by !== 'text')
    return rate({
      rating: SUGGESTED[state],
      confidence: state === 'works' ? 0.6 : 0.4,
      reasons: [
        `${what}：${{ works: '见到能打开的页面', unknown: '见到入口，没有打开核实', mentioned: '只见到文字提及', dead: '入口打不开' }[state]}`,
        found.slice(0, 5).map(serviceText).join('；'),
        ...(foreign.length > 0 ? [`其中不在政府机构主机上的 ${foreign.length} 处，请核实是否政府主导：${foreign.slice(0, 3).map(serviceText).join('；')}`] : []),
        '建议仅供参考：是否政府主导、覆盖范围和功能由人打开核实',
      ],
      advice: [state === 'dead' ? `修复打不开的${what}入口` : `扩大${what}覆盖的机构和地区，完善功能，并在门户网站上给出可用入口`],
      evidence: found.map(({ evidence }) => evidence),
    })
  },
})
