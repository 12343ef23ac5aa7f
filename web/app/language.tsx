import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'

export type Language = 'zh' | 'en'
const KEPT = 'zhengheng.language'

let current: Language = kept()
/** For what is no component: the api client's Accept-Language. */
export const languageNow = (): Language => current

function kept(): Language {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh' // Storage can be shut off by the browser's settings.
  }
}

interface LanguageSwitch { readonly language: Language; readonly setLanguage: (language: Language) => void }
const Context = createContext<LanguageSwitch>({ language: current, setLanguage: () => undefined })

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, set] = useState(current)
  useEffect(() => { document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en' }, [language])
  const value = useMemo<LanguageSwitch>(() => ({
    language,
    setLanguage: next => {
      current = next
      set(next)
      try {
        localStorage.setItem(KEPT, next)
      } catch {
        // Not kept for the next visit, but changed for this one.
      }
    },
  }), [language])
  return <Context value={value}>{children}</Context>
}

export const useLanguage = (): LanguageSwitch => useContext(Context)

/** Chinese and English of a text, or of a function that makes one. */
type Pair<T = unknown> = readonly [zh: T, en: T]
type Said<W> = { readonly [K in keyof W]: W[K] extends Pair<infer T> ? T : never }

/** The words of an area: `defineWords({ title: ['批次', 'Campaigns'], found: [(n: number) => `${n} 个`, n => `${n}`] })`. */
export const defineWords = <const W extends Record<string, readonly [string, string] | readonly [(...given: never[]) => string, (...given: never[]) => string]>>(words: W): W => words

/** The words in the reader's language. */
export function useWords<W extends Record<string, Pair>>(words: W): Said<W> {
  const { language } = useLanguage()
  return useMemo(() => Object.fromEntries(Object.entries(words).map(([name, pair]) => [name, pair[language === 'zh' ? 0 : 1]])) as Said<W>, [words, language])
}

/** One text of a pair, e.g. of a list that is data. */
export const useSay = (): (<T>(pair: Pair<T>) => T) => {
  const { language } = useLanguage()
  return pair => pair[language === 'zh' ? 0 : 1]
}
