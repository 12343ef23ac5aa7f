import { z } from 'zod'
import { disclosureItems } from '../column-match.ts'
import { defineMeasure } from '../measure.ts'
import { rateAbsent, rateSample } from '../share.ts'
import { listNames, quoteName } from '../wording.ts'

export const disclosureDownload = defineMeasure({
  id: 'disclosure/download',
  version: 1,
  kind: 'automatic',
  title: '公开信息下载可用',
  explain: '检查信息公开栏目中各条信息所附的文件（数据集文件、办事表格不在此列）：取回的附件按文件内容判断类型，能按其扩展名所称类型打开为可用（下载到出错页、空文件、类型不符都算不可用）。得分为可用附件占已检查附件的比例。没有附件得 0；有附件但都没有取回时不评分。',
  params: z.strictObject({}),
  needs: ['downloads'],
  likes: ['items', 'columns', 'coverage'],
  judge({ downloads, items, columns, coverage }) {
    const pages = items && columns ? new Set(disclosureItems(items.value, columns.value).map(({ url }) => url)) : null
    const attachments = downloads.value.filter(({ purpose, from }) => purpose === 'attachment' && (pages === null || pages.has(from)))
    if (attachments.length === 0) return rateAbsent('信息公开附件下载', coverage, '为公开的文件、报表等提供可下载的附件')
    const checked = attachments.filter(({ opens }) => opens !== null)
    if (checked.length === 0) return { outcome: 'undetermined', reason: `发现附件 ${attachments.length} 个，都没有取回检查`, missing: ['downloads'] }
    const broken = checked.filter(({ opens }) => opens === false)
    return rateSample(checked.length - broken.length, checked.length, {
      noun: `个附件（共发现 ${attachments.length} 个）`,
      quality: '能打开',
      advice: '修复打不开的附件链接，文件扩展名与实际格式保持一致',
      unseen: 0,
      evidence: [...broken, ...checked].map(({ evidence }) => evidence),
      faults: broken.length > 0 ? [`打不开：${listNames(broken.map(({ text, extension, sniffed }) => `${quoteName(text)}（称 ${quoteName(extension)}，实为 ${sniffed ?? '未知类型'}）`), '个', 3)}`] : [],
    })
  },
})
