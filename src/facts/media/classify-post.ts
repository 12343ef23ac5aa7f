import { ADVERT, BAD_ADDRESS, CENTRAL_TOPICS, IMPROPER, KIND_WORDS, OFF_TOPIC, POST_KINDS, SHOPS, TOPIC_WORDS } from '../lexicon/media-words.ts'
import type { CentralTopic, PostKind, WordClass } from '../lexicon/media-words.ts'
import { WordFinder, wordsOf } from './segment.ts'

/** What a post is, with the words that told it. */
export interface PostClasses {
  readonly kinds: readonly PostKind[]
  readonly topics: readonly CentralTopic[]
  /** Words found; empty: it is not so. */
  readonly offTopic: readonly string[]
  readonly advert: readonly string[]
  readonly improper: readonly string[]
  readonly survey: 'call' | 'result' | null
}

/** How much of a text is read: what a post is about stands at its beginning, advertisements at its end. */
const HEAD = 600
const TAIL = 300
const ENOUGH = 2
const SURVEY = /征求(?:.{0,20})意见|公开征集|征集(?:.{0,12})(?:意见|建议|活动|标识)|意见征集|问卷|民意调查|投票|票决|听听您的想法|征求意见/
const SURVEY_OVER = /结果|采纳|出炉|反馈情况|情况反馈|情况公告|情况汇总|情况说明|征集情况/
/** Calls ask somebody to do something. */
const INVITES = /请|欢迎|即日起|公开征求|公开征集|由您|征集意见|反馈意见|参与|截止|您/

let finder: WordFinder | null = null
const CLASSES: readonly WordClass[] = [...Object.values(KIND_WORDS), ...Object.values(TOPIC_WORDS), OFF_TOPIC, ADVERT, IMPROPER]

interface Words { readonly title: string; readonly text: string; readonly links: readonly string[] }
/** Several facts ask about the same post. */
const remembered = new WeakMap<Words, PostClasses>()

/** Classes a post by its words; pure, the same words give the same answer. */
export function classifyPost(post: Words): PostClasses {
  const known = remembered.get(post)
  if (known !== undefined) return known
  const classes = classesOf(post)
  remembered.set(post, classes)
  return classes
}

function classesOf({ title, text, links }: Words): PostClasses {
  finder ??= new WordFinder(wordsOf(CLASSES))
  const head = text.slice(0, HEAD)
  const inTitle = finder.find(title === '' ? head.slice(0, 60) : title)
  const inText = finder.find(text.length > HEAD + TAIL ? `${head}\n${text.slice(-TAIL)}` : text)
  const shops = links.flatMap(link => (isShop(link) ? [hostOf(link)] : []))
  const bad = links.filter(link => BAD_ADDRESS.test(hostOf(link)))
  const improper = [...hits(IMPROPER, inTitle, inText), ...bad.map(hostOf)]
  const advert = [...hits(ADVERT, inTitle, inText), ...shops]
  const offTopic = hits(OFF_TOPIC, inTitle, inText)
  const isOther = offTopic.length > 0 || improper.length > 0
  const survey = isOther ? null : surveyOf(title, text)
  const topics = isOther ? [] : CENTRAL_TOPICS.filter(topic => hits(TOPIC_WORDS[topic], inTitle, inText).length > 0)
  return { kinds: isOther ? [] : kindsOf(inTitle, inText, survey, advert.length > 0), topics, offTopic, advert, improper, survey }
}

/** The kind that tells most; news is what remains when something happened and nothing else fits. */
function kindsOf(inTitle: Found, inText: Found, survey: PostClasses['survey'], isAdvert: boolean): PostKind[] {
  if (survey !== null) return ['动态']
  const scores = new Map(POST_KINDS.map(kind => [kind, scoreOf(KIND_WORDS[kind], inTitle, inText)]))
  const score = (kind: PostKind): number => scores.get(kind) ?? 0
  for (const kind of ['回应关切', '政策解读'] as const) if (score(kind) >= 3) return [kind]
  const [best] = (['政策文件', '服务提示', '动态'] as const).map(kind => ({ kind, score: score(kind) })).sort((a, b) => b.score - a.score)
  if (best !== undefined && best.score >= ENOUGH) return [best.kind]
  for (const kind of ['回应关切', '政策解读'] as const) if (score(kind) >= ENOUGH) return [kind]
  return isAdvert ? [] : inText.size > 0 || inTitle.size > 0 ? ['动态'] : []
}

type Found = ReadonlySet<string>
interface WordSets { readonly strong: Found; readonly weak: Found; readonly not: Found }
const sets = new WeakMap<WordClass, WordSets>()

/** A post holds a dozen words, a class dozens: the post's are looked up in the class. */
function setsOf(words: WordClass): WordSets {
  const known = sets.get(words)
  if (known !== undefined) return known
  const made = { strong: new Set(words.strong), weak: new Set(words.weak), not: new Set(words.not) }
  sets.set(words, made)
  return made
}

const common = (found: Found, words: Found): string[] => [...found].filter(word => words.has(word))
const hasAny = (found: Found, words: Found): boolean => { for (const word of found) if (words.has(word)) return true; return false }

/** A strong word is worth 3 in the title and 2 in the text, a weak one 1 in either; each counts once, of the text one strong and two weak ones at most. */
function scoreOf(words: WordClass, inTitle: Found, inText: Found): number {
  const { strong, weak, not } = setsOf(words)
  if (hasAny(inTitle, not)) return 0
  return 3 * common(inTitle, strong).length + common(inTitle, weak).length + (hasAny(inText, strong) ? 2 : 0) + Math.min(2, common(inText, weak).length)
}

/** The words of a class that stand in the post, when they tell enough: one strong or two weak, and none that speaks against it. */
function hits(words: WordClass, inTitle: Found, inText: Found): string[] {
  const { strong, weak, not } = setsOf(words)
  if (hasAny(inTitle, not) || hasAny(inText, not)) return []
  const found = (of: Found): string[] => [...new Set([...common(inTitle, of), ...common(inText, of)])]
  const [told, hinted] = [found(strong), found(weak)]
  return told.length > 0 || hinted.length >= 2 ? [...told, ...hinted].slice(0, 5) : []
}

function surveyOf(title: string, text: string): PostClasses['survey'] {
  const head = title === '' ? text.slice(0, 80) : title
  const start = `${title} ${text.slice(0, 200)}`
  if (!SURVEY.test(start)) return null
  if (SURVEY_OVER.test(head)) return 'result'
  return SURVEY.test(head) && INVITES.test(start) ? 'call' : SURVEY.test(text.slice(0, 200)) && /请|欢迎|您/.test(start) && /入口|点击|扫码|截止|填写/.test(text) ? 'call' : null
}

const hostOf = (url: string): string => URL.parse(url)?.hostname.toLowerCase() ?? ''
const isShop = (url: string): boolean => {
  const host = hostOf(url)
  return SHOPS.some(shop => host === shop || host.endsWith(`.${shop}`))
}
