/** What keys do on the bench, in the order of the help; digits and Enter apart. */
export const KEY_OF = {
  percent: ['p'], machine: ['m'], notApplicable: ['x'], undetermined: ['u'], note: ['n'], next: ['j', 'ArrowRight'], previous: ['k', 'ArrowLeft'],
  evidence: ['e'], evidenceBack: ['w'], view: ['s'], focus: ['v'], capture: ['c'], attach: ['f'], undo: ['z'], reopen: ['r'], queue: ['q'], group: ['g'], help: ['?'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type Action = keyof typeof KEY_OF
