import { SERVICE } from '../city.ts'
import { docx } from '../files/office.ts'
import { mimeOf } from '../files/mime.ts'
import { escapeHtml } from '../text/fill.ts'
import { renderPage } from '../portal/shell.ts'
import type { BuiltPolicy } from '../portal/policies.ts'
import type { AnswerBook } from '../site.ts'
import { ELEMENTS, GUIDES } from './guide-data.ts'
import type { ElementName, GuideSpec } from './guide-data.ts'

export interface BuiltMaterial { readonly name: string; readonly form: string; readonly copies: string; readonly signature: string; readonly catchAll: boolean; readonly blank: string | null; readonly sample: string | null }
export interface BuiltStep { readonly name: string; readonly limit: string; readonly person: string; readonly standard: string }
export interface BuiltGuide {
  readonly spec: GuideSpec
  readonly url: string
  readonly materials: readonly BuiltMaterial[]
  readonly steps: readonly BuiltStep[]
  /** Address in the policy library; null when its basis is only named. */
  readonly policyUrl: string | null
  readonly absent: readonly ElementName[]
  readonly empty: readonly ElementName[]
}

/** Every so many guides put the tables of materials and steps inside the table of elements, as older systems do; the others give them headings of their own. */
const NESTED_EVERY = 4

const STEP_NAMES = ['受理', '审核', '审批', '办结', '送达'] as const

function materialsOf(spec: GuideSpec, index: number): BuiltMaterial[] {
  const { gaps } = spec
  const base = `/files/guide-${index + 1}`
  const listed = spec.materials.map((name, n): BuiltMaterial => {
    const isVague = n === 1 && gaps.vagueMaterial === true
    return {
      name, catchAll: false,
      form: n % 3 === 1 ? '原件和复印件' : n % 3 === 2 ? '电子版' : '原件',
      copies: isVague ? '' : n % 3 === 1 ? '原件1份（核验）、复印件1份' : '1份',
      signature: isVague ? '' : n === 0 ? '申请人签字' : spec.audience === '法人' ? '加盖公章' : '无需签章',
      blank: n === 0 && gaps.noBlankForm !== true ? `${base}-kb.docx` : null,
      sample: n === 0 && gaps.noSampleForm !== true ? `${base}-yb.docx` : null,
    }
  })
  return gaps.catchAll === true ? [...listed, { name: '其他相关材料', form: '', copies: '', signature: '', catchAll: true, blank: null, sample: null }] : listed
}

function stepsOf(spec: GuideSpec): BuiltStep[] {
  const names = spec.gaps.shortSteps === true ? STEP_NAMES.slice(0, 3) : STEP_NAMES
  const isBare = spec.gaps.bareSteps === true
  return names.map((name, n) => ({
    name,
    limit: isBare ? '' : name === '审核' ? `${Math.max(1, Math.floor(spec.days / 2))}个工作日` : '当场',
    person: isBare ? '' : ['窗口受理人员', '业务科室经办人', '分管负责人', '窗口制证人员', '窗口发证人员'][n] ?? '',
    standard: isBare ? '' : ['材料齐全、符合法定形式的予以受理', '申请内容与材料一致，符合申请条件', '审核意见明确、依据充分', '制作决定文书或证照', '现场领取或邮寄送达申请人'][n] ?? '',
  }))
}

const link = (path: string | null, text: string): string => (path === null ? '—' : `<a href="${path}">${text}</a>`)

function elementHtml(name: ElementName, { spec, materials, steps, policyUrl }: BuiltGuide): string {
  const area = spec.level === '市级' ? '青岚市政务服务中心（青岚市望岚路88号）' : spec.level === '县级' ? '各区县政务服务中心' : `${spec.department.replace('人民政府', '')}便民服务中心`
  switch (name) {
    case '事项名称': return spec.name
    case '设定依据': return `${spec.basis}${spec.policy === undefined ? '' : `；${policyUrl === null ? `《${spec.policy}》` : `<a href="${policyUrl}">《${spec.policy}》</a>`}`}`
    case '申请条件': return spec.condition
    case '办理材料': return `<table class="materials"><tr><th>材料名称</th><th>材料形式</th><th>份数</th><th>签名签章要求</th><th>空表</th><th>样表</th></tr>${materials.map(m => `<tr><td>${m.name}</td><td>${m.form}</td><td>${m.copies}</td><td>${m.signature}</td><td>${link(m.blank, '空表下载')}</td><td>${link(m.sample, '样表下载')}</td></tr>`).join('')}</table>`
    case '办理流程': return `<table class="steps"><tr><th>环节</th><th>办理时限</th><th>办理人员</th><th>审查标准</th></tr>${steps.map(s => `<tr><td>${s.name}</td><td>${s.limit}</td><td>${s.person}</td><td>${s.standard}</td></tr>`).join('')}</table>`
    case '办理时限': return `法定时限${spec.days * 2}个工作日，承诺时限${spec.days}个工作日`
    case '收费标准': return spec.fee
    case '办理地点': return area
    case '办理时间': return '工作日8:30—12:00，14:00—17:30'
    case '联系电话': return '0990-8123456'
    case '监督电话': return '0990-8112345'
    case '实施主体': return spec.level === '市级' ? `青岚${spec.department}` : spec.department
    case '结果送达': return '窗口领取、邮寄送达'
  }
}

