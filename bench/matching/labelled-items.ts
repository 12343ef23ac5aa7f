import type { MatchItem } from '../../src/facts/matching/match-items.ts'
import { seededRandom } from '../../sample/random.ts'
import type { Random } from '../../sample/random.ts'
import { ADVERBS, AREAS, BODIES, COMPANIES, DEEDS, MATTERS, PEOPLE, RETITLES, SENTENCES, SYNONYMS, TITLES } from './vocabulary.ts'

/** Two channels and which of their items are the same. */
export interface LabelledItems {
  readonly left: readonly MatchItem[]
  readonly right: readonly MatchItem[]
  /** Right id → left id. */
  readonly truth: ReadonlyMap<string, string>
  /** Right ids by how they were made, to see what is hard. */
  readonly made: Readonly<Record<string, readonly string[]>>
}

/** What a template was filled with: the same story in other words keeps it. */
interface Story { readonly area: string; readonly body: string; readonly matter: string; readonly person: string; readonly company: string; readonly year: number; readonly month: number; readonly day: number }

/**
 * Items of two channels from a seed: of the right ones half come from a left one by edits, cuts and new titles, a quarter
 * are the same template with another number, year, area or person (they must not match), a quarter are unrelated.
 */
export function labelledItems(seed: string, size: number): LabelledItems {
  const random = seededRandom(seed)
  const left = Array.from({ length: size }, (_, index) => write(`l${index}`, random))
  const truth = new Map<string, string>()
  const made: Record<string, string[]> = {}
  const right = left.map((drawn, index): MatchItem => {
    const id = `r${index}`
    const lot = index % 4
    const [kind, item] = lot < 2 ? same(drawn, random) : lot === 2 ? sibling(drawn, random) : ['unrelated', write(id, random).item] as const
    if (lot < 2) truth.set(id, drawn.item.id);
    (made[kind] ??= []).push(id)
    return { ...item, id }
  })
  return { left: left.map(({ item }) => item), right, truth, made }
}

interface Draft { readonly item: MatchItem; readonly story: Story; readonly title: string; readonly sentences: readonly string[]; readonly seed: string }

function write(id: string, random: Random): Draft {
  const story = { area: random.pick(AREAS), body: random.pick(BODIES), matter: random.pick(MATTERS), person: random.pick(PEOPLE), company: random.pick(COMPANIES), year: random.int(2018, 2021), month: random.int(1, 12), day: random.int(1, 28) }
  const title = random.pick(TITLES)
  const sentences = random.take(SENTENCES, random.int(4, 11))
  const seed = `${id} ${random.int(0, 1_000_000_000)}`
  return { item: itemOf(id, story, title, sentences, seed, random), story, title, sentences, seed }
}

function itemOf(id: string, story: Story, title: string, sentences: readonly string[], seed: string, random: Random): MatchItem {
  const own = seededRandom(seed)
  const date = `${story.year}-${two(story.month)}-${two(story.day)} ${two(random.int(8, 20))}:${two(random.int(0, 59))}`
  return { id, title: fill(title, story, seededRandom(`${seed} title`)), text: sentences.map(sentence => fill(sentence, story, own)).join(''), date }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Mostly what the story is about; one time in `others` a sentence brings in somebody else (0: never). */
function fill(template: string, story: Story, random: Random, others = 4): string {
  const other = <T>(own: T, list: readonly T[]): T => (others > 0 && random.int(1, others) === 1 ? random.pick(list) : own)
  return template.replace(/\{([^}]+)\}/g, (whole, key: string) => {
    switch (key) {
      case '区': return other(story.area, AREAS)
      case '局': return other(story.body, BODIES)
      case '事': return story.matter
      case '人': return other(story.person, PEOPLE)
      case '企': return other(story.company, COMPANIES)
      case '副': return random.pick(ADVERBS)
      case '举': return random.pick(DEEDS)
      case '年': return String(story.year)
      case '月': return `${story.month}月`
      case '日': return `${story.month}月${random.int(1, 28)}日`
      case '日内': return `${story.day}日`
    }
    const range = /^(\d+)-(\d+)$/.exec(key)
    if (range === null) throw new Error(`unknown place ${whole}`)
    return String(random.int(Number(range[1]), Number(range[2])))
  })
}

