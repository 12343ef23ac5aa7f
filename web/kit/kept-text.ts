import { useCallback, useState } from 'react'

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // Storage can be shut off by the browser's settings.
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // Full or shut off: the text stays on the screen.
  }
}

/** What somebody types that the server does not hold yet (it holds `saved`): kept in this browser until it is changed back or forgotten, whatever happens to the page. Mount anew for another key. */
export function useKeptText(name: string, saved = ''): readonly [text: string, change: (text: string) => void, forget: () => void] {
  const key = `zhengheng.text.${name}`
  const [text, set] = useState(() => read(key) ?? saved)
  return [text, useCallback(next => { set(next); write(key, next === saved ? null : next) }, [key, saved]), useCallback(() => { write(key, null) }, [key])]
}
