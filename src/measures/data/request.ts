import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { rate, rateAbsent } from '../share.ts'

export const dataRequest = defineMeasure({
  id: 'data/request',
  version: 1,
  kind: 'automatic',
  title: '申请数据开放',
  explain: '在数据开放平台上查找申请数据开放的入口或表单（数据申请、数据需求、我要数据等），不提交任何内容：有得 1；看到了平台而没有入口得 0；没有平台得 0。',
  params: z.strictObject({}),
  needs: ['data-platform'],
  likes: ['coverage'],
  judge({ 'data-platform': platform, coverage }) {
    const advice = '在数据开放平台提供“数据申请”功能，可填写所需数据、用途和联系方式，并公开办理情况'
    if (!platform.value) return rateAbsent('数据开放平台', coverage, `建设数据开放平台；${advice}`)
    const { url, hasRequest } = platform.value
    return rate({ rating: Number(hasRequest), confidence: hasRequest ? 0.9 : 0.8, reasons: [`数据开放平台 ${url} ${hasRequest ? '有' : '没有'}申请数据开放的入口`], advice: [advice], evidence: platform.evidence })
  },
})
