import type { Collection } from '../collect/archive/archive.ts'
import type { EvaluatedIndicator, EvaluatedPoint } from '../model/evaluation.ts'
import type { EvidenceRef } from '../model/evidence.ts'
import type { PointQuestion, QuestionSource } from '../suggest/question.ts'
import { archivedText } from './archived-text.ts'
import { findRecord } from './evidence-files.ts'

/** Points a person has still to judge, with what the archive says that may bear on them. */
export interface OpenPoint { readonly indicator: EvaluatedIndicator; readonly point: EvaluatedPoint }

const SOURCES = 5
/** Of them, pages that the measures themselves cite. */
const CITED = 3
const PASSAGE_CHARS = 1_500
/** Less than this is a heading, nothing to judge by. */
const LEAST_CHARS = 40
const READ_CHARS = 40_000
const TITLE_WEIGHT = 2

interface Candidate { readonly evidence: EvidenceRef; readonly inText: Uint16Array; readonly inTitle: Uint16Array; readonly length: number }

/**
 * For each point the archived passages that speak of it: pages its measures cite, then those whose words are nearest to the
 * point's (pairs of characters, rare ones weigh more). Reads the archives twice: once for words, once for the passages.
 */
export async function gatherMaterial(points: readonly OpenPoint[], collections: readonly Collection[]): Promise<PointQuestion[]> {
  const words = new Map<string, number>()
  const wanted = points.map(({ indicator, point }) => pairsOf(`${indicator.path.slice(1).join('，')}，${point.text}，${point.measures.map(({ title }) => title).join('，')}`, words, true))
  const candidates = await readCandidates(collections, words)
  const weights = weigh(candidates, words.size)
  const meanLength = candidates.reduce((sum, { length }) => sum + length, 0) / Math.max(1, candidates.length)
  const questions: PointQuestion[] = []
  for (const [index, { indicator, point }] of points.entries()) {
    const own = new Set(wanted[index])
    const nearest = candidates.map(candidate => ({ evidence: candidate.evidence, score: scoreOf(candidate, own, weights, meanLength) })).filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || ((a.evidence.url ?? '') < (b.evidence.url ?? '') ? -1 : 1))
    const refs = new Map([...citedBy(point).slice(0, CITED), ...nearest.slice(0, SOURCES).map(({ evidence }) => evidence)].map(ref => [ref.sha256, ref]))
    const sources: QuestionSource[] = []
    for (const ref of refs.values()) {
      if (sources.length >= SOURCES) break
      const source = await sourceOf(ref, collections, words, own, weights)
      if (source !== null && source.text.length >= LEAST_CHARS) sources.push(source)
    }
    questions.push({ point: point.id, path: indicator.path, text: point.text, rubric: point.rubric ?? null, sources })
  }
  return questions
}

const citedBy = (point: EvaluatedPoint): EvidenceRef[] => point.measures.flatMap(({ judgement }) => (judgement.outcome === 'rated' ? judgement.evidence.filter(({ kind }) => kind !== 'screenshot') : []))

async function readCandidates(collections: readonly Collection[], words: Map<string, number>): Promise<Candidate[]> {
  const found = new Map<string, Candidate>()
  for (const collection of collections) for await (const record of collection.records()) {
    if (found.has(record.evidence.sha256)) continue
    const read = await archivedText(record)
    if (read === null) continue
    const text = read.text.slice(0, READ_CHARS)
    found.set(record.evidence.sha256, { evidence: { ...record.evidence, url: record.url }, inText: Uint16Array.from(pairsOf(text, words, false)), inTitle: Uint16Array.from(pairsOf(read.title, words, false)), length: text.length })
  }
  return [...found.values()]
}

const MOST_WORDS = 60_000

/** Numbers of the distinct pairs of neighbouring Chinese characters in a text; unknown ones are taken in or left out. */
function pairsOf(text: string, words: Map<string, number>, takesIn: boolean): number[] {
  const found = new Set<number>()
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) for (let at = 0; at + 2 <= run.length; at++) {
    const pair = run.slice(at, at + 2)
    if (takesIn && !words.has(pair) && words.size < MOST_WORDS) words.set(pair, words.size)
    const number = words.get(pair)
    if (number !== undefined) found.add(number)
  }
  return [...found]
}

/** Weight of each pair: the fewer pages have it, the more it says. */
function weigh(candidates: readonly Candidate[], size: number): Float64Array {
  const pages = new Float64Array(size)
  for (const { inText } of candidates) for (const pair of inText) pages[pair] = (pages[pair] ?? 0) + 1
  return pages.map(count => Math.log(1 + (candidates.length - count + 0.5) / (count + 0.5)))
}

function scoreOf({ inText, inTitle, length }: Candidate, wanted: ReadonlySet<number>, weights: Float64Array, meanLength: number): number {
  let score = 0
  for (const pair of inText) if (wanted.has(pair)) score += weights[pair] ?? 0
  for (const pair of inTitle) if (wanted.has(pair)) score += TITLE_WEIGHT * (weights[pair] ?? 0)
  // A long page has every word somewhere.
  return score / (0.5 + 0.5 * Math.max(0.5, length / Math.max(1, meanLength)))
}

async function sourceOf(ref: EvidenceRef, collections: readonly Collection[], words: Map<string, number>, wanted: ReadonlySet<number>, weights: Float64Array): Promise<QuestionSource | null> {
  const record = await findRecord(collections, ref)
  const read = record === null ? null : await archivedText(record)
  if (record === null || read === null) return null
  return { title: read.title, url: record.url, text: passageOf(read.text, line => pairsOf(line, words, false).reduce((sum, pair) => sum + (wanted.has(pair) ? (weights[pair] ?? 0) : 0), 0)), evidence: { ...record.evidence, url: record.url } }
}

/** The run of lines of at most 1,500 characters that says most of what is wanted. */
function passageOf(text: string, worth: (line: string) => number): string {
  const lines = text.split('\n').flatMap(line => (line.length <= PASSAGE_CHARS ? [line] : line.match(new RegExp(`[\\s\\S]{1,${PASSAGE_CHARS}}`, 'g')) ?? []))
  const worths = lines.map(worth)
  let best = { from: 0, to: 0, worth: -1 }
  let [from, chars, sum] = [0, 0, 0]
  for (const [to, line] of lines.entries()) {
    chars += line.length + 1
    sum += worths[to] ?? 0
    while (chars > PASSAGE_CHARS + 1 && from < to) {
      chars -= (lines[from]?.length ?? 0) + 1
      sum -= worths[from] ?? 0
      from++
    }
    if (sum > best.worth + 1e-9) best = { from, to: to + 1, worth: sum }
  }
  return lines.slice(best.from, best.to).join('\n').trim()
}
