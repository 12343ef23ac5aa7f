import { plainName } from './name-match.ts'

/** Which bodies are departments of the evaluated unit itself, and one name for each, however it is written. */

/** Level words that stand for the unit's own area (市教育局), unless they begin another word (市场监管局). */
const BARE_LEVEL = /^(?:省|市(?![场政容域民])|州|盟|区(?![域划])|县(?!域)|旗|镇|乡(?![村镇]))/
const AREA_END = /[省市州盟区县旗镇乡]|街道/g
/** Words of offices and zones that only look like the end of an area's name. */
const NOT_AN_AREA = /^(?:.*(?:城[市乡镇区]|社区|园区|地区|开发区|[高产]?新区|示范区|景区|小区|片区|保税区|合作区|管理区|度假区|灾区|库区|林区|牧区|联盟|和[市乡]))$/
const NOT_BEFORE = /^(?:市[场政容域民]|区[域划]|县域|乡[村镇]|镇化)/

/** The area in a site's name: 青岚市 of 青岚市人民政府门户网站; null when the name holds none. */
export function areaOf(siteName: string): string | null {
  const name = plainName(siteName)
  const body = /^(.{2,20}?)(?:人民)?政府/.exec(name)?.[1] ?? /^(.{2,12}?[省市州盟区县旗镇乡])(?:政务|门户|公共)/.exec(name)?.[1]
  if (body === undefined || !/[省市州盟区县旗镇乡]$|街道$|自治区$/.test(body)) return null
  // 江北省青岚市: the last area is the unit's own.
  return /(?:省|自治区|市|州)(.{2,}[市州盟区县旗镇乡]|.{2,}街道)$/.exec(body)?.[1] ?? body
}

/** A department's name without its unit's own area: 教育局 of 青岚市教育局 and of 市教育局; null for a body of another area. */
export function ownBodyName(printed: string, area: string | null): string | null {
  const name = plainName(printed)
  if (area === null || name === '') return name === '' ? null : name
  const at = name.indexOf(area)
  // What stands before it is the area above: 江北省青岚市教育局.
  if (at >= 0 && at <= 8) return department(name.slice(at + area.length))
  const bare = BARE_LEVEL.exec(name)
  if (bare !== null) return area.endsWith(bare[0]) ? department(name.slice(bare[0].length)) : null
  return foreignArea(name) ? null : name
}

/** The unit's own government is no department of it, and 青岚市岚东区教育局 is one of the district. */
const department = (rest: string): string | null => (rest === '' || /^(?:人民)?政府$/.test(rest) || foreignArea(rest) ? null : rest)

function foreignArea(name: string): boolean {
  for (const match of name.slice(0, 14).matchAll(AREA_END)) {
    const end = match.index + match[0].length
    if (match.index < 2 || end >= name.length) continue
    if (!NOT_AN_AREA.test(name.slice(0, end)) && !NOT_BEFORE.test(name.slice(match.index))) return true
  }
  return false
}
