export const ELEMENTS = ['事项名称', '设定依据', '申请条件', '办理材料', '办理流程', '办理时限', '收费标准', '办理地点', '办理时间', '联系电话', '监督电话', '实施主体', '结果送达'] as const
export type ElementName = (typeof ELEMENTS)[number]
export type Level = '市级' | '县级' | '乡镇级'

/** What is wrong with a guide, as put in by the generator. */
export interface GuideGaps {
  /** Elements without a row, and elements whose row is empty. */
  readonly absent?: readonly ElementName[]
  readonly empty?: readonly ElementName[]
  /** The materials end in 其他相关材料. */
  readonly catchAll?: true
  /** The second material says neither copies nor signature. */
  readonly vagueMaterial?: true
  /** Steps without limit, person and standard (names only). */
  readonly bareSteps?: true
  /** Steps end with the decision: no delivery. */
  readonly shortSteps?: true
  readonly noBlankForm?: true
  readonly noSampleForm?: true
  readonly brokenBlankForm?: true
  readonly goneSampleForm?: true
}

export interface GuideSpec {
  readonly name: string
  readonly department: string
  readonly level: Level
  readonly audience: '个人' | '法人'
  /** Documents it rests on; `policy` is the short name in the portal's policy library. */
  readonly basis: string
  readonly policy?: string
  readonly condition: string
  readonly materials: readonly string[]
  readonly days: number
  readonly fee: string
  readonly visits: 0 | 1
  readonly online: readonly ('预约' | '申报' | '全程网办')[]
  readonly topic?: '教育' | '社保' | '住房' | '医疗' | '出入境' | '建设项目审批'
  readonly gaps: GuideGaps
}

type Extra = Partial<Pick<GuideSpec, 'level' | 'policy' | 'online' | 'topic' | 'audience' | 'visits'>>

const guide = (name: string, department: string, basis: string, condition: string, materials: string, days: number, gaps: GuideGaps = {}, extra: Extra = {}): GuideSpec => ({
  name, department, basis, condition, days, gaps, materials: materials.split('、'), fee: name.includes('身份证') ? '补领工本费40元' : '不收费',
  level: extra.level ?? '市级', audience: extra.audience ?? '个人', visits: extra.visits ?? (days <= 1 ? 0 : 1), online: extra.online ?? ['申报'],
  ...(extra.policy === undefined ? {} : { policy: extra.policy }), ...(extra.topic === undefined ? {} : { topic: extra.topic }),
})

