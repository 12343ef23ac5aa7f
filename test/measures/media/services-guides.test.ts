import { expect, test } from 'vitest'
import { mediaServicesGuides } from '../../../src/measures/media/services-guides.ts'
import { account, entry } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const entries = (good: number, all: number) => Array.from({ length: all }, (_, index) => entry({ title: `办理事项 ${index}`, category: '办事', state: 'works', hasGuide: index < good }))

test.each([[10, 10, 1], [7, 10, 0.7], [1, 10, 0.4], [0, 10, 0]])('%i of %i with a guide', (good, all, rating) => expect(rated(mediaServicesGuides, [account({ entries: entries(good, all) })]).rating).toBe(rating))
test('how it is handled tells it too; what does not open has none', () => expect(rated(mediaServicesGuides, [account({ entries: [entry({ title: '企业开办', state: 'works', mode: 'handle' }), entry({ title: '居住证办理', state: 'broken', hasGuide: true })] })]).rating).toBe(0.4))
test('a menu without services is 0, one nobody tried a person’s turn', () => {
  expect(rated(mediaServicesGuides, [account({ entries: [entry({ title: '关于我们' })] })]).rating).toBe(0)
  expect(judgeAccount(mediaServicesGuides, [account({ entries: [entry({ title: '办事大厅' })] })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
})
test('no menu, no rating', () => expect(judgeAccount(mediaServicesGuides, [account()])).toMatchObject({ outcome: 'undetermined', missing: ['media-menus'] }))
