import type { RefusedRow } from '../../../model/campaign.ts'
import { FIELD } from '../params.ts'
import type { ColumnNames, Fields } from './columns.ts'
import { refusal } from './columns.ts'

/** Kinds of channels a table of units may name in columns of their own. */
export const CHANNEL_COLUMNS = { website: ['网址', '网站', '网站地址', '门户网站', '域名', 'website', 'url'], wechat: ['微信', '微信公众号', '公众号', 'wechat'], weibo: ['微博', '政务微博', 'weibo'], app: ['APP', '移动客户端', '客户端'] } as const
export type ChannelKind = keyof typeof CHANNEL_COLUMNS

export type UnitField = 'name' | 'level' | 'regionCode' | 'code' | 'parent' | 'timeZone' | 'contact' | 'duty' | 'phone' | 'email' | ChannelKind

export const UNIT_COLUMNS: ColumnNames<UnitField> = {
  name: ['单位', '单位名称', '名称', '被评单位', '地区', 'unit', 'name'],
  level: ['层级', '级别', '类别', '单位层级', '行政层级', 'level'],
  regionCode: ['行政区划代码', '区划代码', '地区代码', '行政区划', 'region code', 'region'],
  code: ['网站标识码', '标识码', '统一社会信用代码', '单位代码', 'code'],
  parent: ['上级单位', '主管单位', 'parent'],
  timeZone: ['时区', 'time zone', 'timezone'],
  contact: ['联系人', '联络员', 'contact'],
  duty: ['职务', 'duty'],
  phone: ['电话', '联系电话', '手机', 'phone'],
  email: ['邮箱', '电子邮箱', '电子邮件', 'email', 'e-mail'],
  ...CHANNEL_COLUMNS,
}

/** Levels of units and what tables call them. */
export const LEVELS: Readonly<Record<string, readonly string[]>> = {
  ministry: ['部委', '国务院部门', '中央部门', '部门'],
  province: ['省', '自治区', '省级', '省自治区'],
  municipality: ['直辖市'],
  'sub-provincial': ['副省级', '副省级城市'],
  capital: ['省会', '省会城市'],
  'separately-planned': ['计划单列市'],
  prefecture: ['地市', '地级市', '地级', '自治州', '盟', '设区市', '地区'],
  county: ['区县', '县', '区', '县级', '县级市', '旗'],
}

/** First two digits of GB/T 2260. */
const PROVINCES = new Set([11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82].map(String))
/** Stands for the whole country: ministries have no code of their own in GB/T 2260. */
export const NATION = '100000'

/** What a level demands of the form of its code. */
const FORMS: Readonly<Record<string, { readonly form: RegExp; readonly say: string }>> = {
  province: { form: /^\d\d0000$/, say: '省级代码后四位应为 0000' },
  municipality: { form: /^(?:11|12|31|50)0000$/, say: '直辖市代码应为 110000、120000、310000 或 500000' },
  'sub-provincial': { form: /^\d\d(?!00)\d\d00$/, say: '地市级代码末两位应为 00' },
  capital: { form: /^\d\d(?!00)\d\d00$/, say: '地市级代码末两位应为 00' },
  'separately-planned': { form: /^\d\d(?!00)\d\d00$/, say: '地市级代码末两位应为 00' },
  prefecture: { form: /^\d\d(?!00)\d\d00$/, say: '地市级代码末两位应为 00' },
  county: { form: /^\d{4}(?!00)\d\d$/, say: '县级代码末两位不能为 00' },
}

export interface UnitRow {
  readonly line: number
  readonly name: string
  readonly level: string
  readonly regionCode: string
  readonly code: string | null
  readonly parent: string | null
  readonly timeZone: string
  readonly channels: readonly { readonly kind: ChannelKind; readonly address: string }[]
  readonly contact: { readonly name: string; readonly duty: string | null; readonly phone: string | null; readonly email: string | null } | null
}

/** The code if it is one of GB/T 2260 in form (and fits the level), else why it is not. */
export function checkRegionCode(code: string, level?: string): string | null {
  if (!/^[1-9]\d{5}$/.test(code)) return '行政区划代码应为 6 位数字（GB/T 2260）'
  if (code === NATION) return level === undefined || level === 'ministry' ? null : '100000 只用于国家部委'
  if (!PROVINCES.has(code.slice(0, 2))) return `没有以 ${code.slice(0, 2)} 开头的省级代码（GB/T 2260）`
  const form = level === undefined ? undefined : FORMS[level]
  return form && !form.form.test(code) ? form.say : null
}

/** A checked row, or the first thing wrong with it. */
export function readUnitRow({ line, values }: Fields<UnitField>, printed: (field: UnitField) => string): UnitRow | RefusedRow {
  const refuse = (field: UnitField, why: string) => refusal(line, printed(field), values[field], why)
  if (!FIELD.name.safeParse(values.name).success) return refuse('name', values.name === '' ? '缺少单位名称' : '单位名称过长')
  const level = Object.entries(LEVELS).find(([id, names]) => values.level === id || names.includes(values.level.replace(/[/、]/g, '')))?.[0]
  if (level === undefined) return refuse('level', values.level === '' ? '缺少层级' : `不认识的层级；可用：${Object.values(LEVELS).map(([name]) => name).join('、')}`)
  const regionCode = values.regionCode === '' && level === 'ministry' ? NATION : values.regionCode
  const wrongCode = checkRegionCode(regionCode, level)
  if (wrongCode !== null) return refuse('regionCode', wrongCode)
  const timeZone = values.timeZone === '' ? 'Asia/Shanghai' : values.timeZone
  if (!FIELD.timeZone.safeParse(timeZone).success) return refuse('timeZone', '没有这个时区')
  if (values.email !== '' && !FIELD.email.safeParse(values.email).success) return refuse('email', '邮箱格式不对')
  const channels = (Object.keys(CHANNEL_COLUMNS) as ChannelKind[]).flatMap(kind => (values[kind] === '' ? [] : [{ kind, address: values[kind] }]))
  const website = channels.find(({ kind }) => kind === 'website')
  const address = website && websiteAddress(website.address)
  if (website && address === null) return refuse('website', '网址应以 http:// 或 https:// 开头并带域名')
  return {
    line, name: values.name, level, regionCode, code: values.code || null, parent: values.parent || null, timeZone,
    channels: channels.map(channel => (channel === website && address ? { kind: 'website', address } : channel)),
    contact: values.contact === '' ? null : { name: values.contact, duty: values.duty || null, phone: values.phone || null, email: values.email || null },
  }
}

/** A bare domain is taken as http, as browsers do; anything else that is no web address is refused. */
export function websiteAddress(text: string): string | null {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`)
  return url && /^https?:$/.test(url.protocol) && url.username === '' && /\.[^.]+$/.test(url.hostname) ? url.href : null
}
