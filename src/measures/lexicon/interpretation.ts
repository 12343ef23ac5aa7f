import type { Interpretation } from '../../facts/facts.ts'
import type { Term } from '../name-match.ts'

export const INTERPRETATION_COLUMN: Term = { name: '政策解读', exact: ['解读', '文件解读', '解读回应'], contains: ['政策解读', '文件解读', '解读信息', '政策法规解读', '解读材料', '图解政策', '图解', '部门解读', '专家解读', '本级政策解读'] }

/** Forms of interpretation as the tables print them: which observed forms mean them, and words in a title that do. */
export interface FormWording { readonly forms: readonly Interpretation['forms'][number][]; readonly words: readonly string[]; readonly isPress?: boolean }
export const INTERPRETATION_FORMS: Readonly<Record<string, FormWording>> = {
  文字: { forms: ['文字'], words: [] },
  图表图解: { forms: ['图解'], words: ['图解', '一图读懂', '一图看懂', '图说', '图表', '长图', '漫画'] },
  图解: { forms: ['图解'], words: ['图解', '一图读懂', '一图看懂', '图说', '图表'] },
  视频: { forms: ['视频'], words: ['视频', '微视频', '短视频'] },
  音频: { forms: ['音频'], words: ['音频', '广播', '语音', '听政策', '有声'] },
  音视频: { forms: ['视频', '音频'], words: ['视频', '音频', '微视频', '广播', '有声'] },
  动漫: { forms: ['动漫'], words: ['动漫', '动画', '漫画', '卡通'] },
  新闻发布: { forms: ['发布会'], words: ['发布会', '吹风会', '通气会', '答记者问'], isPress: true },
  新闻发布会: { forms: ['发布会'], words: ['发布会', '吹风会', '通气会', '答记者问'], isPress: true },
  // Interactive or data-driven presentation on the web, beyond a picture of a text.
  数字化: { forms: [], words: ['h5', '数字化', '数说', '数读', '数据看', '数看', '互动解读', '智能问答', '虚拟', '云解读', '在线测算', '政策计算器', '动图', '数字人', '可视化'] },
}
