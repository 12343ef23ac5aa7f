import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { entryList } from '../entry.ts'
import { RULE_ASPECTS, RULE_WORDS, SITE_WORDS } from '../lexicon/organisation.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { aspectsOf, documentsWith } from '../site-documents.ts'
import { askPerson, rate } from '../share.ts'

/** Suggested rating by the number of aspects the rules cover. */
const STEPS = [0, 0.4, 0.4, 0.7, 1] as const

export const orgRules = defineMeasure({
  id: 'org/rules',
  version: 1,
  kind: 'suggested',
  title: '制度规范',
  explain: '由人依据单位提交的材料评判，机器只提供线索和建议：找标题既提到政府网站（或数字政府、电子政务、信息化等）又是办法、制度、规范、方案一类的公开文件，看其标题和开头是否涉及集约化建设管理、人员、资金、项目；涉及四方面建议 1，三方面建议 0.7，一至两方面建议 0.4。没有找到线索的不提建议，因为这类文件常不公开。',
  params: z.strictObject({}),
  needs: ['entries', 'items'],
  likes: ['policies'],
  judge({ entries, items, policies }) {
    const pages = entriesOf(entries.value, 'rules').filter(entry => entry.works !== false)
    const documents = documentsWith([...items.value, ...(policies?.value ?? [])], SITE_WORDS, RULE_WORDS).filter(({ title }) => hasWord(title, SITE_WORDS) && hasWord(title, RULE_WORDS))
    const aspects = aspectsOf(documents.map(({ title, excerpt }) => `${title} ${excerpt}`), RULE_ASPECTS)
    if (aspects.length === 0) return askPerson(`没有见到网站建设管理的制度文件${pages.length > 0 ? `；制度页面：${entryList(pages)}` : ''}，请单位提交材料后由人判断`)
    return rate({
      rating: STEPS[aspects.length] ?? 1,
      confidence: 0.5,
      reasons: [`见到网站建设管理的制度文件 ${documents.length} 份：${entryList(documents)}`, `涉及${aspects.join('、')}`, '只看了标题和开头，建议仅供参考，由人确认'],
      advice: ['制定覆盖集约化建设管理、人员、资金、项目的制度'],
      evidence: [...documents.map(({ evidence }) => evidence), ...pages.map(entry => entry.evidence)],
    })
  },
})
