import { Link, useSearchParams } from 'react-router'

export interface View { readonly key: string; readonly label: string }

/** The views of one page as links that wrap on small screens; `chosen` lives in the address under `name`, the first is there without it. */
export function ViewLinks({ name, label, views, chosen }: { readonly name: string; readonly label: string; readonly views: readonly View[]; readonly chosen: string }) {
  const [search] = useSearchParams()
  const to = (key: string) => {
    const next = new URLSearchParams(search)
    if (key === views[0]?.key) next.delete(name)
    else next.set(name, key)
    return { search: next.toString() }
  }
  return (
    <nav aria-label={label} className="views">
      {views.map(({ key, label: title }) => <Link key={key} to={to(key)} aria-current={key === chosen ? 'page' : undefined}>{title}</Link>)}
    </nav>
  )
}
