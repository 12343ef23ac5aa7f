import type { Item } from '../api/client.ts'
import { useAllItems } from '../api/queries.ts'

/** One archived record, as the list of evidence has it. */
export type ArchivedEntry = Item<'get /entrants/{entrantId}/evidence'>

export const useRecords = (entrantId: string, of: { readonly sha256?: string; readonly url?: string }) => useAllItems('get /entrants/{entrantId}/evidence', { entrantId, ...of })

const TYPES: Readonly<Record<ArchivedEntry['type'], string>> = { response: '响应 response', rendered: '渲染后的页面 rendered', screenshot: '截图 screenshot', redirect: '跳转 redirect', failure: '失败 failure' }
export const typeName = (type: ArchivedEntry['type']): string => TYPES[type]
