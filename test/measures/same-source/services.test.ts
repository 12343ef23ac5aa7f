import { expect, test } from 'vitest'
import { sameSourceServices } from '../../../src/measures/same-source/services.ts'
import { judgeWith, sharedGuides } from '../channel-facts.ts'
import { known, ref } from '../known-facts.ts'

const pair = (name: string, same: boolean) => ({ name, left: `http://a.example/${name}`, right: `http://b.example/${name}`, differences: [{ element: '办理时限' as const, same, left: '20个工作日', right: same ? '20 个工作日' : '15个工作日' }], evidence: [ref(name)] })
const site = (guides: number, linked: number) => ({ kind: 'website' as const, address: 'http://www.example.gov.cn/', guides, linked })
const judge = (given: Parameters<typeof sharedGuides>[0]) => judgeWith(sameSourceServices, { 'shared-guides': known(sharedGuides(given)) })

test('the share of matters whose elements agree, with what differs', () => {
  expect(judge({ pairs: [pair('甲', true), pair('乙', true)] })).toMatchObject({ rating: 1 })
  expect(judge({ pairs: [pair('甲', true), pair('乙', false)] })).toMatchObject({ rating: 0.5, reasons: expect.arrayContaining(['“乙”不一致：办理时限“20个工作日”与“15个工作日”']) })
})
test('a site that links to the guides of the platform uses the same data; nothing to compare is a person\'s turn', () => {
  expect(judge({ sites: [site(0, 12)] })).toMatchObject({ rating: 1 })
  expect(judge({ sites: [site(28, 0)] })).toMatchObject({ outcome: 'undetermined', missing: ['person'] })
})
