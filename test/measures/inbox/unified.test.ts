import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/facts/facts.ts'
import { inboxUnified } from '../../../src/measures/inbox/unified.ts'
import { allSeen, entry, halfSeen, known, unseen } from '../known-facts.ts'
import { outcome } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const at = (...sections: string[]): string[] => sections.map(section => `https://www.example.gov.cn/${section}/index.html`)
const inbox = (path: string, ...sections: string[]): Entry => entry('inbox', { url: `https://www.example.gov.cn/${path}`, linkedFrom: at(...sections) })

describe('inbox/unified', () => {
  test.each<[string, Entry[], Outcome]>([
    ['one platform for three sections', [inbox('hdjl/zxts.html', 'zwgk', 'bsfw', 'jdhy')], 1],
    ['two letter boxes of one platform are one', [inbox('hdjl/szxx.html', 'zwgk', 'bsfw'), inbox('hdjl/bmxx.html', 'jdhy')], 1],
    ['one section of two asks elsewhere', [inbox('hdjl/zxts.html', 'zwgk'), inbox('zxzx/ly.html', 'bsfw')], 0.5],
    ['seen from one section only', [inbox('hdjl/zxts.html', 'zwgk')], 'undetermined: person'],
    ['nothing', [], 0],
  ])('%s', (_, entries, expected) => expect(outcome(inboxUnified, { entries: known(entries), coverage: allSeen })).toBe(expected))
  test('open when half-seen or unknown', () => {
    expect(outcome(inboxUnified, { entries: known([]), coverage: halfSeen })).toBe('undetermined: coverage')
    expect(outcome(inboxUnified, { entries: unseen('超时') })).toBe('undetermined: entries')
  })
})
