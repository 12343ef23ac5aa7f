import { describe, expect, test } from 'vitest'
import { fractionText, listNames, percentText, quoteName } from '../../src/measures/wording.ts'

describe('wording', () => {
  test.each([
    ['财政信息', '“财政信息”'],
    [' 财政\n信息\u0000 ', '“财政 信息”'],
    ['文档\u202Efdp.exe\u200B', '“文档 fdp.exe”'],
    ['', '（无名称）'],
    ['\u200B\u202E', '（无名称）'],
  ])('quotes %j as %s', (text, quoted) => expect(quoteName(text)).toBe(quoted))

  test('cuts long names by characters, not inside one', () => {
    expect(quoteName('长'.repeat(41))).toBe(`“${'长'.repeat(40)}…”`)
    expect(quoteName('𠮷'.repeat(41))).toBe(`“${'𠮷'.repeat(40)}…”`)
    expect(quoteName('长'.repeat(1_000_000)).length).toBeLessThan(50)
  })
  test('names the first five and how many there are', () => {
    expect(listNames(['甲', '乙'])).toBe('甲、乙')
    expect(listNames(['甲', '乙', '丙', '丁', '戊', '己'], '类')).toBe('甲、乙、丙、丁、戊等 6 类')
  })
  test('counts a name that comes again, but says it once', () => {
    expect(listNames(['甲', '甲', '乙'], '处')).toBe('甲、乙等 3 处')
    expect(listNames(['甲', '甲'], '处')).toBe('甲等 2 处')
  })
  test('writes fractions with their percentage', () => {
    expect(fractionText(20, 28)).toBe('20/28（71.4%）')
    expect(fractionText(0, 0)).toBe('0/0（0%）')
    expect(percentText(1)).toBe('100%')
  })
})
