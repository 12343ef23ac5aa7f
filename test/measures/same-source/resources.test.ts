import { expect, test } from 'vitest'
import { sameSourceResources } from '../../../src/measures/same-source/resources.ts'
import { channel, judgeWith, sharedGuides } from '../channel-facts.ts'
import { known } from '../known-facts.ts'

const judge = (menu: string[]) => judgeWith(sameSourceResources, { channels: known([channel('wechat')]), 'shared-guides': known(sharedGuides({ names: ['企业设立登记', '结婚登记', '居住证申领'], accounts: [{ kind: 'wechat', name: '青岚发布', menu, posts: 20 }] })) })

test('names of a menu are looked for among the guides', () => {
  expect(judge(['企业设立登记', '结婚登记', '居住证申领', '结婚登记预约'])).toMatchObject({ rating: 1 })
  expect(judge(['企业设立登记', '结婚登记', '天气预报', '旅游线路'])).toMatchObject({ rating: 0.5 })
})
test('one entry for all is opened by a person, no service is none, no menu unknown', () => {
  expect(judge(['办事大厅', '青岚要闻'])).toMatchObject({ rating: 0.6 })
  expect(judge(['青岚要闻', '联系我们'])).toMatchObject({ rating: 0 })
  expect(judge([])).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
})
