import type { EvidenceRef } from '../../model/evidence.ts'
import type { RecordListKind } from '../../model/imported-record.ts'

/** What satisfaction figures are about. */
export const SATISFACTION_SUBJECTS = ['政务服务', '数据开放', '咨询投诉'] as const
export type SatisfactionSubject = (typeof SATISFACTION_SUBJECTS)[number]

/** A notice or report that names the unit. */
export interface IncidentRecord {
  readonly date: string | null
  readonly title: string
  /** 安全 / 泄密 / 隐私 … as the list says. */
  readonly about: string
  /** 网站 / 政务新媒体 / 业务系统 / 数据平台 … as the list says. */
  readonly channel: string
  /** Who notified or reported it. */
  readonly source: string
  readonly serious: boolean
  readonly resolved: boolean | null
  readonly row: number
  readonly evidence: EvidenceRef
}

export interface SatisfactionRecord {
  readonly subject: SatisfactionSubject
  /** 0..1. */
  readonly rate: number
  readonly count: number | null
  readonly from: string | null
  readonly to: string | null
  readonly source: string
  readonly row: number
  readonly evidence: EvidenceRef
}

/** Everything that was imported; a list without rows says that there is nothing to report. */
export interface ImportedRecords {
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly kind: RecordListKind; readonly rows: number; readonly faults: readonly { readonly row: number; readonly why: string }[] }[]
  readonly incidents: readonly IncidentRecord[]
  readonly satisfaction: readonly SatisfactionRecord[]
}
