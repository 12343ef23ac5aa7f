/** Words of epidemic control as portals use them. All are plain: no marks, no blanks. */
export const EPIDEMIC_WORDS: readonly string[] = ['疫情', '新冠', '战疫', '抗疫', '防疫', '新型冠状病毒', '新型肺炎', '复工复产', '联防联控', '冠状病毒', 'covid']

/** Subject of a special topic page on it; narrower than the words: one notice among others makes no topic. */
export const EPIDEMIC_TOPIC_WORDS: readonly string[] = ['疫情防控', '抗击疫情', '防控疫情', '战疫', '抗疫', '防疫', '新冠', '新型冠状病毒', '复工复产', '疫情']

/** Kinds of notice the table lists, by words in a title that speaks of the epidemic or stands in its topic. */
export const EPIDEMIC_INFORMATION: Readonly<Record<string, readonly string[]>> = {
  政策文件: ['通知', '通告', '意见', '措施', '办法', '方案', '规定', '政策', '指引', '指南', '条例', '公告'],
  辟谣信息: ['辟谣', '谣言', '不实', '不信谣', '澄清', '假的', '真相', '求证', '网传', '假消息'],
  疫情通报信息: ['疫情通报', '病例', '新增确诊', '确诊', '无症状感染', '疫情情况', '情况通报', '最新疫情', '疫情动态', '疫情信息', '疫情播报', '疫情概况', '疫情数据', '治愈', '零新增', '活动轨迹'],
}

/** Public services the table lists, by words in the name of an entry. */
export const EPIDEMIC_SERVICES: Readonly<Record<string, readonly string[]>> = {
  预防科普知识: ['科普', '防护知识', '防控知识', '防护指南', '预防指南', '健康知识', '如何预防', '防疫知识', '个人防护', '防护手册', '健康提示', '公众预防', '防控指引'],
  健康码互通互认: ['健康码', '健康通行码', '防疫健康信息码', '健康通', '健康宝', '随申码', '苏康码', '粤康码', '赣通码', '八闽健康码', '吉祥码', '安康码', '渝康码', '行程码', '行程卡'],
  发热门诊定点医院查询: ['发热门诊', '定点医院', '定点医疗机构', '定点救治医院', '医疗救治机构'],
  风险等级查询: ['风险等级', '风险地区', '风险区', '中高风险', '疫情风险'],
  核酸检测机构查询: ['核酸检测', '核酸采样', '检测机构'],
  复工复产指引: ['复工复产', '复产复工', '复工指南', '复工申请', '企业复工', '复商复市'],
}
