import type { BuiltColumn } from '../portal/columns.ts'
import { share } from './point.ts'
import type { ExpectedPoint } from './point.ts'

/**
 * How the disclosure columns are set up. They are those under 政务公开 and 政务动态 with the two section pages, 文件资料,
 * 依申请公开, and the topic against the epidemic, whose name says 公共卫生. One misfiled entry of eight or nine is no fault
 * of the column, and 专项预案 is three clicks away by the site map, which lists the column above it.
 */
export function structurePoint(columns: readonly BuiltColumn[]): Record<string, ExpectedPoint> {
  const listed = columns.filter(({ spec }) => spec.path.startsWith('/zwgk/') || spec.path.startsWith('/xwdt/'))
  const beside = ['/zwgk/', '/xwdt/', '/zwgk/zcwj/', '/ysqgk/', '/zt/kjyq/'].filter(path => !listed.some(({ spec }) => spec.path === path))
  const empty = listed.filter(({ items }) => items.length === 0).length
  const lost = listed.filter(({ spec }) => spec.hasBreadcrumb === false).length
  const names = listed.map(({ spec }) => spec.name)
  const repeated = names.length - new Set(names).size
  const all = listed.length + beside.length
  return { 'disclosure/open/statutory/2': share(all - empty - lost - repeated, all, `空栏目${empty}个、没有“当前位置”${lost}个、同名栏目${repeated}个`) }
}
