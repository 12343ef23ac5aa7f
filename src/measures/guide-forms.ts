import type { Coverage, Download, FoundGuide } from '../facts/facts.ts'
import type { EvidenceRef, Known } from '../model/evidence.ts'
import type { Judgement } from '../model/judgement.ts'
import { entryList, placeText } from './entry.ts'
import { FORM_NAME } from './lexicon/guide-wording.ts'
import { rateAbsent, rateSample, UNKNOWN_LIMIT } from './share.ts'
import { unseenShare } from './sample.ts'
import { listNames, quoteName } from './wording.ts'

/** Whether the application forms that guides ask for can be had: the blank one, or the filled-in sample. */

export interface FormQuestion {
  readonly purpose: 'blank-form' | 'sample-form'
  /** `空白表格` or `示范样表`. */
  readonly what: string
  readonly advice: string
}

interface Wanted {
  readonly name: string
  readonly state: 'opens' | 'broken' | 'none' | 'unknown'
  readonly evidence: EvidenceRef | null
}

/**
 * Every material that is a form should come with this download. Where no guide names a form, the downloads of that
 * purpose stand for themselves.
 */
export function rateForms(guides: readonly FoundGuide[], downloads: Known<readonly Download[]>, { purpose, what, advice }: FormQuestion, coverage: Known<Coverage> | undefined): Judgement {
  const offered = downloads.value.filter(download => download.purpose === purpose)
  const byUrl = new Map(downloads.value.map(download => [download.url, download]))
  const asked = guides.flatMap(guide => wantedOf(guide, purpose, byUrl))
  const wanted = asked.length > 0 ? asked : offered.map(download => ({ name: quoteName(download.text), state: stateOf(download), evidence: download.evidence }))
  if (wanted.length === 0) return rateAbsent(`办事指南的${what}`, coverage, advice)
  const decided = wanted.filter(({ state }) => state !== 'unknown')
  const unknown = wanted.length - decided.length
  if (unknown > wanted.length * UNKNOWN_LIMIT) return { outcome: 'undetermined', reason: `${wanted.length} 份${what}中有 ${unknown} 份没有取到文件，无法核实能否打开：${entryList(offered.map(({ text, url }) => ({ title: text, url })))}`, missing: ['downloads'] }
  const without = decided.filter(({ state }) => state === 'none')
  const broken = decided.filter(({ state }) => state === 'broken')
  return rateSample(decided.length - without.length - broken.length, decided.length, {
    noun: asked.length > 0 ? `份指南所涉表格的${what}` : `份${what}`,
    quality: '可以下载并正常打开',
    advice,
    unseen: coverage ? unseenShare(coverage) : 0,
    evidence: [...broken, ...without, ...decided].map(({ evidence }) => evidence),
    faults: [
      ...(without.length > 0 ? [`没有提供的：${listNames(without.map(({ name }) => name), '份')}`] : []),
      ...(broken.length > 0 ? [`打不开或与扩展名不符的：${listNames(broken.map(({ name }) => name), '份')}`] : []),
      ...(unknown > 0 ? [`没有取到文件、未计入的 ${unknown} 份`] : []),
    ],
  })
}

function wantedOf(guide: FoundGuide, purpose: FormQuestion['purpose'], byUrl: ReadonlyMap<string, Download>): Wanted[] {
  return guide.materials.filter(({ name, blankForm, sampleForm }) => blankForm !== null || sampleForm !== null || FORM_NAME.test(name.slice(0, 200).trim())).map(material => {
    const url = purpose === 'blank-form' ? material.blankForm : material.sampleForm
    const name = `${quoteName(guide.name)}的${quoteName(material.name)}`
    if (url === null) return { name, state: 'none', evidence: guide.evidence }
    const download = byUrl.get(url)
    return { name: `${name}（${placeText(url)}）`, state: download ? stateOf(download) : 'unknown', evidence: download?.evidence ?? guide.evidence }
  })
}

function stateOf({ opens }: Download): Wanted['state'] {
  if (opens === null) return 'unknown'
  return opens ? 'opens' : 'broken'
}
