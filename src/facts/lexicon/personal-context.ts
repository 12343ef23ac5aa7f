/**
 * Words that tell a private number from a published office number. A mobile number on a government page is often the
 * lawful contact of an office or of a tender, so the wording around it decides; an ID or card number has no such use.
 */

/** Whoever is named by these words is a private person: a mobile number beside them always counts. */
export const PRIVATE_PERSON = ['身份证', '家庭住址', '家庭地址', '户籍地', '现住址', '出生年月', '出生日期', '户主', '申请人', '投诉人', '举报人', '信访人', '来信人', '写信人', '留言人', '当事人', '被处罚人', '受助人', '救助对象', '补贴对象', '享受人', '持卡人', '承租人', '考生', '家长', '监护人', '学生姓名', '患者', '低保', '我的手机', '我的电话', '我电话', '我手机', '本人', '个人手机', '个人电话'] as const

/** Office, tender, service and directory contacts: published on purpose. */
export const OFFICE_CONTACT = ['联系人', '联系电话', '联系方式', '咨询', '监督电话', '举报电话', '投诉电话', '热线', '值班', '办公', '窗口', '服务电话', '客服', '传真', '报名', '采购', '招标', '投标', '代理机构', '项目负责', '河长', '湖长', '林长', '路长', '网格员', '责任人', '负责人', '村支书', '村主任', '包保', '包联', '驻村', '联络员', '通讯录', '经办', '救援', '抢修', '医院', '卫生院', '诊所', '药店', '门店', '网点', '酒店', '宾馆', '公司', '企业', '合作社', '律师', '中介', '培训机构', '物业', '公证', '接种点', '检测点', '站点', '预约电话', '订票', '景区', '民宿'] as const

/** Words of a private list or a private number: count when no office word stands nearer. */
export const PRIVATE_NUMBER = ['手机', '移动电话', '电话号码', '姓名', '名单', '性别', '年龄', '住址'] as const

/** A card number is only believed beside one of these. */
export const CARD_CONTEXT = ['卡号', '账号', '帐号', '账户', '帐户', '银行', '开户', '工行', '农行', '中行', '建行', '邮储', '信用社', '农商', '一卡通', '一折通', '惠农卡', '社保卡', '储蓄'] as const

/** Accounts of bodies, published for paying into. */
export const BODY_ACCOUNT = ['对公', '单位账户', '保证金', '缴款', '缴费账', '财政专户', '国库', '收款单位', '募捐', '捐赠', '捐款'] as const

/** An 18-digit number named by these is not an ID number whatever its checksum says. */
export const OTHER_NUMBER = ['信用代码', '机构代码', '许可证编号', '许可证号', '订单', '流水号', '文号', '备案', '网安', '索引号', '标识码', '受理编号', '项目代码', '项目编号', '案号', '编码', '条码', '不动产单元', '宗地'] as const
