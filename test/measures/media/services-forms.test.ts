import { expect, test } from 'vitest'
import { mediaServicesForms } from '../../../src/measures/media/services-forms.ts'
import { account, entry } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const judge = (...pairs: (readonly [boolean, boolean])[]) => rated(mediaServicesForms, [account({ entries: pairs.map(([hasForm, hasSample], index) => entry({ title: `办理 ${index}`, category: '办事', hasForm, hasSample })) })]).rating

test('forms and samples', () => expect(judge([true, true], [true, true])).toBe(1))
test('forms without samples', () => expect(judge([true, false], [true, false])).toBe(0.5))
test('few forms', () => expect(judge([true, false], [false, false])).toBe(0.2))
test('none', () => expect(judge([false, false])).toBe(0))
test('nobody looked', () => expect(judgeAccount(mediaServicesForms, [account({ entries: [entry({ title: '办事大厅' })] })])).toMatchObject({ outcome: 'undetermined', missing: ['person'] }))
