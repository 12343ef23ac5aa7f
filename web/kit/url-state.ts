import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** One piece of list state (filter, sort, chosen tab) that lives in the address, so that a link shows the same. */
export function useUrlState(name: string, otherwise = ''): readonly [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams()
  const set = useCallback((value: string) => {
    setSearch(now => {
      const next = new URLSearchParams(now)
      if (value === otherwise) next.delete(name)
      else next.set(name, value)
      return next
    }, { replace: true })
  }, [name, otherwise, setSearch])
  return [search.get(name) ?? otherwise, set]
}
