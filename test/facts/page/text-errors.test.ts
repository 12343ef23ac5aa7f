import { describe, expect, test } from 'vitest'
import { WORDING_ERRORS } from '../../../src/facts/lexicon/wording-errors.ts'
import { findTextErrorsInText } from '../../../src/facts/page/text-errors.ts'

describe('wording errors', () => {
  test('the lexicon is well formed', () => {
    expect(WORDING_ERRORS.length).toBeGreaterThan(150)
    expect(new Set(WORDING_ERRORS.map(entry => entry.wrong)).size).toBe(WORDING_ERRORS.length)
    for (const { wrong, right, except = [] } of WORDING_ERRORS) {
      expect(wrong).not.toBe(right)
      expect(right.includes(wrong)).toBe(false)
      for (const one of except) {
        expect(one.includes(wrong)).toBe(true)
        expect(one).not.toBe(wrong)
      }
    }
  })

  test.each([
    ['清源市人名政府办公室', '人名政府'],
    ['“一带一路”战略实施以来', '“一带一路”战略'],
    ['按排专人负责', '按排'],
    ['再接再励，再创佳绩', '再接再励'],
  ])('finds %s', (text, wrong) => {
    expect(findTextErrorsInText(text)).toMatchObject([{ wrong }])
  })

  test.each(['按排名先后公布', '按排放标准', '报消防部门备案', '支付局长基金', '“按排”应为“安排”', '评估记录', '荷兰图书展', '社会主义意识形态', '学习近年来的经验'])('leaves %s alone', text => {
    expect(findTextErrorsInText(text)).toEqual([])
  })

  test('context holds no long number', () => {
    expect(findTextErrorsInText('电话13812345678按排专人')[0]?.context).not.toContain('13812345678')
  })
})
