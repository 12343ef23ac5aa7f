/** Wording of public replies to citizens' messages. */

/** Kinds of message that are neither 咨询 nor 建议 and are not judged as such. */
export const OTHER_MESSAGE_KINDS: readonly string[] = ['举报', '信访', '投诉', '纪检', '监察', '访谈']

/** Courtesies that say nothing about the matter; taken away before a reply is measured. */
export const COURTESIES: readonly string[] = [
  '尊敬的网友', '尊敬的市民', '尊敬的用户', '尊敬的群众', '尊敬的来信人', '网友您好', '网民您好', '市民您好', '您好', '你好',
  '您的来信已收悉', '您的留言已收悉', '您的留言收悉', '来信收悉', '留言收悉', '您反映的问题已收悉', '您反映的问题收悉', '现答复如下', '现回复如下', '答复如下', '回复如下',
  '感谢您的来信', '感谢您的留言', '感谢您的关注', '感谢您的支持', '感谢您对我们工作的关注与支持', '感谢您对我们工作的支持', '感谢您对我市工作的关注', '谢谢您的关注', '谢谢关注', '谢谢您的来信', '感谢来信', '感谢留言', '感谢关注', '感谢支持', '谢谢支持', '谢谢', '祝您生活愉快', '祝您工作顺利', '此复', '特此回复', '特此答复',
]

/** Sentences that put the citizen off. A reply in which nothing else of substance stands is perfunctory. */
export const PERFUNCTORY: readonly string[] = [
  '已转交相关部门', '已转相关部门', '已转有关部门', '转交有关部门', '转相关部门处理', '已转办', '我们会尽快处理', '将尽快处理', '会尽快回复', '将尽快答复', '正在处理中', '正在办理中', '已收到', '我们会认真研究', '将认真研究', '我们将认真考虑', '已阅', '情况已知悉', '知悉', '按有关规定办理', '按相关规定执行', '按规定执行', '请按规定办理', '请关注本网站', '请留意后续公告', '您的建议很好', '请谅解', '敬请谅解',
]

/** Sentences that send the citizen to somebody else. Without saying whom to reach and how, they only pass the matter on. */
export const BUCK_PASSING: readonly RegExp[] = [
  /不(?:属于|属|在|归)(?:我|本)(?:局|委|办|厅|部门|单位|市|区|县|街道|镇)(?:的)?(?:职责|职权|管辖|管理|受理)?(?:范围)?/,
  /(?:建议|请)(?:您)?(?:直接)?(?:向|到|去|咨询|联系|询问|找)[^，。；\n]{0,20}(?:部门|单位|局|委|办|机构|街道|社区|窗口)/,
  /请(?:拨打|致电)[^，。；\n]{0,20}(?:咨询|了解|反映)/,
]

/** What lets the citizen reach whoever the reply names: a telephone number, an address on the net, a street number. */
export const CONTACT = /[0-9]{3,4}[-－—\s]?[0-9]{7,8}|1[0-9]{10}|[0-9]{7,8}|123[0-9]{2}|https?:|www\.|[0-9]+号/

/** Two-character pieces too common to show that a reply speaks of the question. */
export const COMMON_PAIRS: ReadonlySet<string> = new Set([
  '请问', '您好', '你好', '我们', '你们', '您们', '关于', '问题', '咨询', '如何', '怎么', '怎样', '什么', '可以', '是否', '需要', '办理', '能否', '能不', '不能', '谢谢', '领导', '尊敬', '有关', '相关', '部门', '单位', '现在', '目前', '一个', '这个', '那个', '没有', '如果', '因为', '所以', '但是', '还是', '就是', '已经', '希望', '建议', '反映', '情况', '解决', '处理', '进行', '工作', '感谢', '答复', '回复', '来信', '留言', '网友', '的问', '题的', '我想', '想问', '问一', '一下', '为什', '么时', '时候', '多少', '哪里', '本人', '市民',
])