/** The same item as another channel shows it. */
function same(draft: Draft, random: Random): readonly [string, MatchItem] {
  const { item } = draft
  const kind = random.pick(['decorated', 'cut', 'edited', 'retitled', 'retitled-cut', 'title-only', 'reordered'] as const)
  const date = later(item.date ?? '', random.int(0, 60))
  const base = { ...item, date }
  switch (kind) {
    case 'decorated': return [kind, { ...base, title: decorate(item.title, random), text: `点击上方蓝字关注我们。${punctuate(item.text)}` }]
    case 'cut': return [kind, { ...base, title: random.int(0, 1) === 0 ? item.title : decorate(item.title, random), text: cut(item.text, random) }]
    case 'edited': return [kind, { ...base, title: synonyms(item.title, random, 2), text: edit(item.text, random) }]
    case 'retitled': return [kind, { ...base, title: retitle(draft, random), text: edit(item.text, random) }]
    case 'retitled-cut': return [kind, { ...base, title: retitle(draft, random), text: cut(item.text, random) }]
    case 'title-only': return [kind, { ...base, title: decorate(item.title, random), text: '' }]
    case 'reordered': return [kind, { ...base, text: random.take(sentencesOf(item.text), 40).join('') }]
  }
}

/** An editor's headline is about what the item is about. */
const retitle = (draft: Draft, random: Random): string => fill(random.pick(RETITLES), draft.story, seededRandom(`${draft.seed} retitle`), 0)
const sentencesOf = (text: string): string[] => text.split(/(?<=。|”)/)

function decorate(title: string, random: Random): string {
  const label = random.pick(['', '【关注】', '权威发布丨', '重磅！', '转发 | ', '最新消息：', '📢'])
  const tail = random.pick(['', '！', '（附详情）', '_青岚市人民政府', ' 速看'])
  return `${label}${title}${label === '' && tail === '' ? '。' : tail}`
}

/** At least 60 characters stay, else nobody could tell by the text. */
function cut(text: string, random: Random): string {
  const length = Math.max(60, Math.floor((text.length * random.int(25, 70)) / 100))
  return `${text.slice(0, length)}……`
}

function edit(text: string, random: Random): string {
  const kept = sentencesOf(text).filter(() => random.int(0, 5) > 0)
  const rest = kept.length >= 3 ? kept.join('') : text
  return `${random.int(0, 1) === 0 ? '' : '本报讯 '}${synonyms(rest, random, 6)}（来源：市融媒体中心）`
}

function synonyms(text: string, random: Random, most: number): string {
  return random.take(SYNONYMS, most).reduce((changed, [from, to]) => changed.replace(from, to), text)
}

const punctuate = (text: string): string => text.replaceAll('，', ', ').replaceAll(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/** Another filling of the same template: next year's, the neighbour's, another person's. */
function sibling(draft: Draft, random: Random): readonly [string, MatchItem] {
  const { story, title, sentences } = draft
  const kind = random.pick(['other-year', 'other-area', 'other-number', 'other-period'] as const)
  const seed = `${draft.seed} sibling`
  switch (kind) {
    // The very same words, a year later: only figures differ.
    case 'other-year': return [kind, itemOf('', { ...story, year: story.year + 1 }, title, sentences, seed, random)]
    case 'other-area': {
      const area = random.pick(AREAS.filter(name => name !== story.area))
      const person = random.pick(PEOPLE.filter(name => name !== story.person))
      return [kind, itemOf('', { ...story, area, person }, title, sentences, seed, random)]
    }
    case 'other-number': return [kind, itemOf('', { ...story, day: Math.min(28, story.day + random.int(0, 3)) }, title, sentences, seed, random)]
    case 'other-period': return [kind, itemOf('', { ...story, month: (story.month % 12) + 1 }, title, sentences, seed, random)]
  }
}

function later(date: string, hours: number): string {
  return new Date(Date.parse(`${date.replace(' ', 'T')}:00Z`) + hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
