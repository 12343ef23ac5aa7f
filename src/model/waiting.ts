/**
 * What may wait for somebody. Of an assessor: tasks. Of a reviewer: adjudications, appeals, cases. Of a unit: declarations to
 * hand in, preliminary results to answer. Of a manager: failed collections, proposals, points to assign, disagreements to give
 * to a reviewer, appeals, cases, and tasks of others that are late.
 */
export const WAITING_KINDS = ['tasks', 'adjudications', 'appeals', 'cases', 'declarations', 'reply', 'failed-collections', 'proposals', 'unassigned-tasks', 'unassigned-adjudications', 'late-tasks'] as const
export type WaitingKind = (typeof WAITING_KINDS)[number]
