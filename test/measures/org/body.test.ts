import { describe, expect, test } from 'vitest'
import { orgBody } from '../../../src/measures/org/body.ts'
import type { Facts } from '../../../src/measures/measure.ts'
import { entry, item, known, policy, unseen } from '../known-facts.ts'
import { outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const base: Facts = { entries: known([]), items: known([]) }

describe('org/body', () => {
  test('is a suggestion for a person', () => expect(orgBody.kind).toBe('suggested'))
  test.each<[string, Facts, Outcome]>([
    ['a body with its four duties', { items: known([item('关于成立市政府网站建设领导小组的通知', { excerpt: '负责统筹规划、指导、协调和监督全市政府网站建设' })]) }, 1],
    ['two duties', { policies: known([policy('关于明确政府网站主管部门的通知', { excerpt: '统筹、协调' })]) }, 0.8],
    ['a body without duties', { items: known([item('数字政府建设领导小组召开会议')]) }, 0.6],
    ['an opening that mentions an office', { items: known([item('关于老旧小区改造的回应', { excerpt: '市信息化办公室统筹协调' })]) }, 'undetermined: person'],
    ['the office of industry and informatization', { items: known([item('工业和信息化局机构职能', { excerpt: '统筹规划' })]) }, 'undetermined: person'],
    ['websites without a body', { items: known([item('政府网站升级公告')]) }, 'undetermined: person'],
    ['only the page of organisations', { entries: known([entry('organisation')]) }, 'undetermined: person'],
    ['nothing', {}, 'undetermined: person'],
    ['unknown', { items: unseen('超时') }, 'undetermined: items'],
  ])('%s', (_, facts, expected) => expect(outcome(orgBody, { ...base, ...facts })).toBe(expected))
  test('offers what it found', () => {
    expect(reasonsOf(orgBody, { ...base, items: known([item('数字政府建设领导小组召开会议')]) })).toContain('“数字政府建设领导小组召开会议”')
    expect(reasonsOf(orgBody, { ...base, entries: known([entry('organisation', { title: '机构职能' })]) })).toContain('“机构职能”')
  })
})
