import { EVALUATION_DATE, daysBetween } from '../calendar.ts'
import type { PortalRecords } from '../portal/portal.ts'
import { mean, rated } from './point.ts'
import type { ExpectedPoint } from './point.ts'

const SOURCES_ASKED = 5
const ROWS_ASKED = 20
const FRESH_DAYS = 30

type Topics = PortalRecords['topics']

function rowsOf(topics: Topics, path: string): Topics[number]['rows'] {
  const topic = topics.find(({ url }) => new URL(url).pathname === path)
  if (topic === undefined) throw new RangeError(`no topic ${path}`)
  return [...new Map(topic.rows.map(row => [row.url, row])).values()]
}

/** The second and fourth point of a priority whose subjects all stand in one topic: who reports, and how much and how lately. */
function topicPoints(topics: Topics, id: string, path: string): Record<string, ExpectedPoint> {
  const rows = rowsOf(topics, path)
  const sources = new Set(rows.map(row => row.source)).size
  const last = rows.map(row => row.date.slice(0, 10)).filter(date => date <= EVALUATION_DATE).sort().at(-1) ?? ''
  const age = daysBetween(last, EVALUATION_DATE)
  if (age > FRESH_DAYS) throw new RangeError(`${path} is no longer fresh: ${last}`)
  return {
    [`${id}/2`]: rated(Math.min(1, sources / SOURCES_ASKED), `专题中的信息来自${sources}个单位，满${SOURCES_ASKED}个得满分`),
    [`${id}/4`]: rated(mean([Math.min(1, rows.length / ROWS_ASKED), 1]), `专题有${rows.length}条信息，满${ROWS_ASKED}条得满分；最近${last}，在${FRESH_DAYS}天内；取平均`),
  }
}

/** Points of 中心工作落实宣传 that count what a topic gathers. */
export function priorityPoints({ topics }: PortalRecords): Record<string, ExpectedPoint> {
  return {
    ...topicPoints(topics, 'disclosure/priorities/battles', '/zt/sdgjz/'),
    ...topicPoints(topics, 'disclosure/priorities/reform', '/zt/fgf/'),
    ...topicPoints(topics, 'disclosure/priorities/stability', '/zt/lwlb/'),
  }
}
