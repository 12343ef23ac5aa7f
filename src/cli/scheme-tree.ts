import type { Point, Variant } from '../model/scheme.ts'
import { NO_LEVEL } from '../schemes/scheme.ts'
import type { Scheme, Weights } from '../schemes/scheme.ts'

/** What `scheme show --json` prints; a contract. */
export function variantDocument({ id, edition, variant, indicators, bonus }: Variant): unknown {
  return {
    id, edition, variant,
    indicators: indicators.map(({ path, id: indicator, weight, points }) => ({
      path, id: indicator, weight,
      points: points.map(({ no, text, share, measures, rubric }) => ({ no, text, share, measures, ...(rubric && { rubric }) })),
    })),
    bonus: { cap: bonus.cap, categories: bonus.categories.map(({ name, text }) => ({ name, text })) },
  }
}

/** One variant as an indented tree with weights. */
export function variantTree({ id, title, variantTitle, total, indicators, bonus }: Variant): string {
  const rows = indicators.map(({ path, weight, points }) => ({ path, weight: [weight], points }))
  return [`${title}（${id}）`, `${variantTitle}  满分 ${total}`, '', ...treeLines(rows, ([weight]) => String(weight)), ...bonusLines(bonus)].join('\n')
}

/** The whole edition as an indented tree, with the weights of every variant. */
export function schemeTree({ id, title, variants, total, indicators, bonus }: Scheme): string {
  const inOrder = (weights: Weights): (number | null)[] => variants.map(variant => weights[variant.id] ?? null)
  const rows = indicators.map(({ path, weight, points }) => ({ path, weight: inOrder(weight), points }))
  return [`${title}（${id}）`, `权重依次为：${variants.map(variant => `${variant.title} ${variant.id}`).join(' / ')}；“${NO_LEVEL}”为不适用；满分 ${total}`, '', ...treeLines(rows, weights => weights.map(weight => weight ?? NO_LEVEL).join(' / ')), ...bonusLines(bonus)].join('\n')
}

interface Row {
  readonly path: readonly string[]
  readonly weight: readonly (number | null)[]
  readonly points: readonly Point[]
}

function treeLines(rows: readonly Row[], show: (weights: readonly (number | null)[]) => string): string[] {
  const lines: string[] = []
  let above: readonly string[] = []
  for (const { path, weight, points } of rows) {
    const names = path.filter(name => name !== NO_LEVEL)
    const common = names.findIndex((name, level) => above[level] !== name)
    for (const [level, name] of names.entries()) {
      if (level < common) continue
      const isIndicator = level === names.length - 1
      const shown = isIndicator ? weight : sumBelow(rows, names.slice(0, level + 1))
      lines.push(`${'  '.repeat(level)}${name}  ${isIndicator ? '' : '小计 '}${show(shown)}`)
    }
    const indent = '  '.repeat(names.length)
    for (const point of points) lines.push(`${indent}${point.no === 0 ? '·' : `${point.no}.`} ${point.text}${howRated(point)}`)
    above = names
  }
  return lines
}

/** Weights of all rows under a path, per variant; null where none applies. */
function sumBelow(rows: readonly Row[], path: readonly string[]): (number | null)[] {
  const below = rows.filter(row => path.every((name, level) => row.path[level] === name))
  return (below[0]?.weight ?? []).map((_, index) => {
    const applicable = below.flatMap(({ weight }) => weight[index] ?? [])
    return applicable.length > 0 ? applicable.reduce((sum, weight) => sum + weight, 0) : null
  })
}

function howRated({ measures, rubric }: Point): string {
  const how = [...measures.map(({ id }) => id), ...(rubric ? ['评分标准'] : [])]
  return ` 〔${how.join('、')}〕`
}

function bonusLines({ cap, categories }: { readonly cap: number; readonly categories: readonly { readonly name: string; readonly text: string }[] }): string[] {
  return cap === 0 ? [] : ['', `加分项  至多 ${cap}`, ...categories.map(({ name, text }) => `  ${name}：${text}`)]
}
