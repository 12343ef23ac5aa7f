/** Kinds of address spaces without end, as reported in the notes. */
export type TrapKind = 'growing-path' | 'calendar' | 'session-id' | 'query-permutations'

const TITLES: Readonly<Record<TrapKind, string>> = {
  'growing-path': '路径不断增长或重复',
  calendar: '日历翻页',
  'session-id': '会话编号',
  'query-permutations': '查询条件任意组合',
}

const MAX_SEGMENTS = 16
const MAX_PATH = 1024
/** Distinct values of a parameter that looks like a token, on otherwise the same address. */
const MAX_TOKENS = 3
/** Months or days of one calendar. */
const MAX_CALENDAR = 36
/** Addresses of one path: many where two parameters name a document, few where more of them combine. */
const MAX_QUERIES = { few: 20_000, many: 1000 }
/** Different sets of parameter names on one path: a document's address always has the same ones. */
const MAX_NAME_SETS = 24

const CALENDAR_NAME = /^(?:y|m|d|yr|mon|year|month|day|date|week|nian|yue|ri|rq|riqi|cal(?:endar)?(?:date|day|month|year)?|curdate|currentdate|selectdate|(?:next|prev)(?:month|day|year))$/i
const TOKEN_NAME = /(?:sess|sid$|^sid|token|ticket|guid|uuid|nonce|rand|timestamp|^t$|^_$|^r$|^v$|^ts$)/i
const TOKEN_VALUE = /^(?:[0-9a-f]{16,64}|[A-Za-z0-9_-]{20,128}|1[3-9]\d{8}(?:\d{3})?|0\.\d{8,})$/

interface PathState {
  count: number
  calendar: number
  readonly nameSets: Set<string>
  readonly tokens: Map<string, Set<string>>
}

/** Watches the addresses met and refuses those that belong to an endless space, counting what it refused. */
export class TrapWatch {
  readonly #years: readonly [number, number]
  readonly #paths = new Map<string, PathState>()
  readonly #calendars = new Map<string, number>()
  readonly #caught = new Map<TrapKind, { count: number; readonly example: string }>()

  /** `year`: the year of the collection; what lies after the next one is a calendar's. */
  constructor(year: number) {
    this.#years = [1949, year + 1]
  }

  /** Whether to leave a URL alone. Call once per new URL; it counts. */
  isTrap(url: string): boolean {
    const kind = this.#kindOf(url)
    if (kind === null) return false
    const caught = this.#caught.get(kind)
    if (caught) caught.count++
    else this.#caught.set(kind, { count: 1, example: url })
    return true
  }

  /** One Chinese sentence per kind of trap met. */
  notes(): string[] {
    return [...this.#caught].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([kind, { count, example }]) => `发现地址陷阱（${TITLES[kind]}），跳过 ${count} 个网址，如 ${example.slice(0, 200)}`)
  }

  #kindOf(url: string): TrapKind | null {
    const start = url.indexOf('/', url.indexOf('//') + 2)
    const mark = url.indexOf('?', start)
    const path = mark < 0 ? url.slice(start) : url.slice(start, mark)
    if (path.length > MAX_PATH || growsOrRepeats(path)) return 'growing-path'
    if (this.#isCalendarPath(url.slice(0, start), path)) return 'calendar'
    return mark < 0 ? null : this.#kindOfQuery(url.slice(0, mark), url.slice(mark + 1))
  }

  /** `/cal/2031/05`: years no document can have, or too many months and days of one place that calls itself a calendar. */
  #isCalendarPath(origin: string, path: string): boolean {
    const match = /\/((?:19|2\d)\d\d)[/-]?(\d{1,2})?(?=[/.-]|$)/.exec(path)
    if (!match) return false
    const year = Number(match[1])
    if ((year < this.#years[0] || year > this.#years[1]) && match[2] !== undefined) return true
    return /calendar|rili|\/cal\//i.test(path) && this.#countCalendar(origin + path.slice(0, match.index)) > MAX_CALENDAR
  }

  #countCalendar(key: string): number {
    const count = (this.#calendars.get(key) ?? 0) + 1
    if (this.#calendars.size < 10_000 || count > 1) this.#calendars.set(key, count)
    return count
  }

  #kindOfQuery(path: string, query: string): TrapKind | null {
    const pairs = query.split('&').map(pair => {
      const equals = pair.indexOf('=')
      return equals < 0 ? ([pair, ''] as const) : ([pair.slice(0, equals), pair.slice(equals + 1)] as const)
    })
    if (pairs.length > 24) return 'query-permutations'
    const state = this.#state(path)
    if (pairs.some(([name, value]) => CALENDAR_NAME.test(name) && /^\d{1,4}(?:[-/]?\d{1,2}){0,2}$/.test(value) && ++state.calendar > MAX_CALENDAR)) return 'calendar'
    for (const [name, value] of pairs) {
      if (!TOKEN_NAME.test(name) || !TOKEN_VALUE.test(value)) continue
      const rest = pairs.filter(pair => pair[0] !== name).map(pair => pair.join('=')).join('&')
      const key = `${name}|${rest}`.slice(0, 300)
      const values = state.tokens.get(key) ?? new Set<string>()
      if (state.tokens.size < 200) state.tokens.set(key, values)
      values.add(value.slice(0, 64))
      if (values.size > MAX_TOKENS || state.tokens.size >= 200) return 'session-id'
    }
    const names = pairs.map(([name]) => name).toSorted().join('&').slice(0, 200)
    if (state.nameSets.size <= MAX_NAME_SETS) state.nameSets.add(names)
    if (state.nameSets.size > MAX_NAME_SETS) return 'query-permutations'
    return ++state.count > (pairs.length <= 2 ? MAX_QUERIES.few : MAX_QUERIES.many) ? 'query-permutations' : null
  }

  #state(path: string): PathState {
    let state = this.#paths.get(path)
    if (state === undefined) {
      state = { count: 0, calendar: 0, nameSets: new Set(), tokens: new Map() }
      if (this.#paths.size < 20_000) this.#paths.set(path, state)
    }
    return state
  }
}

/** More segments than any site has, or one segment again and again (`/a/b/a/b/a/b/`). */
function growsOrRepeats(path: string): boolean {
  const segments = path.split('/').filter(segment => segment !== '')
  if (segments.length > MAX_SEGMENTS) return true
  if (segments.length < 4) return false
  const counts = new Map<string, number>()
  for (const segment of segments) {
    const count = (counts.get(segment) ?? 0) + 1
    // /2020/01/01/… repeats numbers without being a trap.
    if (count >= 3 && !/^\d{1,2}$/.test(segment)) return true
    counts.set(segment, count)
  }
  return false
}
