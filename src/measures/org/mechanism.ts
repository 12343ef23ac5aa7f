import { z } from 'zod'
import { DIGITAL_WORDS, publishedDocuments, suggestDocument } from '../declared-documents.ts'
import { defineMeasure } from '../measure.ts'

export const orgMechanism = defineMeasure({
  id: 'org/mechanism',
  version: 2,
  kind: 'declared',
  title: '领导小组工作机制',
  explain: '由单位提交工作规则、会议制度、任务分工等文件，人依据评分标准判断。机器在公开信息和附件的标题中查找提到数字政府、信息化等、又提到规则、制度、会议、分工的文件作为线索：见到的建议 0.4，标题和开头写到会议、分工、督查三方面的每项加 0.2。没有见到的不提建议。',
  params: z.strictObject({}),
  needs: ['items'],
  likes: ['downloads'],
  judge({ items, downloads }, _, { date }) {
    return suggestDocument(publishedDocuments(items.value, downloads?.value), {
      what: '数字政府建设工作机制的文件',
      title: [DIGITAL_WORDS, ['工作规则', '工作制度', '联席会议', '工作机制', '任务分工', '职责分工', '推进会', '领导小组会议', '专题会议', '调度会', '工作会议']],
      base: 0.4,
      aspects: [{ name: '会议', words: ['会议', '调度'] }, { name: '分工', words: ['分工', '责任单位', '牵头'] }, { name: '督查', words: ['督查', '考核', '通报', '督导'] }],
      advice: '以文件规定领导小组的会议、分工、督查等工作机制，并公开部署情况',
    }, date)
  },
})
