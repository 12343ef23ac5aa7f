import { expect, test } from 'vitest'
import { shareCatalogue } from '../../../src/measures/share/catalogue.ts'
import { judgeWith, service } from '../channel-facts.ts'
import { column, halfSeen, item, known } from '../known-facts.ts'

const judge = (items: ReturnType<typeof item>[], columns: ReturnType<typeof column>[] = [], services: ReturnType<typeof service>[] = []) => judgeWith(shareCatalogue, { items: known(items), columns: known(columns), 'named-services': known(services) })

test('both catalogues within a year are full', () => expect(judge([item('青岚市政务信息资源目录（2020年版）')], [column('数据共享责任清单')])).toMatchObject({ outcome: 'rated', rating: 1 }))
test('one is half, an old one less', () => {
  expect(judge([item('青岚市政务信息资源目录')])).toMatchObject({ rating: 0.5 })
  expect(judge([item('青岚市政务信息资源目录', { publishDate: '2017-01-01' })])).toMatchObject({ rating: 0.2, reasons: expect.arrayContaining([expect.stringContaining('减 0.3')]) })
})
test('a notice to compile a catalogue is none, one that prints it is', () => {
  expect(judge([item('关于做好政务信息资源目录编制工作的通知'), item('政务信息资源目录编制培训会召开')])).toMatchObject({ rating: 0 })
  expect(judge([item('关于印发青岚市政务信息资源目录的通知')])).toMatchObject({ rating: 0.5 })
})
test('nothing on a half-seen site is unknown', () => expect(judgeWith(shareCatalogue, { items: known([]), columns: known([]), 'named-services': known([]), coverage: halfSeen })).toMatchObject({ outcome: 'undetermined' }))
