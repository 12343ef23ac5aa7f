import { useCallback, useEffect } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { ComingSearch } from './coming-search.ts'

/** One for all: every piece of list state is in the same address. */
const coming = new ComingSearch()

/** One piece of list state (filter, sort, chosen tab) that lives in the address, so that a link shows the same. Several may be set in one go. */
export function useUrlState(name: string, otherwise = ''): readonly [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams()
  const { key } = useLocation()
  useEffect(() => { coming.shown(key) }, [key])
  const set = useCallback((value: string) => { setSearch(now => coming.change(now, name, value, otherwise), { replace: true }) }, [name, otherwise, setSearch])
  return [search.get(name) ?? otherwise, set]
}
