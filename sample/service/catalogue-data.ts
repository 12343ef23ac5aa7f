/** The seven lists the table asks for, and whether the platform publishes each. */
export const LISTS: readonly { readonly name: string; readonly path: string | null }[] = [
  { name: '权责清单', path: '/qd/qzqd.html' }, { name: '通办清单', path: '/qd/tbqd.html' }, { name: '收费清单', path: '/qd/sfqd.html' }, { name: '中介清单', path: null },
  { name: '跑动次数清单', path: '/qd/pdcs.html' }, { name: '公共服务事项清单', path: '/qd/ggfw.html' }, { name: '依申请行政权力事项清单', path: null },
]

/** Service topics by field: which fields have one, and the kinds of resource each joins. */
export interface ServiceTopicSpec { readonly field: '教育' | '社保' | '住房' | '医疗' | '出入境' | '建设项目审批'; readonly path: string; readonly title: string; readonly navigation: readonly ('办理对象' | '办理条件' | '办理流程')[]; readonly resources: readonly ('办事' | '查询' | '问答' | '政策')[] }

/** 出入境 has no topic page. */
export const SERVICE_TOPICS: readonly ServiceTopicSpec[] = [
  { field: '教育', path: '/ztfw/jy.html', title: '教育服务专题', navigation: ['办理对象', '办理条件'], resources: ['办事', '查询', '问答'] },
  { field: '社保', path: '/ztfw/sb.html', title: '社会保障服务专题', navigation: ['办理对象', '办理条件', '办理流程'], resources: ['办事', '查询', '问答', '政策'] },
  { field: '住房', path: '/ztfw/zf.html', title: '住房服务专题', navigation: ['办理对象', '办理流程'], resources: ['办事', '查询', '政策'] },
  { field: '医疗', path: '/ztfw/yl.html', title: '医疗服务专题', navigation: ['办理对象', '办理条件', '办理流程'], resources: ['办事', '查询', '问答', '政策'] },
  { field: '建设项目审批', path: '/ztfw/xmsp.html', title: '建设项目审批专题', navigation: ['办理流程'], resources: ['办事', '政策'] },
]

/** One-thing topics: claims with figures and the elements their page gives. */
export const ONE_THING_ELEMENTS = ['依据', '条件', '程序', '期限', '办事方式', '材料'] as const
export interface OneThingSpec { readonly name: string; readonly path: string; readonly guides: readonly string[]; readonly claims: readonly ('环节' | '材料' | '时限')[]; readonly across: boolean; readonly elements: readonly (typeof ONE_THING_ELEMENTS)[number][]; readonly singleForm: boolean; readonly singleLogin: boolean }
export const ONE_THINGS: readonly OneThingSpec[] = [
  { name: '企业开办一件事', path: '/yjs/qykb.html', guides: ['企业设立登记'], claims: ['环节', '材料', '时限'], across: true, elements: ONE_THING_ELEMENTS, singleForm: true, singleLogin: true },
  { name: '企业注销一件事', path: '/yjs/qyzx.html', guides: ['企业注销登记'], claims: ['环节', '材料'], across: true, elements: ['依据', '条件', '程序', '期限', '材料'], singleForm: true, singleLogin: true },
  { name: '不动产登记一件事', path: '/yjs/bdc.html', guides: ['不动产转移登记'], claims: ['材料'], across: false, elements: ['条件', '程序', '材料'], singleForm: false, singleLogin: true },
  { name: '开餐饮店一件事（行业准入）', path: '/yjs/kcyd.html', guides: ['食品经营许可', '企业设立登记'], claims: ['材料', '时限'], across: true, elements: ONE_THING_ELEMENTS, singleForm: true, singleLogin: true },
]
