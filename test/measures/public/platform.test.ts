import { expect, test } from 'vitest'
import { publicPlatform } from '../../../src/measures/public/platform.ts'
import { judgeWith, service } from '../channel-facts.ts'
import { halfSeen, HOSTILE, known } from '../known-facts.ts'

const WITH = { services: ['预约挂号'] }
const judge = (...services: ReturnType<typeof service>[]) => judgeWith(publicPlatform, { 'named-services': known(services) }, WITH)

test.each([
  ['a page that opens', service('预约挂号'), 0.7],
  ['a link nobody opened', service('预约挂号', { by: 'link', works: null }), 0.5],
  ['a mention', service('预约挂号', { by: 'text', works: null }), 0.3],
  ['a dead link', service('预约挂号', { works: false }), 0],
  ['another service', service('电子病历'), 0],
])('%s', (_, found, rating) => expect(judge(found)).toMatchObject({ outcome: 'rated', rating }))
test('who runs it is named where it is no government host, whatever its title', () => {
  const judgement = judge(service('预约挂号', { official: false, url: 'http://guahao.example.com/', title: HOSTILE }))
  expect(JSON.stringify(judgement)).toContain('不在政府机构主机上的 1 处')
  expect(JSON.stringify(judgement)).not.toContain('\u202e')
})
test('nothing on a half-seen site is unknown', () => expect(judgeWith(publicPlatform, { 'named-services': known([]), coverage: halfSeen }, WITH)).toMatchObject({ outcome: 'undetermined' }))
