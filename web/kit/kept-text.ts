import { useCallback, useState } from 'react'

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return '' // Storage can be shut off by the browser's settings.
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // Full or shut off: the text stays on the screen.
  }
}

/** What somebody types that no draft of the server holds: kept in this browser until it is cleared. Mount anew for another key. */
export function useKeptText(name: string): readonly [string, (text: string) => void] {
  const key = `zhengheng.text.${name}`
  const [text, set] = useState(() => read(key))
  return [text, useCallback(next => { set(next); write(key, next) }, [key])]
}
/** Text that is typed and not saved yet outlives a reload, a sign-in that ran out and a closed tab: it is kept in this browser under `key` until `forget`. */
export function useKeptText(key: string, saved: string): readonly [text: string, change: (text: string) => void, forget: () => void] {
  const name = `zhengheng.typed.${key}`
  const [text, setText] = useState(() => read(name) ?? saved)
  const change = useCallback((next: string) => {
    setText(next)
    try {
      localStorage.setItem(name, next)
    } catch {
      // Storage is shut off or full: the text lives as long as the page.
    }
  }, [name])
  const forget = useCallback(() => {
    try {
      localStorage.removeItem(name)
    } catch {
      // Nothing was kept, then.
    }
  }, [name])
  return [text, change, forget]
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
