import { COMPANIES, DEPARTMENTS, DISTRICTS, PROJECTS, ROADS, SCHOOLS, TOWNS, VILLAGES } from '../city.ts'
import type { Random } from '../random.ts'

const LISTS: Readonly<Record<string, readonly string[]>> = { 区: DISTRICTS, 镇: TOWNS, 村: VILLAGES, 局: DEPARTMENTS, 校: SCHOOLS, 企: COMPANIES, 路: ROADS, 项: PROJECTS }

/** Fills `{区}`-like places with drawn names, `{3-9}` with a whole number and `{3~9}` with a number of one decimal. */
export function fill(template: string, random: Random): string {
  return template.replace(/\{([^}]+)\}/g, (whole, key: string) => {
    const list = LISTS[key]
    if (list !== undefined) return random.pick(list)
    const range = /^(\d+)([-~])(\d+)$/.exec(key)
    if (range === null) throw new Error(`unknown place ${whole}`)
    const [low, high] = [Number(range[1]), Number(range[3])]
    return range[2] === '-' ? String(random.int(low, high)) : (random.int(low * 10, high * 10) / 10).toFixed(1)
  })
}

/** Escapes text for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
