import type { MetaFault } from './shell.ts'

/** How a column prints its list. */
export type ListForm = 'plain' | 'table' | 'create-page-html' | 'hanweb' | 'json' | 'xhr'

/** What the generator is told about one column of the portal. */
export interface ColumnSpec {
  readonly key: string
  readonly name: string
  /** Address below the portal, with slashes at both ends. */
  readonly path: string
  /** Key of the column it stands under; null for the first level. */
  readonly parent: string | null
  /** Value of the ColumnType meta. */
  readonly type: string
  readonly theme: string
  readonly count: number
  /** Age in days of the newest item and distance in days between items. */
  readonly newest: number
  readonly step: number
  readonly form: ListForm
  readonly perPage: number
  readonly faults?: readonly MetaFault[]
  /** Bytes are GB18030 and nobody says so. */
  readonly undeclaredGbk?: boolean
  readonly hasBreadcrumb?: boolean
}

type Options = Partial<Pick<ColumnSpec, 'type' | 'theme' | 'form' | 'perPage' | 'faults' | 'undeclaredGbk' | 'hasBreadcrumb' | 'parent'>>

const column = (key: string, name: string, path: string, count: number, newest: number, step: number, options: Options = {}): ColumnSpec => ({
  key, name, path, count, newest, step, parent: path.startsWith('/zwgk/') ? 'zwgk' : null, type: path.startsWith('/zwgk/') ? '重点领域' : '工作动态', theme: key, form: 'plain', perPage: 15, ...options,
})

/** All list columns of the portal that hold generated items; policies, interpretations and topics have modules of their own. */
export const COLUMNS: readonly ColumnSpec[] = [
  column('zwyw', '青岚要闻', '/xwdt/zwyw/', 45, 0, 1, { parent: 'xwdt', form: 'create-page-html' }),
  column('bmdt', '部门动态', '/xwdt/bmdt/', 18, 41, 3, { parent: 'xwdt' }),
  column('qxdt', '区县动态', '/xwdt/qxdt/', 18, 2, 3, { parent: 'xwdt' }),
  column('tzgg', '通知公告', '/xwdt/tzgg/', 20, 5, 9, { parent: 'xwdt', form: 'table', type: '通知公告' }),
  column('tzgg2', '通知公告', '/zwgk/tzgg/', 4, 7, 20, { theme: 'tzgg', type: '通知公告' }),
  column('gkxx', '概况信息', '/zwgk/gkxx/', 5, 120, 12, { type: '概况信息' }),
  column('jgzn', '机构职能', '/zwgk/jgzn/', 12, 90, 3, { type: '机构职能' }),
  column('fzrxx', '负责人信息', '/zwgk/fzrxx/', 7, 60, 2, { type: '负责人信息' }),
  column('sjfb', '数据发布', '/zwgk/sjfb/', 9, 18, 14, { type: '统计数据' }),
  column('ghjh', '规划计划', '/zwgk/ghjh/', 7, 75, 34, { type: '规划计划' }),
  column('czxx', '财政信息', '/zwgk/czxx/', 9, 22, 20, { type: '财政资金', undeclaredGbk: true }),
  column('xzsyxsf', '行政事业性收费', '/zwgk/xzsyxsf/', 5, 468, 40, { type: '收费项目' }),
  column('zfcg', '政府采购', '/zwgk/zfcg/', 24, 3, 4, { type: '政府采购', form: 'hanweb', perPage: 8 }),
  column('zdjsxm', '重大建设项目批准和实施', '/zwgk/zdjsxm/', 8, 12, 16, { type: '重大项目' }),
  column('tpgj', '脱贫攻坚', '/zwgk/tpgj/', 9, 6, 11),
  column('shjz', '社会救助和社会福利', '/zwgk/shjz/', 8, 15, 28, { faults: ['placeholder-column'] }),
  column('jy', '教育', '/zwgk/jy/', 8, 9, 21),
  column('cjjy', '促进就业', '/zwgk/cjjy/', 8, 11, 17),
  column('ggws', '公共卫生', '/zwgk/ggws/', 8, 8, 19),
  column('hjbh', '环境保护', '/zwgk/hjbh/', 9, 10, 14, { faults: ['swapped-attributes'] }),
  column('zhsgjy', '灾害事故救援', '/zwgk/zhsgjy/', 6, 33, 40),
  column('ggwhty', '公共文化体育', '/zwgk/ggwhty/', 8, 7, 22),
  column('zfbz', '住房保障', '/zwgk/zfbz/', 8, 14, 23),
  column('gytd', '国有土地使用权出让', '/zwgk/gytd/', 14, 4, 9, { type: '其他', form: 'xhr' }),
  column('gycq', '国有产权交易', '/zwgk/gycq/', 0, 0, 0, { type: '其他' }),
  column('gcjszbtb', '工程建设项目招标投标', '/zwgk/gcjszbtb/', 22, 2, 5, { type: '其他', form: 'json', perPage: 22 }),
  column('tfggsj', '突发公共事件', '/zwgk/tfggsj/', 6, 20, 31, { type: '应急管理' }),
  column('yjya', '应急预案', '/zwgk/tfggsj/yjya/', 4, 64, 30, { parent: 'tfggsj', theme: 'tfggsj' }),
  column('zxya', '专项预案', '/zwgk/tfggsj/yjya/zxya/', 3, 80, 30, { parent: 'yjya', theme: 'tfggsj' }),
  column('aqsc', '安全生产监督检查', '/zwgk/aqsc/', 8, 13, 18),
  column('spyp', '食品药品监督检查', '/zwgk/spyp/', 9, 6, 12, { hasBreadcrumb: false }),
  column('cpzl', '产品质量监督检查', '/zwgk/cpzl/', 6, 622, 30),
  column('gknb', '政府信息公开年报', '/zwgk/gknb/', 5, 244, 8, { type: '信息公开年报' }),
  column('jyta', '建议提案', '/zwgk/jyta/', 7, 48, 9),
  column('rsxx', '人事信息', '/zwgk/rsxx/', 7, 17, 19, { faults: ['foreign-code'] }),
  column('hygq', '回应关切', '/hygq/', 9, 4, 13, { type: '回应关切' }),
  column('xwfbh', '新闻发布会', '/xwfbh/', 8, 5, 15, { type: '新闻发布' }),
]

/** The table's 28 categories and the column that answers each; null where the portal has none. */
export const CATEGORY_COLUMNS: Readonly<Record<string, string | null>> = {
  概况信息: 'gkxx', 机构职能: 'jgzn', 负责人信息: 'fzrxx', 文件资料: 'zcwj', 政务动态: 'xwdt', 数据发布: 'sjfb', 规划计划: 'ghjh', 财政信息: 'czxx',
  行政事业性收费: 'xzsyxsf', 政府采购: 'zfcg', 重大建设项目批准和实施: 'zdjsxm', 脱贫攻坚: 'tpgj', 社会救助和社会福利: 'shjz', 教育: 'jy', 促进就业: 'cjjy',
  公共卫生: 'ggws', 环境保护: 'hjbh', 灾害事故救援: 'zhsgjy', 公共文化体育: 'ggwhty', 住房保障: 'zfbz', 国有土地使用权出让: 'gytd', 矿业权出让: null,
  国有产权交易: 'gycq', 工程建设项目招标投标: 'gcjszbtb', 突发公共事件: 'tfggsj', 安全生产监督检查: 'aqsc', 食品药品监督检查: 'spyp', 产品质量监督检查: 'cpzl',
}
