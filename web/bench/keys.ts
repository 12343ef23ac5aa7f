import { useEffect, useRef, useState } from 'react'

export interface Actions {
  readonly digit: (digit: number) => void
  readonly percent: () => void
  readonly machine: () => void
  readonly notApplicable: () => void
  readonly undetermined: () => void
  readonly note: () => void
  readonly submit: () => void
  readonly next: () => void
  readonly previous: () => void
  readonly evidence: () => void
  readonly evidenceBack: () => void
  readonly view: () => void
  readonly focus: () => void
  readonly capture: () => void
  readonly attach: () => void
  readonly undo: () => void
  readonly reopen: () => void
  readonly queue: () => void
  readonly group: () => void
  readonly help: () => void
}
type Action = Exclude<keyof Actions, 'digit'>

/** Key → what it does; digits apart. In the order of the help. */
export const KEY_OF: Readonly<Record<Action, readonly string[]>> = {
  percent: ['p'], machine: ['m'], notApplicable: ['x'], undetermined: ['u'], note: ['n'], submit: ['Enter'], next: ['j', 'ArrowRight'], previous: ['k', 'ArrowLeft'],
  evidence: ['e'], evidenceBack: ['w'], view: ['s'], focus: ['v'], capture: ['c'], attach: ['f'], undo: ['z'], reopen: ['r'], queue: ['q'], group: ['g'], help: ['?'],
}
const ACTION_OF = new Map(Object.entries(KEY_OF).flatMap(([action, keys]) => keys.map(key => [key, action as Action] as const)))

const SWITCH = 'zhengheng.bench.keys'

/** Single keys do things unless the reader turned them off (WCAG 2.1.4); while something is typed only Ctrl+Enter and Esc do. */
export function useKeys(actions: Actions, isPaused: boolean): readonly [boolean, (isOn: boolean) => void] {
  const now = useRef(actions)
  useEffect(() => { now.current = actions })
  const [isOn, setOn] = useState(() => localStorage.getItem(SWITCH) !== 'off')
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isPaused || event.isComposing || event.defaultPrevented || event.altKey) return
      const target = event.target instanceof HTMLElement ? event.target : null
      if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') { event.preventDefault(); now.current.submit(); return }
      if (event.ctrlKey || event.metaKey) return
      if (target?.closest('textarea, input:not([type="radio"]), [contenteditable="true"], [role="combobox"], [role="listbox"]')) {
        if (event.key === 'Escape') target.blur()
        // A percentage is a number and nothing else: Enter hands it in.
        else if (event.key === 'Enter' && target.closest('[data-percent]')) { event.preventDefault(); now.current.submit() }
        return
      }
      if (!isOn) return
      // A focused button or link keeps its own Enter; a chosen radio has none.
      if (event.key === 'Enter' && target?.closest('button, a[href], summary, [role="button"]')) return
      if (/^[0-9]$/.test(event.key)) { event.preventDefault(); now.current.digit(Number(event.key)); return }
      const action = ACTION_OF.get(event.key.length === 1 ? event.key.toLowerCase() : event.key)
      if (action === undefined) return
      event.preventDefault()
      now.current[action]()
    }
    window.addEventListener('keydown', press)
    return () => { window.removeEventListener('keydown', press) }
  }, [isOn, isPaused])
  return [isOn, next => { localStorage.setItem(SWITCH, next ? 'on' : 'off'); setOn(next) }]
}
