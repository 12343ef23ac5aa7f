import { DUTY_NAMES } from './lexicon/reformed-bodies.ts'
import { plainName } from './name-match.ts'

/** Names of accounts beside names of bodies. */

const LEVEL = /(?:特别行政区|自治区|自治州|自治县|地区|新区|省|市|县|区|旗|盟|镇|乡|街道)/
const PLATFORM = /(?:官方)?(?:微信|公众号|服务号|订阅号|微博|客户端|移动端|app|小程序|官微)$/i

/** A name without marks, without what only says the platform. */
export const accountCore = (name: string): string => plainName(name).replace(PLATFORM, '')

/** `青岚市人民政府` → `青岚`; null when no place is named. */
export function placeOf(unit: string): string | null {
  const plain = plainName(unit)
  const at = plain.search(LEVEL)
  return at >= 2 ? plain.slice(0, at) : null
}

/** How a name tells its body: its name or a duty beside its place; only the place or part of the name; nothing. */
export function namingOf(account: string, unit: string): 'full' | 'part' | 'none' {
  const [name, body] = [accountCore(account), plainName(unit)]
  if (name === '' || body === '') return 'none'
  if (name.includes(body) || body.includes(name)) return name.length >= 3 ? 'full' : 'part'
  const place = placeOf(unit)
  const office = body.slice(place === null ? 0 : place.length).replace(LEVEL, '')
  const hasDuty = DUTY_NAMES.some(duty => name.includes(duty)) || (office.length >= 2 && name.includes(office.slice(0, 2)))
  if (place !== null && name.includes(place)) return hasDuty ? 'full' : 'part'
  // Half of a place's name, as in 岚办, or the office without the place.
  return (place !== null && [...place].some(mark => name.includes(mark)) && hasDuty) || (office.length >= 2 && name.includes(office)) ? 'part' : 'none'
}

/** Whether what a register or a certification says names the body: one inside the other, or its office. */
export function isOfUnit(text: string, unit: string): boolean {
  const [said, body] = [plainName(text), plainName(unit)]
  return said.length >= 4 && body.length >= 4 && (said.includes(body) || body.includes(said) || said.startsWith(body.replace(/人民政府$/, '政府')))
}

/** Whether two names of accounts are one: equal, or mostly the same. */
export function likenessOfNames(one: string, other: string): 'same' | 'alike' | 'other' {
  const [a, b] = [accountCore(one), accountCore(other)]
  if (a === b) return 'same'
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length >= 2 && (long.includes(short) || short.slice(0, 2) === long.slice(0, 2)) ? 'alike' : 'other'
}
