import { describe, expect, test } from 'vitest'
import { foiOnlineApplication } from '../../../src/measures/foi/online-application.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, entry, halfSeen, HOSTILE, known, ON, unseen } from '../known-facts.ts'

const judge = (entries: ReturnType<typeof entry>[], coverage = allSeen, params = {}): ReturnType<typeof runMeasure> => runMeasure(foiOnlineApplication, { entries: known(entries), coverage }, params, ON)
const offline = entry('foi-offline', { title: '申请表下载' })

describe('foi/online-application', () => {
  test.each([
    ['a form that works', [entry('foi-online'), offline], 1],
    ['only a form to download', [offline], 0.5],
    ['a dead form and one to download', [entry('foi-online', { works: false }), offline], 0.5],
    ['a dead form alone', [entry('foi-online', { works: false })], 0],
    ['only a dead download', [entry('foi-offline', { works: false })], 0],
    ['nothing', [], 0],
  ])('%s', (_, entries, rating) => expect(judge(entries)).toMatchObject({ outcome: 'rated', rating }))

  test('a form nobody could judge is a person\'s turn', () => expect(judge([entry('foi-online', { works: null }), offline])).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
  test('a download on a half-seen site leaves open whether there is a form', () => {
    expect(judge([offline], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(foiOnlineApplication, { entries: unseen('超时') }, {}, ON)).toMatchObject({ outcome: 'undetermined', missing: ['entries'] })
  })
  test('what offline ways are worth is a parameter', () => expect(judge([offline], allSeen, { offlineOnly: 0.3 })).toMatchObject({ rating: 0.3 }))
  test('hostile titles stay short', () => expect(JSON.stringify(judge([entry('foi-online', { title: HOSTILE, detail: HOSTILE })])).length).toBeLessThan(1200))
})
