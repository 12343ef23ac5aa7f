/** Who and what the fictional city is made of. No name here belongs to a real place. */

export const CITY = '青岚市'
export const PORTAL = 'www.qinglan.gov.cn'
export const SERVICE = 'zwfw.qinglan.gov.cn'
export const DATA = 'data.qinglan.gov.cn'
export const SITE_CODE = '9901000001'
/** Code of another site, left in by a copied template. */
export const FOREIGN_SITE_CODE = '9902000003'
export const ICP = '岚ICP备99000001号-1'
export const POLICE_RECORD = '99010002000001'
export const POLICE = `岚公网安备 ${POLICE_RECORD}号`
export const BADGE_ID = '0A1B2C3D4E5F60718293A4B5C6D7E8F9'
export const SPONSOR = '青岚市人民政府办公室'
/** Host outside the city that has no address: the off-scope dead link. */
export const GONE_HOST = 'www.qinglan-lvyou.example'

export const SITE_NAMES: Readonly<Record<string, string>> = {
  [PORTAL]: '青岚市人民政府门户网站',
  [SERVICE]: '青岚市政务服务网',
  [DATA]: '青岚市公共数据开放平台',
}

/** Hosts that pages of the portal point at (badges, filing records, the state portal); the sample server answers for them so that nothing leaves the machine. */
export const NEIGHBOURS = ['www.gov.cn', 'zfwzgl.www.gov.cn', 'bszs.conac.cn', 'dcs.conac.cn', 'www.beian.gov.cn', 'beian.miit.gov.cn'] as const

export const DISTRICTS = ['岚东区', '岚西区', '云麓区', '望海新区', '松坪县', '雁溪县'] as const
export const TOWNS = ['柳湾镇', '石浦桥镇', '白鹭街道', '长亭街道', '梅坞乡', '双枫镇', '沙埠镇', '古渡街道'] as const
export const VILLAGES = ['上岭村', '桃源岙村', '前溪村', '竹坞村', '红石坎村'] as const

/** Bodies of the city with services to the public, with the short path used in addresses. */
export const SERVICE_DEPARTMENTS = [
  '市发展和改革委员会', '市教育局', '市科学技术局', '市工业和信息化局', '市公安局', '市民政局', '市司法局', '市财政局',
  '市人力资源和社会保障局', '市自然资源和规划局', '市生态环境局', '市住房和城乡建设局', '市交通运输局', '市水利局',
  '市农业农村局', '市商务局', '市文化广电和旅游局', '市卫生健康委员会', '市应急管理局', '市市场监督管理局',
  '市医疗保障局', '市税务局', '市住房公积金管理中心', '市城市管理局',
] as const
export const OTHER_DEPARTMENTS = ['市政府办公室', '市审计局', '市统计局', '市退役军人事务局', '市大数据管理局', '市气象局', '市体育局', '市林业局'] as const
export const DEPARTMENTS: readonly string[] = [...OTHER_DEPARTMENTS, ...SERVICE_DEPARTMENTS]

export const SCHOOLS = ['青岚市第一中学', '青岚实验小学', '岚东区明德小学', '云麓区文澜中学', '青岚职业技术学院', '松坪县育才中学', '望海新区第二幼儿园'] as const
export const COMPANIES = ['青岚启航精密制造有限公司', '云麓生物科技有限公司', '岚江新材料股份有限公司', '望海智能装备有限公司', '雁溪茶业合作社', '松坪绿源农业发展有限公司', '青岚恒达建设工程有限公司', '岚西物流园发展有限公司'] as const
export const ROADS = ['滨江大道', '望岚路', '文昌街', '云麓南路', '青山北路', '岚桥路', '环湖东路', '工农街'] as const
export const PROJECTS = ['岚江防洪堤提升工程', '环城快速路东段', '云麓湖综合治理工程', '青岚北站枢纽配套工程', '望海新区污水处理厂二期', '智能装备产业园标准厂房', '岚西老旧小区连片改造', '市第三人民医院迁建', '松坪抽水灌区续建', '城市大脑一期'] as const
/** Leaders are fictional; their names follow the pattern surname + 示/例/样 so that nobody is meant. */
export const LEADERS = [['市长', '岳示明'], ['常务副市长', '纪例文'], ['副市长', '闻样青'], ['副市长', '鲁示远'], ['副市长', '简例安'], ['副市长、市公安局局长', '卓样平'], ['市政府秘书长', '穆示和']] as const
