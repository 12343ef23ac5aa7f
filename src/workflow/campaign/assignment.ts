import { AppError } from '../../shared/errors.ts'
import { Random } from '../../scoring/random.ts'

/** A point of an entrant that still needs marks. */
export interface Assignable {
  readonly entrantId: string
  readonly pointId: string
  readonly indicatorId: string
  readonly unitName: string
  /** Rounds that have no task yet, and whoever has the others. */
  readonly rounds: readonly number[]
  readonly taken: readonly string[]
}

export interface Assignment { readonly entrantId: string; readonly pointId: string; readonly round: number; readonly assessorId: string }

export interface AssignmentRule {
  readonly by: 'indicator' | 'unit'
  readonly seed: string
  readonly assessorIds: readonly string[]
  /** `<person> <entrant>` of everybody who must not judge whom. */
  readonly conflicts: ReadonlySet<string>
  /** Tasks that each already has. */
  readonly load: ReadonlyMap<string, number>
}

/** Pieces per assessor that a group too large for balance is cut into. */
const PIECES = 4

/**
 * Gives every missing round to an assessor: the same people for one indicator (or one unit) as far as balance and
 * conflicts of interest allow, always the least loaded first, ties by the seed. Same input, same assignment.
 * Throws assessors-too-few.
 */
export function assign(items: readonly Assignable[], { by, seed, assessorIds, conflicts, load }: AssignmentRule): Assignment[] {
  const random = new Random(seed)
  const order = new Map(shuffled([...new Set(assessorIds)].sort(), random).map((id, i) => [id, i]))
  const loads = new Map([...order.keys()].map(id => [id, load.get(id) ?? 0]))
  const wanted = items.reduce((sum, { rounds }) => sum + rounds.length, 0)
  const largest = Math.max(1, Math.ceil(wanted / Math.max(1, order.size) / PIECES))
  const least = (candidates: readonly string[]): string[] => [...candidates].sort((a, b) => (loads.get(a) ?? 0) - (loads.get(b) ?? 0) || (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const made: Assignment[] = []
  for (const piece of pieces(items, by, largest, random)) {
    const team = new Set<string>()
    for (const item of piece) {
      const free = [...order.keys()].filter(id => !item.taken.includes(id) && !conflicts.has(`${id} ${item.entrantId}`))
      if (free.length < item.rounds.length) throw new AppError('assessors-too-few', { what: item.unitName, point: item.pointId, needed: item.rounds.length + item.taken.length, found: free.length + item.taken.length })
      // The piece's own people first; whoever steps in for one in conflict is the least loaded, and stays with the piece.
      const chosen = shuffled([...least(free.filter(id => team.has(id))), ...least(free.filter(id => !team.has(id)))].slice(0, item.rounds.length).sort(), random)
      for (const id of chosen) team.add(id)
      item.rounds.forEach((round, i) => {
        const assessorId = chosen[i]
        if (assessorId === undefined) return
        loads.set(assessorId, (loads.get(assessorId) ?? 0) + 1)
        made.push({ entrantId: item.entrantId, pointId: item.pointId, round, assessorId })
      })
    }
  }
  return made
}

/** Groups of one indicator or one unit, cut to at most `largest` items, the largest first. */
function pieces(items: readonly Assignable[], by: 'indicator' | 'unit', largest: number, random: Random): Assignable[][] {
  const sorted = [...items].sort((a, b) => compare(a.entrantId, b.entrantId) || compare(a.pointId, b.pointId))
  const groups = [...Map.groupBy(sorted, item => (by === 'unit' ? item.entrantId : item.indicatorId))].sort(([a], [b]) => compare(a, b)).map(([, group]) => group)
  const cut = groups.flatMap(group => Array.from({ length: Math.ceil(group.length / largest) }, (_, i) => group.slice(i * largest, (i + 1) * largest)))
  return shuffled(cut, random).sort((a, b) => b.length - a.length)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Fisher and Yates. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1))
    const [a, b] = [out[i], out[j]]
    if (a !== undefined && b !== undefined) { out[i] = b; out[j] = a }
  }
  return out
}
