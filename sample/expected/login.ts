import { PORTAL, SERVICE } from '../city.ts'
import { writtenLinks } from '../links.ts'
import type { SampleSite } from '../site.ts'
import { share } from './point.ts'
import type { ExpectedPoint } from './point.ts'

const CALENDAR_PAGE = `http://${PORTAL}/rili/2020-11.html`

/** Host and first folder of an address. */
function sectionOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}/${pathname.split('/').slice(1, -1)[0] ?? ''}`
}

/** Every section links to the login of the service platform from its head; the data portal's own pages also to one of their own. */
export function loginPoint(site: SampleSite): Record<string, ExpectedPoint> {
  // robots.txt closes this corner: nobody sees what it links to.
  const links = writtenLinks(site).filter(({ from, to }) => new URL(to).pathname === '/login.html' && !new URL(from).pathname.startsWith('/neibu/'))
  const sections = Map.groupBy(links, ({ from }) => sectionOf(from))
  // The calendar's pages are made when asked for and have the same head.
  sections.set(sectionOf(CALENDAR_PAGE), [{ from: CALENDAR_PAGE, to: `http://${SERVICE}/login.html`, text: '登录' }])
  const unified = [...sections.values()].filter(own => own.every(({ to }) => new URL(to).host === SERVICE)).length
  return { 'service/functions/login/3': share(unified, sections.size, '登录入口只指向统一登录的板块（主机加第一级目录）占比；数据开放平台首页另有独立登录') }
}
