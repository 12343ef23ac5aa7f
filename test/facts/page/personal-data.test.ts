import { array, assert, constantFrom, integer, oneof, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPersonalData, findPersonalDataInText, isCardNumber, isIdNumber, maskPersonalNumbers } from '../../../src/facts/page/personal-data.ts'
import { pageOf } from './html-page.ts'

/** Numbers are made here, digit by digit, so that none is anybody's by intent. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const idOf = (first17: string): string => first17 + '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(first17[index]), 0) % 11)
const cardOf = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, index) => { const n = index % 2 === 0 ? Number(digit) * 2 : Number(digit); return total + (n > 9 ? n - 9 : n) }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}
const ID = idOf('11010119900307003')
const CARD = cardOf('622202123456789012')
const MOBILE = '13812345678'
const kinds = (text: string, title = ''): string[] => findPersonalDataInText(text, title).map(finding => finding.kind)

describe('personal data', () => {
  test('ID numbers need region, date and checksum', () => {
    expect(isIdNumber(ID)).toBe(true)
    expect(isIdNumber(ID.slice(0, 17) + (ID.endsWith('0') ? '1' : '0'))).toBe(false)
    expect(isIdNumber(idOf('99010119900307003'))).toBe(false)
    expect(isIdNumber(idOf('11010119901307003'))).toBe(false)
    expect(isCardNumber(CARD)).toBe(true)
    expect(isCardNumber(`${CARD.slice(0, -1)}${(Number(CARD.at(-1)) + 1) % 10}`)).toBe(false)
  })

  test.each([
    ['a free ID number', `张三 ${ID} 低保`, ['身份证号']],
    ['full-width digits', `身份证：${ID.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))}`, ['身份证号']],
    ['grouped by blanks', `身份证号 ${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`, ['身份证号']],
    ['inside a longer number', `流水 9${ID}9`, []],
    ['a unified credit code', `统一社会信用代码：${ID}`, []],
    ['masked already', `身份证 ${ID.slice(0, 6)}********${ID.slice(14)}`, []],
    ['in an address', `https://a.gov.cn/x?id=${ID}`, []],
    ['a mobile with private wording', `获奖人姓名：李四，手机 ${MOBILE}`, ['手机号']],
    ['an office contact', `联系人：王科长，联系电话：${MOBILE}`, []],
    ['a hotline', `值班手机：${MOBILE}`, []],
    ['a mobile in a letter', `我的电话是${MOBILE}，请回复`, ['手机号']],
    ['a mobile grouped by hyphens', `申请人手机 138-1234-5678`, ['手机号']],
    ['a number without any wording', `编号${MOBILE}`, []],
    ['a timestamp', '20200805103000123', []],
    ['a recordcode', '京公网安备 11010502030143号', []],
    ['a private card', `姓名 李四 社保卡号 ${CARD}`, ['银行卡号']],
    ['the account of a body', `保证金账户：开户行 某银行 账号 ${CARD}`, []],
    ['a card number without wording', `编号 ${CARD}`, []],
  ])('%s', (_, text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })

  test('a list of three numbers counts, a duty roster does not', () => {
    const list = '补贴发放名单\n姓名 电话\n张三 13812345671\n李四 13812345672\n王五 13812345673'
    expect(kinds(list, '补贴发放公示')).toHaveLength(3)
    expect(kinds(list.replace('补贴发放名单', '节日值班表'), '值班安排表')).toHaveLength(0)
    expect(kinds('各街道河长一览表\n姓名 职务\n张三 河长 13812345671\n李四 河长 13812345672\n王五 河长 13812345673', '河长一览表')).toHaveLength(0)
  })

  test('the head and foot of a page are office contacts', () => {
    const { page, text } = pageOf(`<p>本人身份证 ${ID}</p><div class="footer"><p>姓名手机 ${MOBILE}</p></div>`)
    expect(findPersonalData(page, text).map(finding => finding.kind)).toEqual(['身份证号'])
  })

  test('no number is ever stored in full', () => {
    const number = oneof(
      tuple(constantFrom('110101', '330106', '510104'), integer({ min: 1950, max: 2015 }), integer({ min: 1, max: 12 }), integer({ min: 1, max: 28 }), integer({ min: 0, max: 999 })).map(([region, year, month, day, serial]) => idOf(`${region}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`)),
      integer({ min: 0, max: 99_999_999 }).map(n => `138${String(n).padStart(8, '0')}`),
      integer({ min: 0, max: 999_999_999 }).map(n => cardOf(`622202100${String(n).padStart(9, '0')}`)),
    )
    assert(property(array(tuple(constantFrom('身份证', '本人手机', '银行卡号 ', ' ', '、', '姓名：', 'x', '联系电话 '), number, constantFrom('', '，', ' ', '\n', '。其他')), { minLength: 1, maxLength: 8 }), parts => {
      const text = parts.map(part => part.join('')).join('')
      const output = JSON.stringify(findPersonalDataInText(text, '')) + maskPersonalNumbers(parts.map(part => part.join('')).join(' '))
      for (const [, value] of parts) expect(output).not.toContain(value)
    }), { numRuns: 300 })
  })

  test('a million digits take no time', () => {
    const started = performance.now()
    findPersonalDataInText('1'.repeat(1_000_000), '')
    findPersonalDataInText('1 '.repeat(500_000), '')
    findPersonalDataInText('138-1234-'.repeat(100_000), '')
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
