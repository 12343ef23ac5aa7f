import { defineRoutes } from '../route.ts'
import { availability, collection, collectionDetail, collectionOfChannel, importedMedia, queuedCollections } from '../nouns/collection.ts'
import { pageOf } from '../nouns/named.ts'

/** Collecting: one job per unit and channel. */
export const collections = defineRoutes(
  { method: 'get', path: '/campaigns/{campaignId}/collections', verb: 'collection.list', summary: '采集 | collections', reply: pageOf(collectionOfChannel) },
  { method: 'get', path: '/campaigns/{campaignId}/collections/{id}', verb: 'collection.read', summary: '一次采集：过程、失败、说明、文件 | one collection: its log, failures, notes and files', reply: collectionDetail },
  { method: 'post', path: '/campaigns/{campaignId}/collections', verb: 'collection.request', summary: '开始采集 | ask for collections', reply: queuedCollections, status: 202 },
  { method: 'post', path: '/campaigns/{campaignId}/collections/retry', verb: 'collection.retry', summary: '重采失败的 | try failed ones again', reply: queuedCollections, status: 202 },
  { method: 'post', path: '/campaigns/{campaignId}/collections/{id}/pause', verb: 'collection.pause', summary: '暂停 | pause', reply: collection },
  { method: 'post', path: '/campaigns/{campaignId}/collections/{id}/resume', verb: 'collection.resume', summary: '继续 | resume', reply: collection },
  { method: 'post', path: '/campaigns/{campaignId}/collections/{id}/cancel', verb: 'collection.cancel', summary: '取消 | cancel', reply: collection },
  { method: 'post', path: '/entrants/{entrantId}/channels/{channelId}/imports', verb: 'media.import', upload: true, summary: '导入新媒体账号的内容 | import the content of an account', reply: importedMedia, status: 201 },
  { method: 'get', path: '/entrants/{entrantId}/availability', verb: 'availability.summary', summary: '可用性 | availability over a window', reply: availability },
)
