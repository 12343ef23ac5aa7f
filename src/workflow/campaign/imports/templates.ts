import type { ColumnNames } from './columns.ts'
import { EARLIER_COLUMNS } from './import-earlier.ts'
import { PERSON_COLUMNS, ROLE_NAMES } from './import-people.ts'
import { LEVELS, UNIT_COLUMNS } from './unit-row.ts'

/** An empty table to fill in: its columns as the importer knows them, rows that show how, and what must be known. */
export interface ImportTemplate { readonly name: string; readonly columns: readonly string[]; readonly examples: readonly (readonly string[])[]; readonly notes: readonly string[] }

/** Rows by field; the columns stand in the importer's order. */
function template<K extends string>(name: string, names: ColumnNames<K>, examples: readonly Readonly<Partial<Record<K, string>>>[], notes: readonly string[]): ImportTemplate {
  const fields = Object.keys(names) as K[]
  return { name, columns: fields.map(field => names[field][0] ?? field), examples: examples.map(row => fields.map(field => row[field] ?? '')), notes }
}

const namesOf = (lists: readonly (readonly string[] | undefined)[]): string => lists.flatMap(list => list?.[0] ?? []).join('、')

export const IMPORT_TEMPLATES: readonly ImportTemplate[] = [
  template('units', UNIT_COLUMNS, [
    { name: '示例市人民政府', level: '地市', regionCode: '440100', code: '4401000001', website: 'https://www.example.gov.cn/', wechat: '示例发布', contact: '张三', duty: '网站负责人', phone: '020-00000000', email: 'zhangsan@example.gov.cn' },
    { name: '示例市教育局', level: '地市', regionCode: '440100', parent: '示例市人民政府' },
  ], [
    '必填：单位名称、层级；除部委外还须填行政区划代码（GB/T 2260，6 位）。请删去示例行。',
    `层级可填：${namesOf(Object.values(LEVELS))}`,
    '上级单位须是本表或库中的单位。同一行政区划代码和名称的单位视为同一个单位，不会重复建立。',
    '单元格请用数值或文字，公式不会被读取。',
  ]),
  template('people', PERSON_COLUMNS, [
    { name: '张三', email: 'zhangsan@example.cn', role: '评估员', regionCode: '440100', employer: '示例市人民政府' },
    { name: '李四', email: 'lisi@example.cn', role: '被评单位', unit: '示例市人民政府' },
  ], [`必填：姓名、邮箱、角色；角色为“被评单位”时须填代表单位。请删去示例行。`, `角色可填：${namesOf(Object.values(ROLE_NAMES))}`, '所在地区和工作单位用于回避：不评本地区、本单位。']),
  {
    name: 'incidents', columns: ['标题', '类型', '渠道', '日期', '来源', '严重', '整改'], examples: [['公众号发布错误信息被通报', '安全', '政务新媒体', '2026-05-01', '上级主管部门', '否', '是']],
    notes: ['必填：标题。每份名单只填一个单位的通报、曝光和事件。请删去示例行；没有通报的，只留表头导入即可。', '“严重”填是或否，“整改”填是（已整改）或否。日期写成 2026-05-01。'],
  },
  {
    name: 'satisfaction', columns: ['评价对象', '满意率', '评价数', '起始日期', '截止日期', '来源'], examples: [['政务服务', '99.1%', '12345', '2026-01-01', '2026-06-30', '好差评系统']],
    notes: ['必填：评价对象、满意率。请删去示例行。', '评价对象可填：政务服务、数据开放、咨询投诉。满意率写成 99.1% 或 0.991。'],
  },
  template('earlier', EARLIER_COLUMNS, [{ unitName: '示例市', rank: '1', score: '92.5', tier: '优秀' }], ['必填：单位。其余数字列按表头原样保存，例如各一级指标的得分。请删去示例行。']),
]
