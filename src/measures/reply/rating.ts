import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { servicesNamed, serviceText } from '../service-places.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText } from '../wording.ts'

export const replyRating = defineMeasure({
  id: 'reply/rating',
  version: 1,
  kind: 'suggested',
  title: '答复可评价',
  explain: '查找对咨询投诉答复的满意度评价：评价入口（链接）或答复页面上的评价表单、评价用语。建议得分：有能打开的评价入口 0.7；入口没有打开核实、或只在页面文字中见到的 0.5；入口打不开、或没有且已看足够多的页面，0。每条答复都能评价、结果公开的由人改评 1。',
  params: z.strictObject({}),
  needs: ['named-services'],
  likes: ['messages', 'coverage'],
  judge({ 'named-services': services, messages, coverage }) {
    const found = servicesNamed(services.value, '答复评价')
    const alive = found.filter(({ works }) => works !== false)
    if (alive.length === 0) return rateAbsent(found.length > 0 ? '能打开的答复评价入口' : '对答复的满意度评价', coverage, '为每条答复提供满意度评价和意见填写，公开评价结果')
    const works = alive.some(({ works: isGood, by }) => isGood === true && by !== 'text')
    const answered = (messages?.value ?? []).filter(({ reply }) => reply !== null)
    const places = new Set(alive.flatMap(({ linkedFrom, url, by }) => (by === 'text' ? [url] : linkedFrom)))
    const ratable = answered.filter(({ url }) => places.has(url))
    return rate({
      rating: works ? 0.7 : 0.5,
      confidence: 0.5,
      reasons: [`答复评价：${alive.slice(0, 3).map(serviceText).join('；')}`, ...(answered.length > 0 && ratable.length > 0 ? [`见到评价入口的答复页面 ${fractionText(ratable.length, answered.length)}（每种入口最多记 20 处）`] : []), '建议仅供参考，请打开答复核实能否填写意见、结果是否公开'],
      advice: ['为每条答复提供满意度评价和意见填写，公开评价结果'],
      evidence: alive.map(({ evidence }) => evidence),
    })
  },
})
