export const PROVIDER_LEVELS = ['省级', '市级', '县级', '乡镇级'] as const
export type ProviderLevel = (typeof PROVIDER_LEVELS)[number]

/** The level a portal of each variant belongs to. */
export const OWN_LEVEL: Readonly<Record<string, ProviderLevel>> = { province: '省级', city: '市级', 'key-city': '市级', county: '县级' }

/** Names that hold a character of area without naming one. */
const NO_AREA = /自治区|开发区|高新区|示范区|新区管委会|园区|社区|景区|库区|地区|保税区|市场|市政(?!府)|市容|城市(?=管理|建设|规划|更新|综合|执法|发展|轨道|交通|供水)|市民(?!政)|县域|城区建设|区域|区块|乡村|城乡|乡镇企业|旗舰/g
// 新乡市, 景德镇市, 镇江市, 内乡县: the character belongs to the name of a city or county.
const TOWNSHIP = /街道|(?<![省市县区]|^)[镇乡](?![市县江])/

/** Level of the body that provides a dataset, by its name; null when the name has no area: then it is the portal's own level. */
export function providerLevel(provider: string, ownCity: string | null): ProviderLevel | null {
  const name = provider.slice(0, 100).replaceAll(NO_AREA, '')
  if (TOWNSHIP.test(name)) return '乡镇级'
  if (/县|旗|区/.test(name)) return '县级'
  const city = /^(?:[^省]{2,4}省)?([^省市]{1,6}?)市/.exec(name)?.[1]
  // A municipality's own bureaus carry 市 in their name and are of the portal's level.
  if (city !== undefined) return city === ownCity ? null : '市级'
  if (name.startsWith('市') || name.includes('自治州')) return '市级'
  return /省|自治区/.test(provider) ? '省级' : null
}
