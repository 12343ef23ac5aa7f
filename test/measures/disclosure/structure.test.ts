import { describe, expect, test } from 'vitest'
import { disclosureStructure } from '../../../src/measures/disclosure/structure.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, column, halfSeen, known, listOf, ON } from '../known-facts.ts'

const sound = [column('机构职能'), column('财政信息'), column('政府采购')]
const judge = (columns: ReturnType<typeof column>[], params = {}, coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(disclosureStructure, { columns: known(columns), coverage }, params, ON)

describe('disclosure/structure', () => {
  test.each([
    ['no defect', column('规划计划'), 1],
    ['an empty column', column('规划计划', { itemCount: 0 }), 0.75],
    ['a column three clicks away', column('规划计划', { depth: 3 }), 1],
    ['a column four clicks away', column('规划计划', { depth: 4 }), 0.75],
    ['a column without a breadcrumb', column('规划计划', { hasBreadcrumb: false }), 0.75],
    ['the same name under the same parent', column('政府采购', { url: 'https://www.example.gov.cn/other/' }), 0.75],
    ['the same name in two sections of the first level', column('政府采购', { url: 'https://www.example.gov.cn/other/', path: ['政务动态', '政府采购'] }), 0.75],
    ['the same column under its index page', column('政府采购', { url: `https://www.example.gov.cn/${encodeURIComponent('政府采购')}/index.html`, hasBreadcrumb: false }), 1],
    ['the same name under a department', column('政府采购', { url: 'https://www.example.gov.cn/other/', path: ['部门公开', '教育局', '政府采购'] }), 1],
    ['a fifth of the entries filed wrong', column('规划计划', { items: listOf(10, '甲'), foreignItems: 2 }), 1],
    ['more than a fifth filed wrong', column('规划计划', { items: listOf(10, '甲'), foreignItems: 3 }), 0.75],
    ['all defects at once count once', column('规划计划', { itemCount: 0, depth: 9, hasBreadcrumb: false }), 0.75],
  ])('%s', (_, last, rating) => expect(judge([...sound, last])).toMatchObject({ outcome: 'rated', rating }))

  test('says which columns have which defect and what to do', () => {
    expect(judge([...sound, column('规划计划', { itemCount: 0 })])).toMatchObject({ reasons: ['信息公开栏目 4 个，没有缺陷的 3/4（75%）', '空栏目 1 个：“规划计划”'], advice: ['发布信息或撤销空栏目：“规划计划”'] })
  })
  test('columns outside disclosure are not looked at', () => {
    expect(judge([...sound, column('网上信箱', { path: ['互动交流', '网上信箱'], itemCount: 0 })])).toMatchObject({ rating: 1 })
  })
  test('a list nobody saw lowers confidence; more than half of them leave the rating open', () => {
    expect(judge([...sound, column('规划计划', { itemCount: null })])).toMatchObject({ rating: 1, confidence: 0.75 })
    expect(judge([column('规划计划', { itemCount: null }), column('财政信息', { itemCount: null }), column('政府采购')])).toMatchObject({ outcome: 'undetermined', missing: ['columns'] })
  })
  test('no column at all is 0 on a site that was seen and open on one that was not', () => {
    expect(judge([])).toMatchObject({ rating: 0 })
    expect(judge([], {}, halfSeen)).toMatchObject({ outcome: 'undetermined' })
  })
  test('the depth allowed is a parameter', () => {
    expect(judge([...sound, column('规划计划', { depth: 3 })], { maxDepth: 2 })).toMatchObject({ rating: 0.75 })
  })
})
