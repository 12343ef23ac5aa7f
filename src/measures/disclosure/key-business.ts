import { z } from 'zod'
import type { Column } from '../../facts/facts.ts'
import { CATEGORIES } from '../lexicon/categories.ts'
import { defineMeasure } from '../measure.ts'
import { matchesTerm, termNamed } from '../name-match.ts'
import { rate, rateAbsent } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

const BUSINESS = /重点(?:业务|领域|工作|信息)|专项|业务(?:工作|信息|公开)|权力清单|行政(?:许可|处罚|强制|检查|执法)|双随机|监管|审批|标准|统计|项目|基层政务公开/
const ENOUGH = 5
/** What every department must disclose, whatever its business: the table's list. */
const GENERAL = ['机构职能', '负责人信息', '文件资料', '政务动态', '数据发布', '规划计划', '财政信息', '行政事业性收费', '政府采购', '建议提案']

export const disclosureKeyBusiness = defineMeasure({
  id: 'disclosure/key-business',
  version: 1,
  kind: 'suggested',
  title: '重点业务信息公开',
  explain: '哪些是本部门的重点业务由人按历年政务公开工作要点和部门职责确定，机器只找线索：名称含重点领域、业务、监管、审批、执法、标准、项目等、不属于法定主动公开通用类别（general）、且有内容的栏目。建议得分 = min(1, 栏目数 ÷ 5) × 其中一年内有更新的占比；没有、且已看足够多的页面，建议 0。',
  params: z.strictObject({ general: z.array(z.string().min(1)).default(GENERAL) }),
  needs: ['columns'],
  likes: ['coverage'],
  judge({ columns, coverage }, { general }, { date }) {
    const terms = general.map(name => termNamed(CATEGORIES, name))
    const isGeneral = (name: string): boolean => terms.some(term => matchesTerm(term, name))
    const found = columns.value.filter((column: Column) => BUSINESS.test(column.name) && !isGeneral(column.name) && (column.itemCount ?? 1) > 0)
    if (found.length === 0) return rateAbsent('重点业务信息的栏目', coverage, '为职责内的重点业务信息开设栏目，或发布相应信息')
    const yearAgo = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
    const fresh = found.filter(({ lastDate }) => lastDate !== null && lastDate.slice(0, 10) >= yearAgo)
    return rate({
      rating: Math.min(1, found.length / ENOUGH) * (fresh.length / found.length),
      confidence: 0.4,
      reasons: [`见到重点业务类栏目 ${found.length} 个，一年内有更新的 ${fresh.length} 个：${listNames(found.map(({ name, lastDate }) => `${quoteName(name)}（${lastDate?.slice(0, 10) ?? '无日期'}）`), '个', 8)}`, '建议仅供参考，是否覆盖本部门重点业务由人核对'],
      advice: ['对照政务公开工作要点和部门职责，补设重点业务栏目并及时更新'],
      evidence: found.map(({ evidence }) => evidence),
    })
  },
})
