import type { Campaign } from '../parts/campaign.ts'

/** Units are judged, and judgements accepted, until results are opened. */
export const isJudging = ({ state }: Campaign): boolean => ['collecting', 'judging', 'declaring', 'assessing', 'adjudicating'].includes(state)
