/** Names under which service catalogues and lists are published. */
export const CATALOGUE_TITLE = /(?:事项|服务|办事|办件)(?:总)?目录|政务服务事项(?:目录|清单|库)|(?:事项|服务)清单$|基本目录/

/** Lists of powers and services; the first match gives the name. */
export const SERVICE_LISTS: readonly (readonly [string, RegExp])[] = [
  ['权责清单', /权责清单|权力清单|责任清单|权力和责任清单|权力事项清单(?!.*依申请)|职责清单/],
  ['依申请行政权力事项清单', /依申请.{0,8}(?:行政)?(?:权力|事项).{0,6}清单|依申请类.{0,10}清单/],
  ['通办清单', /通办.{0,8}清单|(?:跨省|全省|省内|全市|全城|异地).{0,4}通办/],
  ['收费清单', /收费.{0,10}清单|行政事业性收费.{0,6}(?:目录|清单)|涉企收费/],
  ['中介清单', /中介.{0,10}(?:清单|目录)/],
  ['跑动次数清单', /(?:跑动|跑腿|最多跑|零跑|不见面|一次不跑|最多跑一次).{0,14}清单/],
  ['公共服务事项清单', /公共服务.{0,8}清单/],
  ['马上办清单', /马上办.{0,20}清单/],
  ['负面清单', /负面清单/],
  ['证明事项清单', /证明事项.{0,8}清单/],
]

export const VISIT_TAGS = ['最多跑一次', '不见面', '零跑动', '零跑腿', '一次不跑', '一次办', '跑一次', '全程网办', '马上办', '就近办', '网上办', '一网通办', '零见面', '不见面审批'] as const

/** Names of departments as links on 按部门 navigation and on pages of organisation. */
export const DEPARTMENT_NAME = /^(?!.*(?:中国|下属|直属|各)).{2,18}(?:局|委|办|厅|委员会|办公室|中心|支队|大队|总队|联合会|总工会|妇联|残联|公司|政府|集团)$/
export const DEPARTMENT_PLACE = /按部门|部门(?:服务|导航|办事|大厅|窗口|事项)|机构设置|政府机构|工作部门|市直部门|政府部门|部门网站|组织机构|按实施部门/

/** Parts a topic joins: what its links lead to. */
export const TOPIC_TITLE = /专题|专栏|专区|专项行动/
export const TOPIC_PLACE = /专题专栏|专题(?:列表|汇总|集锦|库)?$|热点专题|^专栏$|主题服务|一件事|专题/

export const QUERY_LINK = /查询(?:系统|平台|服务)?$|^查[\u4e00-\u9fff]{2,8}$/
/** Queries that are no service: the site's own search and the look-up of a letter. */
export const NOT_A_QUERY = /^(?:查询|高级查询|信息查询|信件查询|来信查询|留言查询|综合查询|站内查询|文件查询|政策查询|公文查询|便民查询|常用查询|查询服务|进度查询|结果查询|公开查询|组合查询|目录查询|办件查询|申请查询|状态查询|查询平台|查询系统|便民利企查询|网上查询|在线查询)$/

/** Names that divide nothing: of the whole directory, of the site, of what is shown beside it. */
export const NOT_A_THEME = /^(?:网站)?首页$|当前位置|^(?:便民|利企|常用|公共|便民利企|办事|在线|网上|热门|推荐|特色|快捷|生活|为民|利民)*(?:查询|服务|查询服务|便民|便民服务|办事服务|公共服务|政务服务|应用|工具)(?:大厅|平台|入口|导航|专区|列表|大全|目录)?$|^(?:热门|推荐|最新|相关|友情|更多|其他|其它|快捷|常用|快速|全部).{0,6}$|^(?:个人|法人|企业|部门)(?:查询|服务|办事|事项)?$|^(?:正文|栏目|导航|分类|目录|列表|链接|标题|名称|序号)/
/** The theme a query's own page names. */
export const QUERY_THEME = /(?:所属主题|所属领域|所属分类|所属类别|主题分类|主题类别|服务主题|服务领域)\s?[:：]\s?([\u4e00-\u9fff]{2,12})/

export const ONLINE_WORDS: readonly (readonly ['预约' | '申报' | '全程网办', RegExp])[] = [
  ['预约', /(?:在线|网上|我要)预约|预约(?:办理|服务|取号)/],
  ['申报', /(?:在线|网上)(?:申报|办理|申请)|我要(?:申报|办理|申请)|立即办理|马上办理/],
  ['全程网办', /全程网办|全程网上办理|全流程网(?:办|上办理)/],
]

/** Titles of pages that bring several matters together as one (“一件事”): a theme of its own, no ordinary guide. */
export const ONE_THING_TITLE = /一件事(?:一次办|联办|集成办|集成服务|套餐|主题|服务|办理|专区|专栏|专题|办事指南|办理指南|服务指南)*(?:（[^（）]{1,20}）|\([^()]{1,20}\))?$|^(?:我要)?(?:办|高效办成)?“?一件事”?(?:一次办|联办|集成)|一件事.{0,8}(?:专区|专栏|专题)$|^一业一证(?:改革)?(?:专区|专栏|专题)?$/

/** Pages and columns of frequently asked questions; an article that answers a matter of concern is none. */
export const FAQ_TITLE = /常见问[题答]|问答库|知识库|^(?:咨询|办事|政策)?热点问[题答](?:解答|汇总|集锦|选登|列表)?$|^咨询热点$|^(?:办事|政策|业务|热点)?问答(?:集锦|选登|汇总|专栏|列表)?$/
