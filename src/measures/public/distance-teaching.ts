import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { servicesNamed, serviceText } from '../service-places.ts'
import { askPerson, rate, rateAbsent } from '../share.ts'
import { listNames, percentText, quoteName } from '../wording.ts'

const SUBJECTS = ['语文', '数学', '英语', '物理', '化学', '生物', '历史', '地理', '政治', '音乐', '美术', '体育', '信息技术', '科学', '道德与法治'] as const
const TEACHING = /远程教学|线上教学|在线教学|网络教学|停课不停学|(?:空中|网络|名师|云|同步|专递|直播)课堂/
const SCHOOL_SHARE = /(?:覆盖|惠及|开通|接入|参与|实现).{0,20}?(\d{1,3}(?:\.\d{1,2})?)\s?[%％].{0,12}?(?:学校|中小学)|(?:学校|中小学).{0,16}?(?:覆盖(?:率|面)?|接入率).{0,8}?(\d{1,3}(?:\.\d{1,2})?)\s?[%％]/
const ALL_SCHOOLS = /(?:覆盖|惠及|实现).{0,12}(?:全部|所有|全市|全省|全县|全区)(?:中小)?学(?:校|段)|(?:中小)?学校全覆盖/
/** Names of subjects that count as nearly complete. */
const SUBJECTS_EXPECTED = 10

export const publicDistanceTeaching = defineMeasure({
  id: 'public/distance-teaching',
  version: 1,
  kind: 'suggested',
  title: '远程教学覆盖面',
  explain: '在提到远程教学、空中课堂等的页面上找数字。覆盖学校（about: schools）：写明的覆盖比例达到 80% 建议 1，50% 建议 0.7，以下 0.4；写明“全覆盖”的建议 1。覆盖科目（about: subjects）：写到的科目数达到 10 门建议 1，5 门以上 0.7，1 门以上 0.4。见到远程教学而没有数字的，列出页面交人判断；完全没有、且已看足够多的页面，建议 0。',
  params: z.strictObject({ about: z.enum(['schools', 'subjects']) }),
  needs: ['items', 'named-services'],
  likes: ['topics', 'coverage'],
  judge({ items, topics, 'named-services': services, coverage }, { about }) {
    const places = servicesNamed(services.value, '远程教学', '教育资源平台')
    const texts = [
      ...items.value.map(({ title, excerpt, url, evidence }) => ({ title, url, evidence, text: `${title}\n${excerpt}` })),
      ...(topics?.value ?? []).map(({ title, text, url, evidence }) => ({ title, url, evidence, text: `${title}\n${text}` })),
      ...places.map(({ title, excerpt, url, evidence }) => ({ title, url, evidence, text: `${title}\n${excerpt}` })),
    ].filter(({ text }) => TEACHING.test(text))
    if (texts.length === 0 && places.length === 0) return rateAbsent('远程教学的平台或信息', coverage, '开展远程教学，公布覆盖的学校和科目')
    const shown = listNames(texts.map(({ title }) => quoteName(title)).concat(places.map(serviceText)), '处')
    const evidence = [...texts.map(one => one.evidence), ...places.map(one => one.evidence)]
    const advice = [about === 'schools' ? '公布远程教学覆盖学校的比例，扩大到全部学校' : '公布各学段远程教学的课程表，补齐科目']
    if (about === 'subjects') {
      const subjects = SUBJECTS.filter(name => texts.some(({ text }) => text.includes(name)))
      if (subjects.length === 0) return askPerson(`见到远程教学，没有见到科目：${shown}`)
      return rate({ rating: subjects.length >= SUBJECTS_EXPECTED ? 1 : subjects.length >= SUBJECTS_EXPECTED / 2 ? 0.7 : 0.4, confidence: 0.4, reasons: [`远程教学页面写到的科目 ${subjects.length} 门：${listNames(subjects, '门', 15)}`, `见于：${shown}`, '建议仅供参考，请对照课程表核实'], advice, evidence })
    }
    const figures = texts.flatMap(({ text }) => {
      const match = SCHOOL_SHARE.exec(text)
      const share = match ? Number(match[1] ?? match[2]) / 100 : ALL_SCHOOLS.test(text) ? 1 : Number.NaN
      return share >= 0 && share <= 1 ? [share] : []
    })
    if (figures.length === 0) return askPerson(`见到远程教学，没有见到覆盖学校的比例：${shown}`)
    const share = Math.max(...figures)
    return rate({ rating: share >= 0.8 ? 1 : share >= 0.5 ? 0.7 : 0.4, confidence: 0.5, reasons: [`写明的远程教学覆盖学校比例最高为 ${percentText(share)}`, `见于：${shown}`, '建议仅供参考，请核实口径'], advice, evidence })
  },
})
