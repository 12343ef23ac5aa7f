import type { Page } from '../../page/page.ts'
import { STEP_COLUMNS, STEP_NAMES } from '../lexicon/guide-labels.ts'
import type { GuideStep } from '../page-facts.ts'
import { headerOf } from './header-row.ts'
import type { Labelled } from './labelled.ts'

const STEPS_KEPT = 30
const NAMES: readonly string[] = STEP_NAMES

/** Steps from a table with a header row of steps, else from numbered lines, headed lines or an arrow chain. */
export function readSteps(page: Page, section: Labelled<string> | undefined): readonly GuideStep[] {
  for (const table of page.tables) {
    if (table.zone !== 'main') continue
    const header = headerOf(table.rows, STEP_COLUMNS)
    if (header?.columns.name === undefined) continue
    const { columns } = header
    const cell = (row: readonly string[], column: number | undefined): string | null => {
      const value = column === undefined ? '' : (row[column] ?? '').trim()
      return value === '' || /^[-—/]+$/.test(value) ? null : value
    }
    const steps = table.rows.slice(header.row + 1, header.row + 1 + STEPS_KEPT).flatMap(row => {
      const name = cell(row, columns.name)
      return name === null || name.length > 40 ? [] : [{ name: name.replace(/^\d{1,2}[.、．]?\s*/, ''), timeLimit: cell(row, columns.timeLimit), person: cell(row, columns.person), standard: cell(row, columns.standard) }]
    })
    if (steps.length > 0) return steps
  }
  return section === undefined ? [] : fromLines(section.lines)
}

function fromLines(lines: readonly string[]): GuideStep[] {
  const steps: GuideStep[] = []
  for (const line of lines.flatMap(line => line.split(/\n|→|—>|->|＞|⇒|➔|(?<=[；;。])\s*(?=[（(]?[\d一二三四五六七八九十]{1,2}[）).、．])/))) {
    const text = line.trim().replace(/^第?[（(]?[\d一二三四五六七八九十]{1,2}[步）).、．]?[:：、.．\s]*/, '')
    if (text === '' || text.length > 600) continue
    const name = headName(text)
    if (name === null) {
      const last = steps.at(-1)
      // A line that starts no step goes on with the one before it.
      if (last !== undefined) steps[steps.length - 1] = { ...last, timeLimit: last.timeLimit ?? limitIn(text), person: last.person ?? personIn(text), standard: last.standard ?? standardIn(text) }
    } else if (steps.length < STEPS_KEPT) {
      steps.push({ name, timeLimit: limitIn(text), person: personIn(text), standard: standardIn(text) })
    }
  }
  return steps
}

/** The step a line begins with: its words up to the colon or bracket when short, else a known step word at its head. */
function headName(text: string): string | null {
  const head = /^([^:：，,。；;（(\s]{2,12})(?:[:：（(\s]|$)/.exec(text)?.[1]
  if (head !== undefined && NAMES.some(name => head.includes(name))) return head
  return NAMES.find(name => text.startsWith(name)) ?? null
}

const limitIn = (text: string): string | null => /(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s*个?(?:工作日|自然日|日|天|小时|分钟)(?:内)?|当场(?:办结|受理|办理)?|即时(?:办结)?|即办/.exec(text)?.[0] ?? null
const personIn = (text: string): string | null => /(?:办理人员?|责任人员?|经办人员?|审查人员?|审核人员?|承办人员?|岗位|负责人)[:：]\s?([^\s，,。；;）)]{2,20})/.exec(text)?.[1] ?? /((?:窗口|经办|审核|审批|受理|分管|综合|首席)[^\s，,。；;）)]{0,6}(?:人员|岗|负责人|科长|代表|领导))/.exec(text)?.[1] ?? null
const standardIn = (text: string): string | null => /(?:(?:审查|审核|审批|办理|受理)?标准|审查要点|审核内容|审查内容)[:：]\s?([^。；;]{2,120})/.exec(text)?.[1] ?? /(材料(?:齐全|完整)[^。；;]{0,60})/.exec(text)?.[1] ?? null
