import type { PointState } from '../../model/evaluation.ts'
import type { Title } from '../../model/titles.ts'
import type { Piece } from '../html/markup.ts'
import { label } from './frame.ts'

/** Why a point has no rating. */
export const STATES: Readonly<Record<Exclude<PointState, 'rated'>, Title>> = { pending: ['待人工', 'for people'], undetermined: ['未能看到', 'not seen'], 'not-applicable': ['不适用', 'n/a'] }

const CHANGES: Readonly<Record<string, Title>> = { score: ['得分', 'score'], rank: ['名次', 'rank'], tier: ['档次', 'tier'], unitName: ['单位名称', 'name'], point: ['要点', 'point'], withdrawn: ['退出', 'withdrawn'], added: ['加入', 'added'] }

const worded = (words: Readonly<Record<string, Title>>, key: string): Piece => { const known = words[key]; return known ? label(...known) : key }

/** What an entry of the change log is about. */
export const changeWord = (what: string): Piece => worded(CHANGES, what)

/** The state of a point as the change log keeps it. */
export const stateWord = (state: string): Piece => worded(STATES, state)
