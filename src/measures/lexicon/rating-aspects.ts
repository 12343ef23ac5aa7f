/** What users are asked to rate, and words by which rating pages name it (国办发〔2019〕51号 政务服务“好差评”). */
export const RATING_ASPECTS: readonly { readonly name: string; readonly words: readonly string[] }[] = [
  { name: '总体满意度', words: ['满意', '星级', '总体', '好评', '差评', '评分', '打分'] },
  { name: '服务态度', words: ['态度', '服务人员', '工作人员', '作风'] },
  { name: '办事效率', words: ['效率', '时限', '及时', '速度', '时长', '等待'] },
  { name: '指南和材料', words: ['指南', '材料', '一次告知', '一次性告知', '要求', '准确'] },
  { name: '流程便利', words: ['流程', '便利', '便捷', '方便', '跑动', '次数', '环境', '设施', '操作', '平台功能'] },
  { name: '意见建议', words: ['意见', '建议', '评语', '评价内容', '留言', '原因'] },
]
