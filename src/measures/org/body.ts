import { z } from 'zod'
import { entriesOf } from '../entry-match.ts'
import { entryList } from '../entry.ts'
import { BODY_WORDS, DUTY_WORDS, SITE_WORDS, TITLE_WORDS } from '../lexicon/organisation.ts'
import { defineMeasure } from '../measure.ts'
import { hasWord } from '../name-match.ts'
import { aspectsOf, documentsWith } from '../site-documents.ts'
import { askPerson, rate } from '../share.ts'

/** A body without stated duties; each of the four duties adds a tenth. */
const BODY_ONLY = 0.6

export const orgBody = defineMeasure({
  id: 'org/body',
  version: 1,
  kind: 'suggested',
  title: '组织机构',
  explain: '由人依据单位提交的材料评判，机器只提供线索和建议：找标题既提到政府网站（或数字政府、电子政务、信息化等）又提到机构、职责、成立、分工等，且标题或开头提到领导小组、主管机构的公开文件；找到的建议 0.6，写明统筹规划、指导、协调、监督职责的每项加 0.1，最高 1。没有找到线索的不提建议，因为这类文件常不公开。',
  params: z.strictObject({}),
  needs: ['entries', 'items'],
  likes: ['policies'],
  judge({ entries, items, policies }) {
    const pages = entriesOf(entries.value, 'organisation').filter(entry => entry.works !== false)
    // An opening that mentions an office proves nothing; the document itself must be about the websites.
    const documents = documentsWith([...items.value, ...(policies?.value ?? [])], SITE_WORDS, BODY_WORDS).filter(({ title }) => hasWord(title, SITE_WORDS) && hasWord(title, TITLE_WORDS))
    if (documents.length === 0) return askPerson(`没有见到明确网站管理机构的公开文件${pages.length > 0 ? `；机构职能页面：${entryList(pages)}` : ''}，请单位提交材料后由人判断`)
    const duties = aspectsOf(documents.map(({ title, excerpt }) => `${title} ${excerpt}`), DUTY_WORDS)
    return rate({
      rating: Math.min(1, (BODY_ONLY * 10 + duties.length) / 10),
      confidence: 0.5,
      reasons: [`见到提到网站管理机构的文件 ${documents.length} 份：${entryList(documents)}`, `其中写明的职责：${duties.length > 0 ? duties.join('、') : '没有见到'}`, '建议仅供参考，由人确认'],
      advice: ['以正式文件明确网站管理机构及其统筹规划、指导、协调、监督职责'],
      evidence: [...documents.map(({ evidence }) => evidence), ...pages.map(entry => entry.evidence)],
    })
  },
})
