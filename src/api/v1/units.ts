import { defineRoutes } from '../route.ts'
import { pageOf } from '../nouns/named.ts'
import { channel, contact, unit, unitWithChannels } from '../nouns/unit.ts'

/** Units with their channels and contacts. */
export const units = defineRoutes(
  { method: 'get', path: '/units', verb: 'unit.list', summary: '单位 | units', reply: pageOf(unit) },
  { method: 'get', path: '/campaigns/{campaignId}/units/{id}', verb: 'unit.read', summary: '一个单位 | one unit', reply: unitWithChannels },
  { method: 'patch', path: '/units/{id}', verb: 'unit.update', bodyIs: 'changes', summary: '修改单位 | change a unit', reply: unit },
  { method: 'post', path: '/campaigns/{campaignId}/units/{unitId}/channels', verb: 'channel.add', summary: '增加渠道 | add a channel', reply: channel, status: 201 },
  { method: 'delete', path: '/campaigns/{campaignId}/channels/{id}', verb: 'channel.retire', summary: '停用渠道 | retire a channel', reply: channel },
  { method: 'post', path: '/campaigns/{campaignId}/units/{unitId}/contacts', verb: 'contact.add', summary: '增加联系人 | add a contact', reply: contact, status: 201 },
  { method: 'delete', path: '/campaigns/{campaignId}/contacts/{id}', verb: 'contact.retire', summary: '停用联系人 | retire a contact', reply: contact },
)
