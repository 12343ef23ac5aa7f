import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../src/measures/measure.ts'
import { formBlank } from '../../../src/measures/form/blank.ts'
import { allSeen, halfSeen, known, unseen } from '../known-facts.ts'
import { download, guide, material, outcome, reasonsOf } from '../service-facts.ts'
import type { Outcome } from '../service-facts.ts'

const base: Facts = { guides: known([]), downloads: known([]), coverage: allSeen }
const file = download('食品经营许可申请表', { purpose: 'blank-form' })
const form = (url: string | null): ReturnType<typeof guide> => guide('食品经营许可', { materials: [material(), material({ name: '食品经营许可申请表', blankForm: url })] })

describe('form/blank', () => {
  test.each<[string, Facts, Outcome]>([
    ['every form can be had and opens', { guides: known([form(file.url)]), downloads: known([file]) }, 1],
    ['a form that is not offered', { guides: known([form(null)]) }, 0],
    ['a file that is not what it says', { guides: known([form(file.url)]), downloads: known([{ ...file, opens: false }]) }, 0],
    ['one of two', { guides: known([form(file.url), form(null)]), downloads: known([file]) }, 0.5],
    ['a file that nobody fetched', { guides: known([form(file.url)]), downloads: known([{ ...file, opens: null }]) }, 'undetermined: downloads'],
    ['a file that is not even known', { guides: known([form(file.url)]) }, 'undetermined: downloads'],
    ['guides without forms: the downloads stand for themselves', { guides: known([guide('甲')]), downloads: known([file, { ...file, url: 'https://www.example.gov.cn/2.doc', opens: false }]) }, 0.5],
    ['downloads of another purpose do not count', { downloads: known([download('公告', { purpose: 'attachment' })]) }, 0],
    ['nothing', {}, 0],
    ['nothing on a half-seen site', { coverage: halfSeen }, 'undetermined: coverage'],
    ['unknown downloads', { downloads: unseen('超时') }, 'undetermined: downloads'],
  ])('%s', (_, facts, expected) => expect(outcome(formBlank, { ...base, ...facts })).toBe(expected))
  test('names the service and the form that is missing', () => expect(reasonsOf(formBlank, { ...base, guides: known([form(null)]) })).toContain('“食品经营许可”的“食品经营许可申请表”'))
})
