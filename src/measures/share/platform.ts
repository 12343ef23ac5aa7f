import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { servicesNamed, serviceText } from '../service-places.ts'
import { askPerson, rate } from '../share.ts'

export const sharePlatform = defineMeasure({
  id: 'share/platform',
  version: 1,
  kind: 'declared',
  title: '数据共享交换平台',
  explain: '由单位提交材料（平台截图、目录字段、接入部门和下级地区名单），人依据材料评判：共享平台多在政务外网，公开网站看不到。机器把公开页面上提到的平台和共享目录作为线索列出：有能打开的平台页面建议 0.7，只有文字提及建议 0.4，都没有的不提建议。',
  params: z.strictObject({}),
  needs: ['named-services'],
  judge({ 'named-services': services }) {
    const found = servicesNamed(services.value, '数据共享平台')
    const lists = servicesNamed(services.value, '共享目录清单')
    if (found.length === 0) return askPerson(`公开页面上没有见到数据共享交换平台${lists[0] ? `；见到共享目录：${serviceText(lists[0])}` : ''}，请单位提交材料后由人判断`)
    const isSeen = found.some(({ by, works }) => by !== 'text' && works !== false)
    return rate({ rating: isSeen ? 0.7 : 0.4, confidence: 0.4, reasons: [`线索：${found.slice(0, 4).map(serviceText).join('；')}`, ...(lists[0] ? [`共享目录：${serviceText(lists[0])}`] : []), '建议仅供参考，以单位提交的材料为准'], advice: ['公开共享目录的字段和覆盖范围，接入全部部门和各级'], evidence: [...found, ...lists].map(({ evidence }) => evidence) })
  },
})
