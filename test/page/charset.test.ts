import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeText, encodingOf } from '../../src/page/charset.ts'

const simplified = '<title>关于做好政府网站检查工作的通知</title><body>各县区人民政府，市直各部门：现将有关事项通知如下，请认真贯彻执行。'
const traditional = '<title>關於做好政府網站檢查工作的通知</title><body>各縣區人民政府，現將有關事項通知如下，請認真貫徹執行。'

const page = (text: string, encoding: string, declared?: string): Uint8Array => iconv.encode(`${declared === undefined ? '' : `<meta charset="${declared}">`}${text}`, encoding)

describe('decodeText', () => {
  test.each([
    ['utf-8', 'utf-8', 'utf-8'], ['gbk', 'gb2312', 'gbk'], ['gbk', 'gbk', 'gbk'], ['gb18030', 'gb18030', 'gb18030'],
  ])('%s declared as %s', (encoding, declared, charset) => {
    const decoded = decodeText(page(simplified, encoding, declared))
    expect(decoded).toMatchObject({ charset, from: 'meta' })
    expect(decoded.text).toContain('关于做好政府网站检查工作的通知')
  })

  test('Big5 declared', () => {
    expect(decodeText(page(traditional, 'big5', 'big5'))).toMatchObject({ charset: 'big5', from: 'meta', text: expect.stringContaining('關於做好') })
  })

  test.each([['utf-8', simplified, 'utf-8'], ['gbk', simplified, 'gb18030'], ['big5', traditional, 'big5']])('%s without a declaration is detected', (encoding, text, charset) => {
    const decoded = decodeText(page(text, encoding))
    expect(decoded).toMatchObject({ charset, from: 'detected', text })
  })

  test.each([
    ['UTF-8 that claims to be GBK', page(simplified, 'utf-8', 'gb2312'), 'utf-8', simplified],
    ['GBK that claims to be UTF-8', page(simplified, 'gbk', 'utf-8'), 'gb18030', simplified],
    ['Big5 that claims to be GBK', page(traditional, 'big5', 'gbk'), 'big5', traditional],
  ])('%s is set right', (_, bytes, charset, text) => {
    const decoded = decodeText(bytes)
    expect(decoded).toMatchObject({ charset, from: 'detected' })
    expect(decoded.text).toContain(text)
  })

  test('a server that says ISO-8859-1 because nobody told it is not believed', () => {
    expect(decodeText(page(simplified, 'gbk'), 'text/html; charset=ISO-8859-1')).toMatchObject({ charset: 'gb18030', text: simplified })
    expect(decodeText(page('café déjà vu', 'latin1'), 'text/html; charset=ISO-8859-1')).toMatchObject({ charset: 'windows-1252', text: 'café déjà vu' })
  })

  test('the order is byte-order mark, header, meta', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(simplified)])
    expect(decodeText(marked, 'text/html; charset=gbk')).toMatchObject({ charset: 'utf-8', from: 'bom', text: simplified })
    expect(decodeText(page(simplified, 'gbk', 'utf-8'), 'text/html; charset=GBK')).toMatchObject({ charset: 'gbk', from: 'header' })
    expect(decodeText(Buffer.from(`\ufeff${simplified}`, 'utf16le'))).toMatchObject({ charset: 'utf-16le', from: 'bom', text: simplified })
  })

  test('a declaration inside a comment does not count, one after a long script does', () => {
    const bytes = iconv.encode(`<!-- <meta charset="big5"> --><script>${'x'.repeat(3000)}</script><meta http-equiv="Content-Type" content="text/html; charset=gb2312">${simplified}`, 'gbk')
    expect(decodeText(bytes)).toMatchObject({ charset: 'gbk', from: 'meta' })
  })

  test('a character cut at the size bound or a damaged title leaves UTF-8 what it is', () => {
    const bytes = Buffer.from(simplified)
    expect(decodeText(bytes.subarray(0, bytes.length - 1)).charset).toBe('utf-8')
    const damaged = Buffer.concat([Buffer.from('<meta charset=utf-8><title>关于'), Buffer.from([0xe5, 0x81]), Buffer.from(`…</title>${simplified}`)])
    expect(decodeText(damaged)).toMatchObject({ charset: 'utf-8', text: expect.stringContaining(simplified) })
  })

  test('labels are those of the WHATWG', () => {
    expect(['gb2312', 'GBK', 'x-gbk', 'utf8', ' UTF-8 ', 'big5-hkscs', 'utf-16', 'utf8mb4', '', '\u0000'].map(encodingOf)).toEqual(['gbk', 'gbk', 'gbk', 'utf-8', 'utf-8', 'big5', 'utf-8', null, null, null])
  })

  test('never throws, whatever the bytes and the header say', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.option(fc.string({ maxLength: 40 })), (bytes, type) => {
      expect(typeof decodeText(bytes, type === null ? null : `text/html; charset=${type}`).text).toBe('string')
    }), { numRuns: 1000 })
  })
})
