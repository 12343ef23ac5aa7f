import { readFileSync } from 'node:fs'
import { classifyPost } from '../../src/facts/media/classify-post.ts'

const KINDS = { d: '动态', p: '政策文件', i: '政策解读', r: '回应关切', s: '服务提示' } as const
const TOPICS = { f: '防范化解重大风险', t: '精准脱贫', w: '污染防治', g: '深化“放管服”改革', m: '重点（民生）领域', y: '疫情防控', c: '复工复产', l: '“六稳”“六保”' } as const
const FLAGS = { o: '与职责关联不大', a: '商业广告', x: '内容不当', q: '意见征集', Q: '征集结果' } as const
const NAMES: Readonly<Record<string, string>> = { ...KINDS, ...TOPICS, ...FLAGS }

export interface LabelledPost { readonly set: 'dev' | 'test'; readonly title: string; readonly text: string; readonly labels: ReadonlySet<string> }
export interface Figures { readonly label: string; readonly of: number; readonly found: number; readonly right: number }

/** The labelled posts beside this file. */
export function labelledPosts(): LabelledPost[] {
  return readFileSync(new URL('labelled-posts.tsv', import.meta.url), 'utf8').split('\n').filter(line => line !== '' && !line.startsWith('#')).map(line => {
    const [set = '', kinds = '', topics = '', flags = '', title = '', text = ''] = line.split('\t')
    return { set: set === 'test' ? 'test' : 'dev', title, text, labels: new Set([...kinds, ...topics, ...flags].flatMap(mark => NAMES[mark] ?? [])) }
  })
}

/** What the classifier says of a post, in the names of the labels. */
export function labelsOf({ title, text }: Pick<LabelledPost, 'title' | 'text'>): Set<string> {
  const found = classifyPost({ title, text, links: [] })
  return new Set<string>([...found.kinds, ...found.topics, ...(found.offTopic.length > 0 ? [FLAGS.o] : []), ...(found.advert.length > 0 ? [FLAGS.a] : []), ...(found.improper.length > 0 ? [FLAGS.x] : []), ...(found.survey === 'call' ? [FLAGS.q] : found.survey === 'result' ? [FLAGS.Q] : [])])
}

/** Counts by label; the last line adds them up. */
export function measureClasses(posts: readonly LabelledPost[]): Figures[] {
  const answers = posts.map(post => ({ post, found: labelsOf(post) }))
  const lines = Object.values(NAMES).map(label => ({
    label, of: answers.filter(({ post }) => post.labels.has(label)).length, found: answers.filter(({ found }) => found.has(label)).length,
    right: answers.filter(({ post, found }) => post.labels.has(label) && found.has(label)).length,
  }))
  const sum = (key: 'of' | 'found' | 'right'): number => lines.reduce((total, line) => total + line[key], 0)
  return [...lines, { label: '合计 all', of: sum('of'), found: sum('found'), right: sum('right') }]
}
