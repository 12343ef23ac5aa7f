import { defineWords } from '../app/language.tsx'

export const WORDS = defineWords({
  title: ['发布', 'Publications'],
  lead: ['已发布的结果任何人不登录即可查看、下载和复算。', 'Anybody may read, download and recompute what is published, without signing in.'],
  none: ['还没有发布结果', 'Nothing has been published yet'],
  newest: ['现行', 'in force'],
  corrected: ['已更正', 'corrected since'],
  number: ['第几次发布', 'Publication no.'],
  publishedAt: ['发布时间', 'Published'],
  reason: ['原因', 'Reason'],
  digest: ['摘要（SHA-256）', 'Digest, SHA-256'],
  publicPage: ['公开页面', 'Public page'],
  everything: ['全部判定（JSON Lines）', 'Every judgement, JSON Lines'],
  units: [(n: number) => `${n} 个单位`, (n: number) => `${n} units`],
  byTier: ['，按档次排列', ', by tier'],
  changes: ['更正记录', 'Change log'],
  unit: ['单位', 'Unit'],
  what: ['更正内容', 'What'],
  before: ['原为', 'Before'],
  after: ['现为', 'Now'],
  place: [(score: number, rank: number) => `${score}（第 ${rank} 名）`, (score: number, rank: number) => `${score} (rank ${rank})`],
})

export const CHANGES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  score: ['得分', 'score'], rank: ['名次', 'rank'], tier: ['档次', 'tier'], unitName: ['单位名称', 'name of the unit'], point: ['要点', 'point'], withdrawn: ['退出', 'withdrawn'], added: ['加入', 'added'],
}
