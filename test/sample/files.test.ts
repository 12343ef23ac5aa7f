import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { BROKEN_ID, FICTIONAL_ID, withCheckDigit } from '../../sample/files/id-number.ts'
import { docx, xlsx } from '../../sample/files/office.ts'
import { pdf } from '../../sample/files/pdf.ts'
import { png } from '../../sample/files/picture.ts'
import { buildSite } from '../../sample/site.ts'

describe('files made by the sample', () => {
  test('a document and a workbook are zip packages that name their parts', () => {
    expect(Object.keys(unzipSync(docx('标题', ['段落'])))).toContain('word/document.xml')
    const sheet = unzipSync(xlsx([['名称', '数量'], ['甲 & 乙', '3']]))['xl/worksheets/sheet1.xml']
    expect(new TextDecoder().decode(sheet)).toContain('<c r="A2" t="inlineStr"><is><t>甲 &amp; 乙</t></is></c>')
  })

  test('the offsets of a PDF point at its objects', () => {
    const text = new TextDecoder().decode(pdf(['one (1)', 'two']))
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n/gm)].map(([, digits]) => Number(digits))
    expect(offsets.map((at, index) => text.slice(at).startsWith(`${index + 1} 0 obj`))).toEqual([true, true, true, true, true])
  })

  test('a picture starts as PNG and ends with its end chunk', () => {
    const bytes = png(10, 4, 0x336699)
    expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
    expect(new TextDecoder('latin1').decode(bytes.subarray(-8, -4))).toBe('IEND')
  })

  test('the check digit follows the published example of GB 11643', () => {
    expect(withCheckDigit('11010519491231002')).toBe('11010519491231002X')
    expect(withCheckDigit(FICTIONAL_ID.slice(0, 17))).toBe(FICTIONAL_ID)
    expect(withCheckDigit(BROKEN_ID.slice(0, 17))).not.toBe(BROKEN_ID)
  })

  test('one document is cut, one data file is broken JSON and one document is HTML under another name', () => {
    const bodies = [...buildSite().answers.values()]
    const cut = bodies.filter(({ url, status }) => status === 200 && url.endsWith('.docx')).filter(({ body }) => { try { unzipSync(body); return false } catch { return true } })
    const broken = bodies.filter(({ url, status }) => status === 200 && /\/files\/\d+\.json$/.test(url)).filter(({ body }) => { try { JSON.parse(new TextDecoder().decode(body)); return false } catch { return true } })
    const disguised = bodies.filter(({ url, body }) => url.endsWith('.doc') && new TextDecoder().decode(body).startsWith('<html'))
    expect([cut.length, broken.length, disguised.length]).toEqual([2, 1, 1])
  })
})
