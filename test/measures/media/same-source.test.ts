import { expect, test } from 'vitest'
import { mediaSameSource } from '../../../src/measures/media/same-source.ts'
import { account, entry } from '../../facts/account-content.ts'
import { channel } from '../channel-facts.ts'
import { known } from '../known-facts.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const OPTIONS = { params: { of: 'service' } }
const all = { sameData: true, sameSystem: true, sameLogin: true, networked: true }

test.each([[all, 1], [{ ...all, networked: false }, 0.75], [{ sameData: true, sameSystem: false }, 0.25], [{ sameLogin: false }, 0]] as const)('%j', (given, rating) => expect(rated(mediaSameSource, [account({ entries: [entry({ title: '企业开办', category: '办事', ...given })] })], OPTIONS).rating).toBe(rating))
test('an entry on a host of the platform is the same system', () => {
  const channels = known([channel('service-platform', {}, { hosts: ['zwfw.qinglan.gov.cn'] })])
  const entries = [entry({ title: '企业开办', category: '办事', url: 'https://zwfw.qinglan.gov.cn/m/1' }), entry({ title: '居住证', category: '办事', url: 'https://zwfw.qinglan.gov.cn/m/2' })]
  const { rating, reasons } = rated(mediaSameSource, [account({ entries })], { ...OPTIONS, more: { channels } })
  expect(rating).toBe(0.25)
  expect(reasons[0]).toContain('数据同源 没有依据、服务同根 2/2')
  expect(rated(mediaSameSource, [account({ entries: entries.map(one => ({ ...one, url: 'https://other.example.com/' })) })], { ...OPTIONS, more: { channels } }).rating).toBe(0)
})
test('nothing to compare with is a person’s turn', () => expect(judgeAccount(mediaSameSource, [account({ entries: [entry({ title: '办事大厅', url: 'https://zwfw.qinglan.gov.cn/' })] })], OPTIONS)).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
