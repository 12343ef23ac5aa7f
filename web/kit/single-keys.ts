import { useEffect, useLayoutEffect, useRef, useState } from 'react'

export interface SingleKeys<A extends string> {
  /** `event.key` (letters in lower case) of each action. */
  readonly keys: Readonly<Record<A, readonly string[]>>
  readonly actions: Readonly<Record<A, () => void>>
  readonly digit: (digit: number) => void
  /** Enter, and Ctrl+Enter while something is typed. */
  readonly submit: () => void
}

const SWITCH = 'zhengheng.single-keys'

function isSwitchedOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== 'off'
  } catch {
    return true // Storage can be shut off by the browser's settings.
  }
}

function actionOf<A extends string>({ keys, actions }: SingleKeys<A>, key: string): (() => void) | undefined {
  const found = Object.entries<readonly string[]>(keys).find(([, names]) => names.includes(key))
  return found && actions[found[0] as A]
}

/** Single keys do things unless the reader turned them off (WCAG 2.1.4); while something is typed only Ctrl+Enter and Esc do. */
export function useSingleKeys<A extends string>(wanted: SingleKeys<A>, isPaused: boolean): readonly [isOn: boolean, setOn: (isOn: boolean) => void] {
  const now = useRef(wanted)
  // With the picture, not after it: the next key is for what is on the screen by then.
  useLayoutEffect(() => { now.current = wanted })
  const [isOn, setOn] = useState(isSwitchedOn)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isPaused || event.isComposing || event.defaultPrevented || event.altKey) return
      const target = event.target instanceof HTMLElement ? event.target : null
      if (event.ctrlKey || event.metaKey) {
        if (event.key === 'Enter') { event.preventDefault(); now.current.submit() }
        return
      }
      if (target?.closest('textarea, input:not([type="radio"]), [contenteditable="true"], [role="combobox"], [role="listbox"]')) {
        if (event.key === 'Escape') target.blur()
        // A percentage is a number and nothing else: Enter hands it in, and letters are for the page.
        else if (event.key === 'Enter' && target.closest('[data-percent]')) { event.preventDefault(); now.current.submit() }
        return
      }
      // A focused button or link keeps its own Enter; a chosen radio has none.
      if (!isOn || (event.key === 'Enter' && target?.closest('button, a[href], summary, [role="button"]'))) return
      const action = /^[0-9]$/.test(event.key) ? () => { now.current.digit(Number(event.key)) } : event.key === 'Enter' ? now.current.submit : actionOf(now.current, event.key.length === 1 ? event.key.toLowerCase() : event.key)
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', press)
    return () => { window.removeEventListener('keydown', press) }
  }, [isOn, isPaused])
  return [isOn, next => {
    setOn(next)
    try {
      localStorage.setItem(SWITCH, next ? 'on' : 'off')
    } catch {
      // Not kept for the next visit, but changed for this one.
    }
  }]
}
