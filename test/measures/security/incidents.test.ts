import { expect, test } from 'vitest'
import { securityIncidents } from '../../../src/measures/security/incidents.ts'
import { incident, judgeWith, records } from '../channel-facts.ts'
import { known, unseen } from '../known-facts.ts'

const judge = (...incidents: ReturnType<typeof incident>[]) => judgeWith(securityIncidents, { 'external-records': known(records(incidents)) })

test('an imported list without such a notice is full, each notice takes off, a serious one everything', () => {
  expect(judge()).toMatchObject({ outcome: 'rated', rating: 1 })
  expect(judge(incident('网站栏目更新不及时的通报'))).toMatchObject({ rating: 1 })
  expect(judge(incident('网站被篡改的安全通报'))).toMatchObject({ rating: 0.5 })
  expect(judge(incident('网站被篡改的安全通报', { resolved: true }))).toMatchObject({ rating: 0.7 })
  expect(judge(incident('网站被篡改的安全通报'), incident('网站被篡改的安全通报'), incident('网站被篡改的安全通报'))).toMatchObject({ rating: 0 })
  expect(judge(incident('网站被篡改的安全通报', { serious: true, resolved: true }))).toMatchObject({ rating: 0 })
})
test('notices of other years do not count, undated ones do', () => {
  expect(judge(incident('网站被篡改的安全通报', { date: '2018-01-01' }))).toMatchObject({ rating: 1 })
  expect(judge(incident('网站被篡改的安全通报', { date: null }))).toMatchObject({ rating: 0.5 })
})
test('no import is no rating, and said so', () => {
  expect(judgeWith(securityIncidents, { 'external-records': unseen('没有导入外部记录') })).toMatchObject({ outcome: 'undetermined', missing: ['external-records'], reason: expect.stringContaining('没有导入') })
  expect(judgeWith(securityIncidents, { 'external-records': known({ files: [], incidents: [], satisfaction: [] }) })).toMatchObject({ outcome: 'undetermined' })
})
