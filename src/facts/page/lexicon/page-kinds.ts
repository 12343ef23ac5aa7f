import type { PageKind } from '../../page-facts.ts'

/**
 * How pages of one kind name themselves. `name` is matched against the page's own name (title, column, last
 * breadcrumb), `trail` against column type, column and breadcrumbs, `path` against the path and query of the address.
 */
export interface KindRule {
  readonly kind: PageKind
  readonly name?: RegExp
  readonly trail?: RegExp
  readonly path?: RegExp
  /** Which shape of page it can be; all when missing. */
  readonly shape?: readonly ('item' | 'list' | 'other')[]
  /** What must be on the page besides. */
  readonly needs?: 'form' | 'password' | 'question-form' | 'upload-or-textarea'
}

/** In order: the first rule that holds decides. */
export const KIND_RULES: readonly KindRule[] = [
  { kind: 'register', name: /^(?:用户|会员|个人|法人|账号|新用户)?(?:注册|注册账号|用户注册)$|用户注册|注册页面|账号注册/, needs: 'form' },
  { kind: 'register', path: /\/(?:register|regist|signup|zhuce)(?:[/._?-]|$)/i, needs: 'form' },
  { kind: 'login', name: /^(?:用户|会员|个人|法人|统一|系统|欢迎)?(?:登录|登陆)|(?:登录|登陆)(?:页面?|入口|界面)?$|统一身份认证/, needs: 'form' },
  { kind: 'login', path: /\/(?:login|signin|denglu|sso|cas)(?:[/._?-]|$)/i, needs: 'form' },
  { kind: 'user-centre', name: /个人中心|用户中心|会员中心|我的主页|用户空间|个人空间|法人空间/ },
  { kind: 'user-centre', path: /\/(?:user_?center|usercentre|grzx|yhzx|ucenter|member)(?:[/._?-]|$)/i, shape: ['other', 'list'] },
  { kind: 'search', name: /^(?:站内|全站|高级|智能|全文|综合|一站式?)?(?:搜索|检索)(?:结果|页面?|中心)?$|搜索结果|检索结果|站内搜索|智能搜索/ },
  { kind: 'search', path: /\/was5\/web\/search|\/igs\/front\/search|jrobotfront\/search|\/search\d?\/[sp](?:[/?.]|$)|\/so\/s\?|\/(?:jsearch|search|sousuo|searchresult|ss)(?:[/._?]|$)|[?&](?:searchword|searchkey|keywords?|wd|kw)=/i, shape: ['list', 'other'] },
  { kind: 'site-map', name: /^(?:网站|站点)(?:地图|导航图|导航)$|网站地图|站点地图/ },
  { kind: 'site-map', path: /\/(?:wzdt|zddt|site_?map|websitemap)(?:[/._]|$)/i, shape: ['list', 'other'] },
  { kind: 'privacy-notice', name: /隐私(?:声明|保护|政策|安全|条款|权)|个人信息保护(?:声明|政策|规则|指引)/, shape: ['item', 'other', 'list'] },
  { kind: 'rating', name: /好差评|服务评价|网站评价|数据评分|满意度(?:评价|测评|调查)?$|我要评价|评价网站/, shape: ['list', 'other'] },
  { kind: 'rating', name: /好差评|服务评价|我要评价|数据评分|评价网站|满意度(?:评价|测评)$/, shape: ['item'], needs: 'form' },
  { kind: 'question-box', name: /智能(?:问答|客服|咨询|机器人|助手)|问答(?:机器人|助手)|政务机器人|小[\u4e00-\u9fa5]机器人/, shape: ['list', 'other'] },
  { kind: 'question-box', path: /\/(?:znwd|robot|zhinengwenda|chatbot|znkf|zhzs|icr)(?:[/._?-]|$)/i, shape: ['list', 'other'] },
  { kind: 'annual-report', name: /(?:信息公开|政务公开|政府网站|网站|新媒体)(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:年度报告|年报|年度报表|工作年度报告|年度工作报告|年度工作报表|监管年度报表)|(?:信息公开|政务公开).{0,8}年度报告|政府网站.{0,6}报表/ },
  { kind: 'foi-request', name: /依申请公开|公开申请|申请公开|信息公开申请/, shape: ['list', 'other', 'item'] },
  { kind: 'foi-request', path: /\/(?:ysqgk|yqgk|ysqgkxt)(?:[/._?-]|$)/i, shape: ['other'] },
  { kind: 'data-catalogue', name: /数据(?:目录|资源目录|集目录|清单|集)$|数据(?:资源)?目录[：:]|开放目录|数据开放(?:目录|平台)?$|数据资源$|公共数据(?:目录|开放)/, shape: ['list', 'other'] },
  { kind: 'guide', name: /(?:办事|办理|服务|申办|审批)指南$/, shape: ['item'] },
  { kind: 'form-download', name: /(?:表格|表单|样表|文书|资料|材料|空表)(?:样表)?(?:下载|中心)|下载(?:中心|专区)/, shape: ['list', 'other', 'item'] },
  { kind: 'query-service', name: /(?:查询|查一查)(?:系统|服务|平台|入口|页面?)?$/, needs: 'form', shape: ['list', 'other'] },
  { kind: 'message-board', name: /留言(?:板|公开|选登|回复|反馈|查询|咨询)?$|(?:市长|县长|区长|省长|书记|局长|厅长|部长|领导|部门|公众|网上)信箱|(?:信件|来信|信箱)(?:选登|公开|回复|查询|列表|反馈)?$|我要(?:写信|留言|咨询|投诉|建议)|(?:咨询|投诉)(?:建言|建议|投诉|举报|查询|选登)+|(?:网上|在线|政务|业务)(?:咨询|留言|投诉)$|回复选登|咨询选登|写信/, shape: ['list', 'other'] },
  { kind: 'message-board', path: /\/(?:szxx|ldxx|zxxx|liuyan|guestbook|mailbox|letterbox|wyxx|wyly|jzxx)(?:[/._?-]|$)/i, shape: ['list', 'other'], needs: 'upload-or-textarea' },
  { kind: 'interpretation', name: /(?:政策|文件|图文|图解|音视频|视频|专家|媒体|部门)解读|一图(?:读懂|看懂|了解)|图解[：:｜|]|[》”](?:的)?(?:政策)?解读|解读[：:]|解读$|政策问答/, shape: ['item'] },
  { kind: 'interpretation', trail: /解读/, shape: ['item'] },
  { kind: 'survey', name: /(?:意见|建议)征集|征集(?:公众|社会|群众)?(?:意见|建议)|征求.{0,40}意见|公开征集|问卷调查|调查问卷|网上调查|在线调查|民意(?:调查|征集)|投票/, shape: ['item'] },
  { kind: 'survey', trail: /(?:意见|民意|网上|在线)?征集|网上调查|在线调查|调查征集|征集调查|问卷调查/, shape: ['item'] },
  { kind: 'topic', path: /\/(?:zt|ztzl|zhuanti|ztbd|special|topics?|zthg)\/[^/?]+\/(?:(?:index|default)\.\w+)?$/i, shape: ['list', 'other'] },
  { kind: 'topic', name: /(?:专题|专栏)$/, trail: /专题|专栏/, shape: ['other', 'list'] },
]

