import type { EntryKind } from '../facts.ts'
import type { PageKind } from '../page-facts.ts'

export interface EntryWords {
  /** Text of a link that leads to it (links of at most 24 characters are looked at). */
  readonly link: RegExp
  /** Links that match it all the same and lead elsewhere. */
  readonly not?: RegExp
  /** Kinds of page that are it, whoever links to them. */
  readonly pages?: readonly PageKind[]
  /** Titles of pages that are it. */
  readonly title?: RegExp
  /** The page it leads to must hold a form to fill in before it is said to work. */
  readonly needsForm?: boolean
}

/** How each entry is named on real sites. `search`, `disclosure-search`, `foi-online` and `foi-offline` are also read from forms and files. */
export const ENTRY_WORDS: Readonly<Record<Exclude<EntryKind, 'search' | 'disclosure-search' | 'foi-offline'>, EntryWords>> = {
  'foi-column': { link: /^(?:政府信息|政务)?依申请公开(?:政府信息|专栏|栏目)?$|^申请公开$/, title: /^(?:政府信息)?依申请公开/ },
  'foi-online': { link: /依申请公开(?:系统|平台|申请|在线申请|网上申请|入口)|(?:政府|公开)?信息公开(?:在线|网上)?申请(?:系统|平台|入口)?$|^(?:在线|网上)(?:提交)?申请(?:公开)?$|^我要申请(?:公开)?$|^公民申请$|^(?:公民|法人)(?:\/其他组织|或其他组织)?(?:在线)?申请(?:入口)?$/, not: /指南|流程|表格?$|下载|须知|说明/, needsForm: true },
  'login': { link: /^(?:用户|个人|法人|会员|统一|企业|我要|请)?(?:身份认证)?登[录陆](?:入口|[/|｜]?注册)?$|^登[录陆]\s?[/|｜]\s?注册$|^个人中心登录$/, pages: ['login'], needsForm: true },
  'register': { link: /^(?:用户|个人|法人|会员|新用户|我要|立即|免费|企业)?注册(?:账号|用户|新用户)?$|登[录陆]\s?[/|｜]?\s?注册/, pages: ['register'], needsForm: true },
  'user-centre': { link: /^(?:个人|用户|会员|法人)(?:中心|空间)$|^我的(?:空间|主页|办件|中心|咨询|申报)$/, pages: ['user-centre'] },
  'inbox': { link: /(?:领导|市长|县长|区长|省长|局长|部长|厅长|主任|书记|部门|公众|网上|政务|百姓|民生)信箱|^我要(?:写信|咨询|投诉|建议|留言|举报)$|^(?:网上|在线|政务)?(?:咨询投诉|投诉建议|咨询建议|咨询留言|写信|留言咨询|网上咨询|在线咨询|咨询|在线留言|建言献策|互动信箱|统一信箱|政民互动平台|互动交流平台)$|^写信须知$/, not: /公开|选登|统计|查询|须知/ },
  'survey-platform': { link: /^(?:网上|在线|民意|意见|公众)?(?:征集调查|调查征集|民意征集|意见征集|网上调查|在线调查|网上征集|问卷调查|民意调查|征集|征求意见|决策征集)(?:平台|专栏)?$/, title: /^(?:征集调查|民意征集|意见征集|网上调查|调查征集|在线调查)$/ },
  'rating': { link: /好差评|^(?:我要|在线|服务|办事|网上)?(?:评价|评议)$|^(?:服务|办事|满意度|政务服务|办件)评价(?:入口|系统|平台)?$|满意度评价|^我要评价/, not: /结果|统计|公示|情况|通报|制度|办法/, pages: ['rating'] },
  'rating-results': { link: /(?:评价|好差评|满意度|评议)(?:结果|统计|公示|情况|数据|排行|公开)/, title: /(?:评价|好差评|满意度)(?:结果|统计|公示|情况|数据)/ },
  'question-box': { link: /智能(?:问答|客服|机器人|咨询|助手|答复)|问答机器人|政务机器人|在线客服|小[\u4e00-\u9fff]{1,2}机器人|智能小[\u4e00-\u9fff]|^机器人$/, pages: ['question-box'] },
  'faq': { link: /^(?:常见|热点|高频|办事|咨询|政策)?(?:问题|问答)(?:解答|库|集|汇总|选登)?$|常见问题|常见问答|热点问答|咨询热点|知识库|问答知识/, not: /智能|记者|答记者/, title: /^常见问[题答]|^热点问答|知识库/ },
  'site-map': { link: /^(?:网站|站点)(?:地图|导航)$/, pages: ['site-map'] },
  'privacy-notice': { link: /隐私(?:声明|保护|政策|条款|权|说明)|用户隐私/, pages: ['privacy-notice'] },
  'message-statistics': { link: /(?:信件|来信|留言|答复|办理|回复|咨询|诉求).{0,6}统计(?:数据|分析|情况)?$/ },
  'service-platform': { link: /政务服务(?:网|平台|大厅)|网上办事(?:大厅)?$|^办事(?:大厅|服务)$|一体化(?:在线)?政务服务|^政务服务$/ },
  'data-platform': { link: /^(?:政府|公共|政务)?(?:数据开放|开放数据|公共数据开放)(?:平台|网站|网|目录)?$|(?:公共|政府|政务)数据(?:资源)?开放/, not: /[《》]|关于|办法|方案|通知|解读|条例|规定|条|报告/, pages: ['data-catalogue'] },
  'message-board': { link: /^(?:信件|来信|留言|咨询|答复|回复|投诉)(?:公开|选登|选编|展示|列表|答复|回复|反馈)$|^(?:公开|热点)(?:信件|留言|来信)$|信件选登|来信选登|留言选登|答复公开|回复选登|^留言板$/, pages: ['message-board'] },
  'annual-report-supervision': { link: /监管年度报表|网站监管.{0,6}报表/, title: /监管年度报表/ },
  'annual-report-work': { link: /(?:政府)?网站(?:工作)?年度(?:工作)?报表|网站年报|网站工作年度报[表告]/, not: /监管/, title: /网站(?:工作)?年度(?:工作)?报[表告]/ },
  'organisation': { link: /(?:政府网站|政务新媒体|政务公开|集约化|信息公开).{0,24}(?:领导小组|工作机构|机构职责|主管部门|管理机构|主管单位|协调机制)/, title: /(?:政府网站|政务新媒体|政务公开|集约化|信息公开).{0,24}(?:领导小组|工作机构|机构职责|主管部门|管理机构|主管单位|协调机制)/ },
  'rules': { link: /(?:政府网站|网站|政务新媒体|集约化).{0,24}(?:管理(?:办法|制度|规定|规范|细则)|工作制度|审核制度|保密审查|考核办法|内容保障|运维管理|发布制度)/, title: /(?:政府网站|网站|政务新媒体|集约化).{0,24}(?:管理(?:办法|制度|规定|规范|细则)|工作制度|审核制度|保密审查|考核办法|内容保障|运维管理|发布制度)/ },
  'response-column': { link: /^(?:热点|舆情|回应)?(?:回应关切|热点回应|回应热点|舆情回应|社会关切|关切回应|回应社会关切|互动回应|热点关切|澄清回应)$/, title: /^(?:热点回应|回应关切|舆情回应|社会关切)/ },
  'interpretation-column': { link: /^(?:政策|文件|图文|专家|部门)?解读(?:回应)?$|^政策解读$|^解读回应$/, title: /^(?:政策|文件)解读$|^解读回应$/ },
}

/** 信息公开 sections, by address or by name. */
export const DISCLOSURE_PLACE = /xxgk|zwgk|gkml|zfxxgk|infopub|openness|信息公开|政务公开/
