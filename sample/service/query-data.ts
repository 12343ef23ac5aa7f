/** Query services by domain. `state`: works, gone (the entry is dead), or stale (an old table). */
export interface QuerySpec { readonly name: string; readonly group: '便民' | '利企'; readonly domain: string; readonly state: 'works' | 'gone' | 'stale' }

const query = (group: QuerySpec['group'], domain: string, name: string, state: QuerySpec['state'] = 'works'): QuerySpec => ({ group, domain, name, state })

export const CITIZEN_DOMAINS = ['环保绿化', '教育科研', '交通出行', '证件办理', '职业资格', '婚姻生育', '文体旅游', '医疗卫生', '社会保障', '出境入境', '住房保障'] as const
export const BUSINESS_DOMAINS = ['财务税收', '科技创新', '投资审批', '商务贸易', '人力资源', '国土规划', '农林牧渔', '设立变更', '社会保障'] as const

/** Nine of the eleven citizen domains and seven of the nine business domains have a query. */
export const QUERIES: readonly QuerySpec[] = [
  query('便民', '环保绿化', '空气质量实时查询'), query('便民', '教育科研', '中小学学区查询'), query('便民', '教育科研', '高考成绩查询', 'gone'), query('便民', '交通出行', '公交线路查询'), query('便民', '交通出行', '机动车违法查询'),
  query('便民', '证件办理', '身份证办理进度查询'), query('便民', '职业资格', '职业资格证书查询'), query('便民', '文体旅游', '景区舒适度查询', 'stale'), query('便民', '医疗卫生', '定点医疗机构查询'),
  query('便民', '社会保障', '社保缴费记录查询'), query('便民', '住房保障', '公积金账户查询'),
  query('利企', '财务税收', '发票真伪查询'), query('利企', '科技创新', '高新技术企业名单查询'), query('利企', '投资审批', '投资项目审批进度查询'), query('利企', '人力资源', '人力资源服务机构查询'), query('利企', '国土规划', '土地出让结果查询'), query('利企', '设立变更', '企业登记信息查询'), query('利企', '社会保障', '单位参保情况查询'),
]