/** Names of columns that only list topics, or lists as such: these stay columns. */
export const PLAIN_COLUMN = /^(?:专题专栏|专题|专栏|专题集锦|专题列表|历史专题|热点专题|专题回顾|专题服务|办事指南|政策解读|征集调查|意见征集|网上调查|结果反馈|信息公开年报|政府信息公开年报|年度报告|年报|政府信息公开年度报告)$/

/** Item pages whose trail or title says they are policy documents. */
export const POLICY_TRAIL = /政策文件|规范性文件|行政规范|政府文件|政策法规|法规规章|政府规章|公文|文件库|政策性文件|[市县区省州]政府(?:办公?室?|办公厅)?文件|政办发|政发|部门文件|法定主动公开内容.*文件/
export const POLICY_TITLE = /关于(?:印发|公布|发布|废止|修改|进一步|加强|加快|推进|做好|开展|促进|实施|全面|深化|支持|建立|完善|调整|规范|落实|同意).{0,60}的?(?:通知|意见|决定|方案|办法|规定|批复|公告|通告|函|措施)|(?:实施细则|管理办法|暂行办法|实施办法|条例|若干措施|实施意见|实施方案|管理规定|行动计划)(?:（.{1,10}）)?$/

/** Addresses of single articles in the systems that public bodies use. */
export const ITEM_PATH = /\/t\d{8}_\d+|\/art_\d+_\d+|\/art\/\d{4}\/|\/(?:content|post|article|detail|show|view|info|news)_?\d{3,}|\/info\/\d+\/\d+|\/[0-9a-f]{32}\.s?html|\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\/\d{4,8}\/\d{5,}|\/\d{6}\/\w+\.s?html?$|\/c\d{4,}\/\d{4,}|[?&](?:id|infoid|articleid|contentid|newsid|docid)=\w/i
export const LIST_PATH = /\/(?:index|list|col|lists|column|channel|node)[\w-]*(?:\.\w{3,5})?$|\/$|\/col\/col\d+/i
