import { describe, expect, test } from 'vitest'
import { hasWord, matchesTerm, plainName, termNamed } from '../../src/measures/name-match.ts'
import { CATEGORIES } from '../../src/measures/lexicon/categories.ts'

/** Names of columns as portals print them, and the categories they hold. */
const REAL: readonly (readonly [string, string | null])[] = [
  ['机构职责', '机构职能'], ['领导分工', '负责人信息'], ['市长之窗', '负责人信息'], ['领导信箱', null], ['市政府文件', '文件资料'], ['政策解读', null],
  ['县区动态', '政务动态'], ['国务要闻', '政务动态'], ['统计公报', '数据发布'], ['留言统计', null], ['规划 计划', '规划计划'], ['财政预决算', '财政信息'], ['市财政局', null],
  ['收费项目', '行政事业性收费'], ['政府采购', '政府采购'], ['重大建设项目', '重大建设项目批准和实施'], ['承办建议提案工作', '建议提案'], ['走进邯郸', '概况信息'], ['工程概况', null],
  ['“扶贫”专栏：精准扶贫', '脱贫攻坚'], ['党史学习教育', null], ['义务教育', '教育'], ['稳就业', '促进就业'], ['空气质量', '环境保护'], ['优化营商环境', null], ['防灾预警', '灾害事故救援'],
  ['邯郸概况', '概况信息'], ['市政府令', '文件资料'], ['邯郸新闻', '政务动态'], ['新闻发布会', null], ['部门统计', '数据发布'], ['特困供养', '社会救助和社会福利'], ['政协委员提案', '建议提案'], ['体育健身', '公共文化体育'],
  ['保障性安居工程', '住房保障'], ['知识产权交易', null], ['采矿权出让', '矿业权出让'], ['食品安全', '食品药品监督检查'], ['生产安全事故', '安全生产监督检查'], ['监督抽查', '产品质量监督检查'],
]

describe('names', () => {
  test.each(REAL)('a column named %s is of category %s', (printed, category) => {
    const found = CATEGORIES.filter(term => matchesTerm(term, printed)).map(({ name }) => name)
    expect(category === null ? found.length === 0 : found.includes(category)).toBe(true)
  })
  test('every printed category matches its own name and stands once', () => {
    expect(CATEGORIES).toHaveLength(29)
    expect(new Set(CATEGORIES.map(({ name }) => name)).size).toBe(29)
    expect(CATEGORIES.filter(term => !matchesTerm(term, term.name))).toEqual([])
  })
  test('words of the lexicon are written as names are compared', () => {
    for (const { exact, contains, not = [] } of CATEGORIES) for (const word of [...exact, ...contains, ...not]) expect(plainName(word)).toBe(word)
  })
  test('marks, blanks and full-width forms do not matter', () => {
    expect(plainName(' 【财政】 信 息\u3000（ＡＢ） ')).toBe('财政信息ab')
  })
  test('a sentence is no name, and nothing is no name', () => {
    const term = termNamed(CATEGORIES, '政府采购')
    expect(matchesTerm(term, `政府采购${'的'.repeat(80)}`)).toBe(false)
    expect(matchesTerm(term, '')).toBe(false)
    expect(matchesTerm(term, '！！！')).toBe(false)
  })
  test('a category the lexicon does not know stands for itself', () => {
    expect(matchesTerm(termNamed(CATEGORIES, '渔业资源'), '渔业资源保护')).toBe(true)
    expect(matchesTerm(termNamed(CATEGORIES, '！'), '任何栏目')).toBe(false)
  })
  test('an empty word is in no text', () => expect(hasWord('任何', [''])).toBe(false))
  test('a name of a million characters is read in no time', () => {
    const started = process.hrtime.bigint()
    plainName(' '.repeat(1_000_000))
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(100)
  })
})
