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