/** The 28 guides of the service platform. */
export const GUIDES: readonly GuideSpec[] = [
  guide('企业设立登记', '市市场监督管理局', '《中华人民共和国公司登记管理条例》', '有符合规定的名称、住所、章程和注册资本，股东符合法定人数。', '公司登记申请书、股东身份证明、公司章程、住所使用证明', 1, {}, { audience: '法人', policy: '青岚市企业开办“一日办结”工作规定', online: ['申报', '全程网办'] }),
  guide('企业注销登记', '市市场监督管理局', '《中华人民共和国公司法》', '公司解散并依法清算完毕。', '注销登记申请书、清算报告、营业执照正副本', 3, { catchAll: true }, { audience: '法人' }),
  guide('食品经营许可', '市市场监督管理局', '《中华人民共和国食品安全法》第三十五条', '具有与经营食品品种、数量相适应的场所和设备。', '食品经营许可申请书、营业执照、经营场所布局图、食品安全管理制度', 8, { vagueMaterial: true }, { audience: '法人', policy: '青岚市全面推行“证照分离”改革实施方案' }),
  guide('居民身份证补领', '市公安局', '《中华人民共和国居民身份证法》第十一条', '居民身份证丢失的公民本人提出。', '丢失补领登记表、居民户口簿', 15, { noSampleForm: true }, { online: ['预约'] }),
  guide('居住证申领', '市公安局', '《居住证暂行条例》', '离开常住户口所在地，到我市居住半年以上。', '居住证申领表、居民身份证、居住证明', 15, { empty: ['监督电话'] }),
  guide('普通护照签发', '市公安局', '《中华人民共和国护照法》', '公民因前往外国定居、探亲、学习、就业、旅行等非公务原因出国。', '中国公民出入境证件申请表、居民身份证、证件照片', 7, {}, { topic: '出入境', online: ['预约'] }),
  guide('往来港澳通行证签注', '市公安局', '《中国公民因私事往来香港地区或者澳门地区的暂行管理办法》', '持有有效往来港澳通行证。', '签注申请表、往来港澳通行证', 5, { bareSteps: true }, { topic: '出入境', online: ['预约', '申报'] }),
  guide('城乡居民基本养老保险参保登记', '市人力资源和社会保障局', '《国务院关于建立统一的城乡居民基本养老保险制度的意见》', '年满16周岁（不含在校学生），非国家机关和事业单位工作人员。', '参保登记表、居民身份证、户口簿', 1, { noBlankForm: true, noSampleForm: true }, { topic: '社保', online: ['申报', '全程网办'] }),
  guide('失业保险金申领', '市人力资源和社会保障局', '《失业保险条例》', '失业前用人单位和本人已缴费满一年，非因本人意愿中断就业。', '失业保险金申领登记表、居民身份证', 1, {}, { topic: '社保', policy: '青岚市稳就业保就业若干措施', online: ['申报', '全程网办'] }),
  guide('创业担保贷款申请', '市人力资源和社会保障局', '《关于进一步加大创业担保贷款贴息力度的通知》', '符合条件的城镇登记失业人员、高校毕业生、返乡农民工等。', '创业担保贷款申请表、居民身份证、营业执照', 10, { catchAll: true, bareSteps: true }),
  guide('基本医疗保险参保登记', '市医疗保障局', '《中华人民共和国社会保险法》', '在我市行政区域内的城乡居民。', '参保登记表、居民身份证', 1, {}, { topic: '医疗', policy: '青岚市城乡居民基本医疗保险实施办法', online: ['申报', '全程网办'] }),
  guide('异地就医备案', '市医疗保障局', '《关于做好基本医疗保险跨省异地就医住院医疗费用直接结算工作的通知》', '异地安置退休人员、长期居住人员、常驻异地工作人员及转诊人员。', '异地就医备案表、居民身份证、异地居住证明', 1, {}, { topic: '医疗', policy: '青岚市城乡居民基本医疗保险实施办法', online: ['申报', '全程网办'] }),
  guide('医疗机构执业登记', '市卫生健康委员会', '《医疗机构管理条例》第十五条', '有设置医疗机构批准书，符合医疗机构基本标准。', '医疗机构申请执业登记注册书、设置批准书、建筑平面图、规章制度', 20, { absent: ['监督电话', '结果送达'] }, { audience: '法人', topic: '医疗' }),
  guide('住房公积金提取（租房）', '市住房公积金管理中心', '《住房公积金管理条例》第二十四条', '连续足额缴存满三个月，本人及配偶在缴存地无自有住房且租赁住房。', '提取申请表、居民身份证、无房证明', 1, {}, { topic: '住房', policy: '青岚市住房公积金提取管理办法', online: ['申报', '全程网办'] }),
  guide('住房公积金贷款', '市住房公积金管理中心', '《住房公积金管理条例》第二十六条', '连续足额缴存满六个月，有稳定收入和还款能力。', '贷款申请表、居民身份证、购房合同、收入证明', 10, { brokenBlankForm: true }, { topic: '住房' }),
  guide('商品房预售许可', '市住房和城乡建设局', '《中华人民共和国城市房地产管理法》第四十五条', '已交付全部土地使用权出让金，投入开发建设资金达到总投资的25%以上。', '商品房预售许可申请表、不动产权证书、建设工程规划许可证、施工许可证', 5, { bareSteps: true, vagueMaterial: true }, { audience: '法人', topic: '建设项目审批' }),
  guide('建筑工程施工许可证核发', '市住房和城乡建设局', '《中华人民共和国建筑法》第七条', '已办理建筑工程用地批准手续，有满足施工需要的资金安排、图纸及技术资料。', '施工许可申请表、用地批准手续、施工合同、质量安全监督手续', 3, {}, { audience: '法人', topic: '建设项目审批', policy: '青岚市优化营商环境行动方案（2020—2022年）' }),
  guide('建设项目环境影响报告表审批', '市生态环境局', '《中华人民共和国环境影响评价法》第二十二条', '建设项目符合环境保护法律法规和相关规划。', '环评审批申请书、环境影响评价文件、公众参与说明', 15, { shortSteps: true }, { audience: '法人', topic: '建设项目审批' }),
  guide('不动产转移登记', '市自然资源和规划局', '《不动产登记暂行条例》', '不动产已依法登记，权利依法转移。', '不动产登记申请书、申请人身份证明、不动产权证书、转移合同', 1, {}, { topic: '住房', policy: '青岚市优化营商环境行动方案（2020—2022年）' }),
  guide('民办学校设立审批', '市教育局', '《中华人民共和国民办教育促进法》第十二条', '有举办者、章程、必要的办学经费和校舍。', '申办报告、举办者资格证明、章程、校舍证明', 30, { absent: ['收费标准'], empty: ['办理时间'] }, { audience: '法人', topic: '教育' }),
  guide('教师资格认定', '市教育局', '《中华人民共和国教师法》', '中国公民，遵守宪法和法律，具备规定学历并经国家教师资格考试合格。', '教师资格认定申请表、学历证书、普通话等级证书、体检合格证明', 20, { goneSampleForm: true }, { topic: '教育', online: ['预约', '申报'] }),
  guide('道路货物运输经营许可', '市交通运输局', '《中华人民共和国道路运输条例》第二十四条', '有与经营业务相适应并经检测合格的车辆和从业人员。', '经营申请表、车辆行驶证、从业资格证、安全管理制度', 8, { empty: ['申请条件'], catchAll: true }, { audience: '法人' }),
  guide('结婚登记', '岚东区民政局', '《婚姻登记条例》第五条', '男女双方自愿，符合法定婚龄，均无配偶。', '申请结婚登记声明书、居民户口簿、居民身份证', 1, {}, { level: '县级', online: ['预约'] }),
  guide('特困人员供养认定', '云麓区民政局', '《社会救助暂行办法》第十四条', '无劳动能力、无生活来源且无法定赡养、抚养、扶养义务人。', '特困供养申请书、居民身份证、户口簿', 20, { noSampleForm: true, bareSteps: true }, { level: '县级' }),
  guide('取水许可', '松坪县水利局', '《取水许可和水资源费征收管理条例》', '取水用途、水源和水量符合水资源规划。', '取水许可申请书、水资源论证报告', 20, { vagueMaterial: true, absent: ['监督电话'] }, { level: '县级', audience: '法人' }),
  guide('林木采伐许可', '雁溪县农业农村局', '《中华人民共和国森林法》', '采伐林木权属清楚，符合采伐限额。', '采伐申请表、林权证明', 10, { empty: ['联系电话'] }, { level: '县级' }),
  guide('城乡居民最低生活保障申请', '柳湾镇人民政府', '《社会救助暂行办法》第九条', '共同生活的家庭成员人均收入低于当地最低生活保障标准。', '低保申请书、居民身份证、家庭经济状况授权书', 30, { catchAll: true }, { level: '乡镇级' }),
  guide('农村宅基地审批', '石浦桥镇人民政府', '《中华人民共和国土地管理法》第六十二条', '农村村民一户只能拥有一处宅基地，符合村庄规划。', '宅基地申请表、居民身份证、村民会议决议', 20, { absent: ['办理地点', '办理时间'], shortSteps: true, noBlankForm: true, noSampleForm: true }, { level: '乡镇级' }),
]
