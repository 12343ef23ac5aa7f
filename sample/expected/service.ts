import { SERVICE_DEPARTMENTS } from '../city.ts'
import { EPIDEMIC_SERVICES } from '../portal/topic-data.ts'
import { LISTS, ONE_THINGS, ONE_THING_ELEMENTS, SERVICE_TOPICS } from '../service/catalogue-data.ts'
import { ELEMENTS } from '../service/guide-data.ts'
import type { BuiltGuide } from '../service/guides.ts'
import { BUSINESS_DOMAINS, CITIZEN_DOMAINS, QUERIES } from '../service/query-data.ts'
import { mean, pending, rated, share } from './point.ts'
import type { ExpectedPoint } from './point.ts'

/** The elements every guide must have; 监督电话, 实施主体 and 结果送达 are not among them. */
const REQUIRED = ELEMENTS.filter(name => !['监督电话', '实施主体', '结果送达'].includes(name))

function standards(guides: readonly BuiltGuide[]): Record<string, ExpectedPoint> {
  const complete = mean(guides.map(({ absent, empty }) => REQUIRED.filter(name => !absent.includes(name) && !empty.includes(name)).length / REQUIRED.length))
  const likeMost = guides.filter(({ absent }) => !absent.some(name => REQUIRED.includes(name))).length / guides.length
  const materials = mean(guides.map(guide => mean(guide.materials.map(material => (material.catchAll ? 0 : [material.name, material.form, material.copies, material.signature].filter(text => text !== '').length / 4)))))
  const process = mean(guides.map(({ steps }) => mean([steps.length / 5, mean(steps.map(step => [step.limit, step.person, step.standard].filter(text => text !== '').length / 3))])))
  return {
    'service/content/standards/1': rated(complete * (0.8 + 0.2 * likeMost), '要素合格率×（0.8+0.2×与多数指南要素相同的比例）'),
    'service/content/standards/2': rated(materials, '各指南材料写明名称、格式、份数、签章的平均比例，兜底材料得0'),
    'service/content/standards/3': rated(process, '各指南环节完备度与详实度的平均值'),
    'service/content/standards/4': rated(mean(guides.map(citedWell)), '各指南所引文件写明名称、有条款或全文、链接到本站文件库三项的平均比例'),
  }
}

/** Of each document a guide rests on: named; an article quoted or the text linked; linked into the portal's own library. */
function citedWell({ spec, policyUrl }: BuiltGuide): number {
  const quotes = /第[一二三四五六七八九十百]+条/.test(spec.basis)
  const named = [...spec.basis.matchAll(/《([^》]+)》/g)].map(() => (1 + Number(quotes)) / 3)
  const own = spec.policy === undefined ? [] : [(1 + Number(quotes || policyUrl !== null) + Number(policyUrl !== null)) / 3]
  return mean([...named, ...own])
}

function topics(): Record<string, ExpectedPoint> {
  const depth: Readonly<Record<string, number>> = { 教育: 2 / 3, 社保: 1, 住房: 1, 医疗: 1, 建设项目审批: 2 / 3 }
  const asked = 5
  const oneStop = ONE_THINGS.map(thing => 0.7 * (thing.elements.length / ONE_THING_ELEMENTS.length) + 0.3 * ((Number(thing.singleForm) * 2 + Number(thing.singleLogin)) / 3))
  return {
    'service/topics/1': share(SERVICE_TOPICS.length, 6, '没有出入境专题'),
    'service/topics/2': rated(mean(SERVICE_TOPICS.map(topic => Math.min(1, topic.navigation.length / 2))), '各专题导航方式：两种以上1，一种0.5'),
    'service/topics/3': rated(mean(SERVICE_TOPICS.map(topic => topic.resources.length / 4)), '各专题汇集四类资源的比例'),
    'service/topics/4': pending('内容是否规范、准确、实用要人判断'),
    'service/topics/5': rated(mean(SERVICE_TOPICS.map(topic => depth[topic.field] ?? 0)), '教育和建设项目审批到在线申报，其余到全程网办'),
    'service/one-thing/1': share(ONE_THINGS.length, asked, '没有住房贷款一件事'),
    'service/one-thing/2': rated(mean(ONE_THINGS.map(thing => (thing.across ? 1 : 0.7))), '都有优化数字；不动产登记没有协同'),
    'service/one-thing/3': rated(mean(oneStop), '要素六项占0.7，一次填写、登录、提交占0.3'),
  }
}

/** Points of 办事服务. */
export function servicePoints(guides: readonly BuiltGuide[]): Record<string, ExpectedPoint> {
  const departments = SERVICE_DEPARTMENTS.filter(department => guides.some(({ spec }) => spec.department === department))
  const lists = LISTS.filter(list => list.path !== null)
  const works = (group: string, domain: string): boolean => QUERIES.some(query => query.group === group && query.domain === domain && query.state !== 'gone')
  const lacksBlank = guides.filter(({ spec }) => spec.gaps.noBlankForm === true || spec.gaps.brokenBlankForm === true).length
  const lacksSample = guides.filter(({ spec }) => spec.gaps.noSampleForm === true || spec.gaps.goneSampleForm === true).length
  const epidemic = EPIDEMIC_SERVICES.filter(({ name, path }) => path !== null && name.endsWith('查询'))
  const queries = [...QUERIES.map(({ state }) => ({ isGone: state === 'gone' })), ...epidemic.map(({ isGone }) => ({ isGone: isGone === true }))]
  return {
    'service/content/coverage/1': share(3, 4, '有市、县、乡镇级指南，没有村级'),
    'service/content/coverage/2': share(departments.length, SERVICE_DEPARTMENTS.length, '列出的市级部门中有指南的'),
    'service/content/coverage/3': share(lists.length, LISTS.length, '没有中介清单和依申请行政权力事项清单'),
    ...standards(guides),
    'service/content/forms/1': share(guides.length - lacksBlank, guides.length, '每份指南的首个材料是表格；2份没有空表，1份空表损坏'),
    'service/content/forms/2': share(guides.length - lacksSample, guides.length, '4份没有样表，1份样表链接失效'),
    'service/content/queries/1': rated(1, '查询全部按领域分类'),
    'service/content/queries/2': share(CITIZEN_DOMAINS.filter(domain => works('便民', domain)).length, CITIZEN_DOMAINS.length, '缺婚姻生育、出境入境'),
    'service/content/queries/3': share(BUSINESS_DOMAINS.filter(domain => works('利企', domain)).length, BUSINESS_DOMAINS.length, '缺商务贸易、农林牧渔'),
    'service/content/queries/4': share(queries.filter(({ isGone }) => !isGone).length, queries.length, '打得开的查询；机器不提交查询，过时的数据要人看'),
    'service/functions/login/1': rated(1, '有登录页和注册页'),
    'service/functions/login/2': rated(1, '两页都正常，有表单'),
    'service/functions/rating/1': rated(1, '有好差评入口'),
    'service/functions/rating/2': rated(1, '可评等级、效率、态度、指南准确性和意见'),
    'service/functions/rating/3': rated(1, '有评价结果公示'),
    ...topics(),
  }
}
