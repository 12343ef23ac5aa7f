import { COLOURS } from '../app/theme.ts'
import { CountBar } from '../kit/count-bar.tsx'
import { useStateName } from '../kit/states.tsx'
import { COLLECTION_STATES } from '../../src/model/campaign.ts'
import type { CollectionState } from '../../src/model/campaign.ts'

const LOOKS: Readonly<Record<CollectionState, string>> = { complete: COLOURS.good, partial: COLOURS.fair, failed: COLOURS.bad, running: COLOURS.brand, queued: COLOURS.open, paused: '#8a7a52', cancelled: '#b8bfc7' }
/** What is done stands left. */
const ORDER: readonly CollectionState[] = [...COLLECTION_STATES].sort((a, b) => Object.keys(LOOKS).indexOf(a) - Object.keys(LOOKS).indexOf(b))

/** The latest collection of each channel, by state. */
export function CollectionCounts({ label, counts }: { readonly label: string; readonly counts: readonly { readonly state: CollectionState; readonly count: number }[] }) {
  const stateName = useStateName()
  return <CountBar label={label} parts={ORDER.map(state => ({ key: state, name: stateName(state), colour: LOOKS[state], count: counts.filter(one => one.state === state).reduce((sum, { count }) => sum + count, 0) }))} />
}
