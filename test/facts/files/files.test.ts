import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import iconv from 'iconv-lite'
import { contradictsType } from '../../../src/facts/files/column-kinds.ts'
import { readDataTable } from '../../../src/facts/files/data-table.ts'
import { readFileText } from '../../../src/facts/files/read-file-text.ts'
import { readPdfText } from '../../../src/facts/files/read-pdf-text.ts'
import { readResource } from '../../../src/facts/files/read-resource.ts'
import { opensAs, sniffType } from '../../../src/facts/files/sniff-type.ts'
import { unzipBounded } from '../../../src/facts/files/unzip-bounded.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const docx = (text: string): Uint8Array => zipSync({ 'word/document.xml': strToU8(`<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`) })
const xlsx = (rows: string): Uint8Array => zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/sharedStrings.xml': strToU8('<sst><si><t>名称</t></si><si><t>泊位&amp;数</t></si><si/></sst>'), 'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`) })
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length 44>>stream\nBT /F1 12 Tf 10 100 Td (Hello 12345) Tj ET  \nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF'

describe('sniffType and opensAs', () => {
  test.each([
    ['empty', new Uint8Array(), 'empty', 'doc', false],
    ['a PDF', bytes(PDF), 'pdf', 'pdf', true],
    ['a PDF cut short', bytes(PDF.slice(0, 200)), 'pdf', 'pdf', false],
    ['a docx', docx('甲'), 'docx', 'docx', true],
    ['a docx named doc', docx('甲'), 'docx', 'doc', true],
    ['a docx cut short', docx('甲'.repeat(200)).subarray(0, 60), 'docx', 'docx', false],
    ['a web page named doc', bytes('<html><body>404</body></html>'), 'html', 'doc', false],
    ['a web page after a comment', bytes('<!-- x --><!DOCTYPE html><html></html>'), 'html', 'pdf', false],
    ['csv', bytes('a,b\n1,2\n'), 'csv', 'csv', true],
    ['json', bytes('[{"a":1}]'), 'json', 'json', true],
    ['json cut short', bytes('[{"a":1},{"a":2}]'.slice(0, 12)), 'json', 'json', false],
    ['json line by line', bytes('{"a":1}\n{"a":2}\n'), 'json', 'jsonl', true],
    ['a text that begins like json', bytes('[1] 说明\n[2] 附注'), 'json', 'txt', true],
    ['xml', bytes('<?xml version="1.0"?><r/>'), 'xml', 'xml', true],
    ['xml cut short', bytes('<?xml version="1.0"?><rows><row>1</row><row>'), 'xml', 'xml', false],
    ['xml that is whole', bytes('<?xml version="1.0"?><!-- x --><rows><row>1</row></rows>\n'), 'xml', 'xml', true],
    ['text', bytes('说明文字'), 'text', 'txt', true],
    ['noise', Uint8Array.from({ length: 300 }, (_, index) => (index * 37) % 7), 'binary', 'doc', false],
  ])('%s', (_, file, type, extension, opens) => {
    expect(sniffType(file)).toBe(type)
    expect(opensAs(file, extension)).toBe(opens)
  })
})

describe('text of files', () => {
  test('docx, GBK text and old Office runs', () => {
    expect(readFileText(docx('身份证 &lt;甲&gt;'), 'docx')).toContain('身份证 <甲>')
    expect(readFileText(iconv.encode('姓名，电话', 'gbk'), 'text')).toBe('姓名，电话')
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from('身份证号 13900000000', 'utf16le'), Buffer.alloc(20), iconv.encode('银行卡号与姓名', 'gbk'), Buffer.alloc(40)])
    expect(readFileText(ole, 'doc')).toContain('身份证号 13900000000')
    expect(readFileText(ole, 'doc')).toContain('银行卡号与姓名')
  })

  test('PDF, whole and broken', async () => {
    expect(await readPdfText(bytes(PDF))).toContain('Hello 12345')
    expect(await readPdfText(bytes('%PDF-1.4 broken'))).toBe('')
  })

  test('a bomb is cut at the bound', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024) })
    expect(unzipBounded(bomb, () => true, { entries: 10, entryBytes: 1000, totalBytes: 1500 }).get('word/document.xml')).toHaveLength(1000)
    const started = performance.now()
    readFileText(bomb, 'docx')
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('hostile markup in spreadsheets ends quickly', () => {
    const started = performance.now()
    readFileText(zipSync({ 'xl/workbook.xml': strToU8('<w/>'), 'xl/sharedStrings.xml': strToU8('<si><t>'.repeat(300_000)), 'xl/worksheets/sheet1.xml': strToU8('<row><c><v>'.repeat(100_000)) }), 'xlsx')
    readDataTable(bytes('<a>'.repeat(200_000)), 'xml')
    readDataTable(bytes('"'.repeat(200_000)), 'csv')
    expect(performance.now() - started).toBeLessThan(4000)
  })
})

describe('readDataTable', () => {
  const row = (...cells: string[]): string => `<row>${cells.join('')}</row>`
  test.each([
    ['csv', bytes('名称,数\n甲,1\n甲,1\n,,\n乙\n合计,2\n\n'), 'csv', { columns: ['名称', '数'], rows: 4, emptyRows: 1, duplicateRows: 1, parseErrors: 1, charset: 'utf-8' }],
    ['csv in GBK with quotes', iconv.encode('名称,说明\n甲,"一,二\n三"\n', 'gbk'), 'csv', { columns: ['名称', '说明'], rows: 1, parseErrors: 0, charset: 'gb18030' }],
    ['json', bytes('{"code":0,"data":[{"名称":"甲","数":1},{"名称":"甲","数":1},{"名称":"","数":null}]}'), 'json', { columns: ['名称', '数'], rows: 3, emptyRows: 1, duplicateRows: 1, parseErrors: 0 }],
    ['broken json', bytes('[{"a":1},'), 'json', { rows: 0, parseErrors: 1 }],
    ['xml', bytes('<rows><row><name>甲</name><n>1</n></row><row><name>乙</name><n>2</n></row></rows>'), 'xml', { columns: ['name', 'n'], rows: 2, parseErrors: 0 }],
    ['xlsx', xlsx(row('<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>') + row('<c r="A2" t="inlineStr"><is><t>甲</t></is></c>', '<c r="B2"><v>1.3812345E7</v></c>')), 'xlsx', { columns: ['名称', '泊位&数'], rows: 1, parseErrors: 0 }],
  ] as const)('%s', (_, file, type, expected) => {
    expect(readDataTable(file, type)).toMatchObject(expected)
  })

  const cell = (ref: string, value: string): string => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`
  const sheet = (rows: readonly (readonly [number, readonly string[]])[], merges: readonly string[] = []): string => `<sheetData>${rows.map(([number, cells]) => `<row r="${number}">${cells.map((value, index) => (value === '' ? '' : cell(`${String.fromCharCode(65 + index)}${number}`, value))).join('')}</row>`).join('')}</sheetData>${merges.length > 0 ? `<mergeCells>${merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}`
  const workbook = (...sheets: readonly string[]): Uint8Array => zipSync(Object.fromEntries(sheets.map((xml, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(`<worksheet>${xml}</worksheet>`)])))

  test('a title over the table, a header of two lines in merged cells, merged rows and totals', () => {
    const file = workbook(sheet([
      [1, ['2020 年各区人口']], [2, ['区县', '人口', '', '备注']], [3, ['', '男', '女', '']],
      [4, ['东区', '12', '13', 'a']], [5, ['', '14', '15', 'b']], [6, ['西区', '16', '17', '']], [7, ['合  计', '42', '45', '']],
    ], ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3', 'A4:A5']))
    expect(readDataTable(file, 'xlsx')).toMatchObject({ columns: ['区县', '人口/男', '人口/女', '备注'], rows: 3, totalRows: 1, emptyRows: 0, duplicateRows: 0, parseErrors: 0, mergedCells: 1, kinds: [{ filled: 3, numbers: 0 }, { filled: 3, numbers: 3 }, { filled: 3, numbers: 3 }, { filled: 2 }] })
  })
  test('rows that a sheet leaves out are empty ones; the sheet with the data is read, not the note before it', () => {
    expect(readDataTable(workbook(sheet([[1, ['说明', '见下页']]]), sheet([[1, ['名称', '数']], [2, ['甲', '1']], [5, ['乙', '2']]])), 'xlsx')).toMatchObject({ columns: ['名称', '数'], rows: 4, emptyRows: 2 })
  })
  test('hostile merges and row numbers cost nothing', () => {
    const started = performance.now()
    readDataTable(workbook(sheet([[1, ['a', 'b']], [9_999_999, ['c', 'd']]], ['A1:XFD1048576', 'A1:A9999999', 'B2:A1', ...Array.from({ length: 30_000 }, () => 'A1:Z50000')])), 'xlsx')
    expect(performance.now() - started).toBeLessThan(3000)
  })
  test.each([
    ['UTF-8 read as GBK and saved', bytes(`名称,地址\n${iconv.decode(Buffer.from('北京市公共数据开放平台'), 'gb18030')},乙\n`), 1],
    ['the replacement character', bytes('名称,地址\n甲\ufffd\ufffd,锟斤拷\n'), 2],
    ['UTF-8 read as Latin-1', bytes(`名称,地址\n${Buffer.from('青岚市').toString('latin1')},乙\n`), 1],
    ['ordinary text with rare characters', bytes('名称,地址\n沅江市浏阳河畔龘靐,鄂托克旗\ncafé,Ångström\n'), 0],
  ])('text that a wrong encoding garbled: %s', (_, file, garbledCells) => expect(readDataTable(file, 'csv')).toMatchObject({ garbledCells }))
  test('JSON in GBK is read, and not what the format allows', () => expect(readDataTable(iconv.encode('[{"名称":"甲"},{"名称":"乙"}]', 'gbk'), 'json')).toMatchObject({ rows: 2, parseErrors: 1, charset: 'gb18030' }))
  test('types of cells: numbers with separators, percentages, days in every spelling; nothing for "none"', () => {
    const csv = '数,日,文\n"1,234",2020-11-30,甲\n-5.6%,2020年1月2日,2020\n—,20201130,丙\n1e3,44166,丁\n'
    expect(readDataTable(bytes(csv), 'csv')?.kinds).toEqual([{ filled: 3, numbers: 3, dates: 0 }, { filled: 4, numbers: 2, dates: 4 }, { filled: 4, numbers: 1, dates: 1 }])
  })
  test.each([
    ['数值型', { filled: 10, numbers: 9, dates: 0 }, false], ['数值型', { filled: 10, numbers: 8, dates: 0 }, true], ['int', { filled: 4, numbers: 0, dates: 0 }, true],
    ['日期型', { filled: 10, numbers: 0, dates: 4 }, true], ['date', { filled: 10, numbers: 0, dates: 10 }, false], ['字符型', { filled: 10, numbers: 10, dates: 0 }, false],
    ['数值型', { filled: 2, numbers: 0, dates: 0 }, false], [null, { filled: 9, numbers: 0, dates: 0 }, false],
  ])('declared %s, found %o', (declared, found, isContradicted) => expect(contradictsType(found, declared)).toBe(isContradicted))
})

describe('readResource', () => {
  const evidence = { sha256: '0'.repeat(64), kind: 'response' as const }
  const record = (url: string, contentType: string | null = null) => ({ url, status: 200, contentType, evidence })

  test('finds personal data in an attachment, masked', async () => {
    const resource = await readResource(docx('补贴对象 张三 身份证号 110101199003070038'), record('https://a.gov.cn/f/名单.docx'))
    expect(resource).toMatchObject({ sniffed: 'docx', opens: true, personalData: [{ kind: '身份证号', masked: '110*************38' }] })
    expect(JSON.stringify(resource)).not.toContain('110101199003070038')
  })

  test('a file behind a script, and a script with a banner', async () => {
    expect(await readResource(docx('甲'), record('https://a.gov.cn/down.jsp?id=1&filename=a.docx'))).toMatchObject({ opens: true })
    expect(await readResource(bytes('/*! jQuery v1.8.3 */'), record('https://a.gov.cn/j.js', 'application/javascript'))).toMatchObject({ library: { name: 'jquery', version: '1.8.3' }, opens: true })
  })
})
