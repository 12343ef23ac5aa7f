/** Which generated items a topic page gathers and what else it offers. */
export interface TopicSpec {
  readonly path: string
  readonly title: string
  readonly intro: string
  /** Headed blocks: heading, address of the whole list (or none), and search words that choose items and policies by title. */
  readonly blocks: readonly { readonly heading: string; readonly words: readonly string[]; readonly kinds: readonly ('item' | 'policy' | 'interpretation' | 'press')[]; readonly limit: number }[]
  readonly footer?: 'script'
  readonly extra?: string
}

/** Special topics; 中心工作 and the fight against the epidemic as the table names them, and two more. */
export const TOPICS: readonly TopicSpec[] = [
  {
    path: '/zt/sdgjz/', title: '打好三大攻坚战', intro: '防范化解重大风险、精准脱贫、污染防治，青岚市在行动。',
    blocks: [
      { heading: '政策文件', words: ['脱贫攻坚', '蓝天保卫战', '中小企业'], kinds: ['policy'], limit: 6 },
      { heading: '政策解读', words: ['中小企业'], kinds: ['interpretation'], limit: 4 },
      { heading: '企业融资', words: ['走访服务', '签署战略合作', '中小企业'], kinds: ['item', 'policy'], limit: 6 },
      { heading: '脱贫攻坚', words: ['脱贫', '扶贫', '驻'], kinds: ['item'], limit: 8 },
      { heading: '生态环境保护', words: ['空气质量', '水环境', '环评', '环境影响'], kinds: ['item'], limit: 8 },
      { heading: '新闻发布会', words: ['脱贫攻坚'], kinds: ['press'], limit: 4 },
    ],
  },
  {
    path: '/zt/fgf/', title: '深化“放管服”改革', intro: '“证照分离”改革、压缩企业开办时间、优化企业注销办理流程、减证便民。',
    blocks: [
      { heading: '政策文件', words: ['证照分离', '企业开办', '营商环境', '好差评'], kinds: ['policy'], limit: 6 },
      { heading: '政策解读', words: ['证照分离', '企业开办', '营商环境', '好差评'], kinds: ['interpretation'], limit: 6 },
      { heading: '“证照分离”改革', words: ['证照分离'], kinds: ['policy', 'interpretation'], limit: 4 },
      { heading: '压缩企业开办时间', words: ['企业开办', '走访服务'], kinds: ['policy', 'item'], limit: 6 },
      { heading: '优化企业注销办理流程', words: ['业务指导'], kinds: ['item'], limit: 4 },
      { heading: '减证便民', words: ['便民举措', '掌上办'], kinds: ['item'], limit: 8 },
      { heading: '新闻发布会', words: ['放管服'], kinds: ['press'], limit: 4 },
    ],
  },
  {
    path: '/zt/lwlb/', title: '做好“六稳”工作 落实“六保”任务', intro: '稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期；保居民就业、保基本民生、保市场主体、保粮食能源安全、保产业链供应链稳定、保基层运转。',
    blocks: [
      { heading: '政策文件', words: ['稳就业', '中小企业', '复工复产'], kinds: ['policy'], limit: 6 },
      { heading: '政策解读', words: ['稳就业', '中小企业', '复工复产'], kinds: ['interpretation'], limit: 6 },
      { heading: '工作动态', words: ['招聘会', '稳岗返还', '就业见习', '固定资产投资', '集中开工', '低保资金'], kinds: ['item'], limit: 10 },
    ],
  },
  {
    path: '/zt/kjyq/', title: '数字化战疫：疫情防控和复工复产专题', intro: '疫情防控不松劲，复工复产加油干。', footer: 'script',
    blocks: [
      { heading: '政策文件', words: ['疫情防控', '复工复产'], kinds: ['policy'], limit: 6 },
      { heading: '政策解读', words: ['复工复产'], kinds: ['interpretation'], limit: 4 },
      { heading: '新闻发布会', words: ['疫情防控'], kinds: ['press'], limit: 6 },
    ],
  },
  { path: '/zt/wmcs/', title: '创建全国文明城市', intro: '人人参与，共建共享。', blocks: [{ heading: '创建动态', words: ['人居环境', '口袋公园', '示范社区'], kinds: ['item'], limit: 8 }] },
  { path: '/zt/xqgy/', title: '岚江水质回应专题', intro: '针对群众关心的饮用水和岚江水质问题，集中发布检测结果和处置进展。', blocks: [{ heading: '官方通报', words: ['水质', '水环境'], kinds: ['item'], limit: 8 }, { heading: '新闻发布', words: ['新闻发布会'], kinds: ['press'], limit: 3 }] },
]

/** What the epidemic topic publishes day by day: heading, titles with dates, and how fresh they are. */
export const EPIDEMIC_NOTICES: readonly { readonly heading: string; readonly path: string; readonly rows: readonly (readonly [string, string])[] }[] = [
  { heading: '疫情通报', path: '/zt/kjyq/tb/', rows: [['2020-11-30', '11月29日青岚市新冠肺炎疫情情况通报'], ['2020-11-29', '11月28日青岚市新冠肺炎疫情情况通报'], ['2020-11-28', '11月27日青岚市新冠肺炎疫情情况通报'], ['2020-11-27', '11月26日青岚市新冠肺炎疫情情况通报'], ['2020-11-20', '关于进口冷链食品排查情况的通报']] },
  { heading: '辟谣信息', path: '/zt/kjyq/py/', rows: [['2020-11-21', '辟谣：青岚北站“封站”系谣言'], ['2020-11-06', '辟谣：网传岚西区出现聚集性疫情不属实'], ['2020-10-14', '辟谣：喝茶预防新冠病毒没有依据']] },
  { heading: '科普知识', path: '/zt/kjyq/kp/', rows: [['2020-11-18', '冬季如何正确佩戴口罩'], ['2020-11-10', '收取进口冷链快递怎么消毒'], ['2020-10-30', '居家通风的正确方式']] },
]

/** Services the table lists for the epidemic; null where the topic does not offer one, a path that is gone where the entry is dead. */
export const EPIDEMIC_SERVICES: readonly { readonly name: string; readonly path: string | null; readonly isGone?: true }[] = [
  { name: '预防科普知识', path: '/zt/kjyq/kp/' },
  { name: '健康码互通互认', path: '/zt/kjyq/jkm.html' },
  { name: '发热门诊定点医院查询', path: '/zt/kjyq/frmz.html' },
  { name: '风险等级查询', path: '/zt/kjyq/fxdj.html' },
  { name: '核酸检测机构查询', path: '/zt/kjyq/hsjc.html', isGone: true },
  { name: '复工复产指引', path: null },
]
