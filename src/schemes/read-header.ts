import type { Cursor } from './cursor.ts'
import type { SchemeDraft } from './draft.ts'
import type { Scheme } from './scheme.ts'

type Fields = ReadonlyMap<string, Cursor>

/** The value of a key that must be there; its absence is reported at the mapping. */
export function required(at: Cursor, fields: Fields, key: string, what: string): Cursor | undefined {
  const value = fields.get(key)
  // A value that is no mapping was already reported as such.
  if (!value && at.isMap) at.fault(`缺少“${key}”：${what}`)
  return value
}

export const isPositive = (value: number): boolean => value > 0
const isDecimals = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 6

/** Where the table was published, and the digest of the text it was transcribed from. */
export function readSource(cursor: Cursor | undefined): Scheme['source'] | undefined {
  if (!cursor) return undefined
  const fields = cursor.entries(['document', 'title', 'table', 'sha256'])
  const document = required(cursor, fields, 'document', '说明来源的文件名，如 source.md')?.string()
  const title = required(cursor, fields, 'title', '来源文件的名称')?.string()
  const table = required(cursor, fields, 'table', '来源文件中的表名')?.string()
  const digestAt = required(cursor, fields, 'sha256', '来源文本的 SHA-256（64 位十六进制）')
  const sha256 = digestAt?.string()
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256)) {
    digestAt?.fault('“sha256”应是 64 位小写十六进制数')
    return undefined
  }
  return document && title && table && sha256 ? { document, title, table, sha256 } : undefined
}

/** The variants in the table's order. */
export function readVariants(cursor: Cursor | undefined): SchemeDraft['variants'] {
  if (!cursor) return undefined
  const variants = cursor.items().flatMap(item => {
    const fields = item.entries(['id', 'title'])
    const id = required(item, fields, 'id', '类别的英文代号，如 city')?.string()
    const title = required(item, fields, 'title', '类别的中文名称')?.string()
    return id && title ? [{ id, title, at: item }] : []
  })
  const ids = new Set<string>()
  for (const { id, at } of variants) {
    if (ids.has(id)) at.fault(`类别“${id}”重复`)
    if (!/^[a-z][a-z0-9-]*$/.test(id)) at.fault(`类别代号“${id}”只能用小写英文字母、数字和连字符`)
    ids.add(id)
  }
  if (cursor.isList && variants.length === 0) cursor.fault('至少要有一个类别')
  return variants.length > 0 ? variants : undefined
}

/** The policies of this scheme. */
export function readPolicies(cursor: Cursor | undefined): Scheme['policies'] | undefined {
  if (!cursor) return undefined
  const fields = cursor.entries(['undetermined', 'not-applicable', 'decimals', 'tiers'])
  const undetermined = required(cursor, fields, 'undetermined', '无法判定的要点怎样计分')?.oneOf(['hold', 'zero'])
  const notApplicable = required(cursor, fields, 'not-applicable', '不适用的要点怎样计分')?.oneOf(['renormalise', 'full'])
  const decimals = required(cursor, fields, 'decimals', '得分保留的小数位数')?.number('0 到 6 的整数', isDecimals)
  const tiersAt = required(cursor, fields, 'tiers', '档次，从高到低；没有则写 []')
  const tiers = tiersAt?.items().flatMap(item => {
    const tier = item.entries(['name', 'from'])
    const name = required(item, tier, 'name', '档次名称')?.string()
    const from = required(item, tier, 'from', '档次的起点分')?.number('不小于 0 的数', value => value >= 0)
    return name && from !== undefined ? [{ name, from }] : []
  })
  if (tiers?.some(({ from }, index) => from >= (tiers[index - 1]?.from ?? Infinity))) tiersAt?.fault('各档次的起点分应从高到低')
  return undetermined && notApplicable && decimals !== undefined && tiers ? { undetermined, notApplicable, decimals, tiers } : undefined
}

/** The bonus: its printed name, cap and categories; none has cap 0 and no categories. */
export function readBonus(cursor: Cursor | undefined): Scheme['bonus'] | undefined {
  if (!cursor) return undefined
  const fields = cursor.entries(['title', 'cap', 'categories'])
  const title = fields.get('title')?.string() ?? ''
  const cap = required(cursor, fields, 'cap', '加分上限；没有加分项写 0')?.number('不小于 0 的数', value => value >= 0)
  const categories = required(cursor, fields, 'categories', '加分类别；没有则写 []')?.items().flatMap(item => {
    const category = item.entries(['name', 'text'])
    const name = required(item, category, 'name', '加分类别的名称')?.string()
    const text = required(item, category, 'text', '加分类别的说明')?.string()
    return name && text ? [{ name, text, at: item }] : []
  })
  if (cap === undefined || !categories) return undefined
  const names = new Set<string>()
  for (const { name, at } of categories) {
    if (names.has(name)) at.fault(`加分类别“${name}”重复`)
    names.add(name)
  }
  if ((cap > 0) !== (categories.length > 0)) cursor.fault(cap > 0 ? '有加分上限却没有加分类别' : '有加分类别，“cap”应大于 0')
  if (cap > 0 && title === '' && !fields.has('title')) cursor.fault('缺少“title”：加分项的名称')
  return { title, cap, categories: categories.map(({ name, text }) => ({ name, text })) }
}
