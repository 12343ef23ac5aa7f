/** Words of links that lead to places every evaluation looks for, however deep they hang. */
export const ENTRY_WORDS =
  /信息公开|依申请公开|公开指南|公开目录|公开年报|年度报[告表]|监管.{0,4}报表|网站地图|站点地图|隐私|免责|关于我们|搜索|检索|登录|注册|用户中心|个人中心|办事|服务事项|权责清单|清单|一件事|好差评|评价|表格下载|常见问题|知识库|智能问答|咨询|信箱|留言|征集|调查|回应|解读|新闻发布|数据开放|开放数据|公共数据|疫情|专题|专栏|规划|政策文件|规范性文件|机构职能|领导/

/** Words of links to columns as against single items. */
export const COLUMN_WORDS = /^(?:首页|更多|more|more[>»]+|查看更多|>>|\+)$/i
