/** Titles of policies of wide public concern: the ones an interpretation is expected for. */
export const IMPORTANT_POLICY = /实施意见|指导意见|若干意见|的意见|办法|方案|规定|条例|细则|规划|若干措施|措施|行动计划|若干政策|政策|决定|实施计划|准则|章程|标准|三年行动|意见》/
/** Titles of internal or one-off papers although such a word stands in them. */
export const INTERNAL_POLICY = /任免|任职|免职|表彰|表扬|嘉奖|会议|废止|失效|印章|放假|值班|人事|成立.{0,30}(?:领导小组|委员会|指挥部)|调整.{0,30}(?:领导小组|组成人员|分工)|分工|转发.{0,10}通报|批复|复函|招聘|考试|拍卖|督查|通报$|工作总结|工作要点|预算|决算/

/** Marks of the forms an interpretation can have, in its title. */
export const INTERPRETATION_FORMS = [
  ['图解', /图解|一图读懂|图说|一张图|长图|海报|图文|速览|看图/],
  ['视频', /视频|短视频|微视频|直播|访谈录像/],
  ['音频', /音频|听读|播报|有声/],
  ['发布会', /发布会|吹风会|通气会/],
  ['动漫', /动漫|动画|漫画|H5|h5/],
] as const

export const PRESS_CONFERENCE = /新闻发布会|新闻通气会|政策吹风会|政策例行吹风会|发布会实录|疫情防控.{0,12}发布会|例行发布会/

/** What stands around the name of the policy in the title of an interpretation. */
export const INTERPRETATION_WORDS = /(?:政策|图文|文字|视频|专家|部门|权威|动漫|音频|一图|图片|媒体|负责人|领导|音视频)?(?:解读|图解|读懂|解析|问答|答问|答记者问|吹风会|发布会|起草说明|说明|政策问答|速览)(?:材料|稿|之[一二三四五六七八九十])?|一图读懂|一图看懂|图说政策|^关于对|答记者问|新闻|H5|动漫|视频|音频/g