function guidePage(guide: BuiltGuide): string {
  const { spec } = guide
  const isNested = GUIDES.indexOf(spec) % NESTED_EVERY === NESTED_EVERY - 1
  const apart: readonly ElementName[] = isNested ? [] : ['办理材料', '办理流程']
  const shown = ELEMENTS.filter(name => !guide.absent.includes(name))
  const valueOf = (name: ElementName): string => (guide.empty.includes(name) ? '' : elementHtml(name, guide))
  const rows = shown.filter(name => !apart.includes(name)).map(name => `<tr><th>${name}</th><td>${valueOf(name)}</td></tr>`)
  const sections = shown.filter(name => apart.includes(name)).map(name => `<h3>${name}</h3>\n${valueOf(name)}`)
  const online = spec.online.map(way => (way === '全程网办' ? '<a class="online" href="/login.html">全程网办</a>' : `<a class="online" href="/login.html">在线${way}</a>`)).join(' ')
  const path = spec.audience === '个人' ? '/grbs/' : '/frbs/'
  return renderPage({
    url: guide.url, title: `${spec.name}办事指南`, kind: 'item', crumbs: [['事项目录', '/sxml/'], [`${spec.audience}办事`, path]], column: { name: '办事指南', type: '办事服务' }, item: { date: '2020-06-15 09:00', source: spec.department },
    main: `<div class="guide"><h1>${escapeHtml(spec.name)}</h1><p>行使层级：${spec.level}　服务对象：${spec.audience}　办件类型：${spec.days <= 1 ? '即办件' : '承诺件'}　到办事现场次数：${spec.visits}次　${online}</p>
<table class="elements">${rows.join('\n')}</table>
${sections.join('\n')}
<p><a href="/hcp/?sx=${encodeURIComponent(spec.name)}">评价本事项</a> <a href="http://www.qinglan.gov.cn/hdjl/xx/">咨询投诉</a></p></div>`,
  })
}

function putForms(book: AnswerBook, { spec, materials }: BuiltGuide): void {
  const first = materials[0]
  const address = (path: string): string => `http://${SERVICE}${path}`
  if (first?.blank) {
    const bytes = docx(first.name, ['请用黑色签字笔填写。'], [['姓名或名称', ''], ['证件号码', ''], ['联系电话', ''], ['申请事项', spec.name]])
    book.put(address(first.blank), mimeOf(first.blank), spec.gaps.brokenBlankForm === true ? bytes.subarray(0, 300) : bytes)
  }
  if (!first?.sample) return
  if (spec.gaps.goneSampleForm === true) return book.gone(address(first.sample))
  book.put(address(first.sample), mimeOf(first.sample), docx(`${first.name}（填写示范）`, ['以下为示范内容。'], [['姓名或名称', '张样例'], ['证件号码', '110101********0000'], ['联系电话', '0990-8123456'], ['申请事项', spec.name]]))
}

/** All guides with their pages and form files. */
export function buildGuides(book: AnswerBook, policies: readonly BuiltPolicy[]): BuiltGuide[] {
  return GUIDES.map((spec, index) => {
    const guide: BuiltGuide = {
      spec, url: `http://${SERVICE}/guide/${1001 + index}.html`, materials: materialsOf(spec, index), steps: stepsOf(spec),
      policyUrl: policies.find(policy => policy.spec.short === spec.policy)?.url ?? null, absent: spec.gaps.absent ?? [], empty: spec.gaps.empty ?? [],
    }
    book.html(guide.url, guidePage(guide), { title: `${spec.name}办事指南`, date: '2020-06-15', kind: '服务', text: spec.condition, disclosure: false })
    putForms(book, guide)
    return guide
  })
}
