import { describe, expect, test } from 'vitest'
import type { Download } from '../../../src/facts/facts.ts'
import { disclosureDownload } from '../../../src/measures/disclosure/download.ts'
import { runMeasure } from '../../../src/measures/measure.ts'
import { allSeen, column, halfSeen, item, known, ON, ref, unseen } from '../known-facts.ts'

const download = (given: Partial<Download> = {}): Download => ({ url: 'https://www.example.gov.cn/a.pdf', from: 'https://www.example.gov.cn/a.html', text: '附件', purpose: 'attachment', extension: 'pdf', sniffed: 'pdf', opens: true, evidence: ref('a'), ...given })
const judge = (downloads: Download[], coverage = allSeen): ReturnType<typeof runMeasure> => runMeasure(disclosureDownload, { downloads: known(downloads), coverage }, {}, ON)

describe('disclosure/download', () => {
  test.each([
    ['all open', [download(), download()], 1],
    ['one is a web page in disguise', [download(), download({ opens: false, sniffed: 'html' })], 0.5],
    ['none opens', [download({ opens: false, sniffed: null })], 0],
    ['those not fetched are left out', [download(), download({ opens: null, sniffed: null, evidence: null })], 1],
    ['forms of guides are another point', [download(), download({ purpose: 'blank-form', opens: false })], 1],
    ['no attachment on the whole site', [], 0],
  ])('%s', (_, downloads, rating) => expect(judge(downloads)).toMatchObject({ outcome: 'rated', rating }))

  test('attachments of which none was fetched are undetermined', () => expect(judge([download({ opens: null })])).toMatchObject({ outcome: 'undetermined', missing: ['downloads'] }))
  test('none found on a half-seen site, or unknown downloads, are undetermined', () => {
    expect(judge([], halfSeen)).toMatchObject({ outcome: 'undetermined', missing: ['coverage'] })
    expect(runMeasure(disclosureDownload, { downloads: unseen('没有取回') }, {}, ON)).toMatchObject({ outcome: 'undetermined', missing: ['downloads'] })
  })
  test('files of other sections are another point', () => {
    const page = item('预算', { column: '财政信息' })
    const facts = { downloads: known([download({ from: page.url }), download({ from: 'https://data.example.gov.cn/1.html', opens: false })]), items: known([page]), columns: known([column('财政信息')]), coverage: allSeen }
    expect(runMeasure(disclosureDownload, facts, {}, ON)).toMatchObject({ rating: 1 })
  })
  test('says what a broken file claims to be and what it is', () => {
    expect(judge([download({ text: '预算表', opens: false, sniffed: 'html' }), download()])).toMatchObject({ reasons: ['检查 2 个附件（共发现 2 个），能打开的 1/2（50%）', '打不开：“预算表”（称 “pdf”，实为 html）'] })
  })
})
