/** What stands for an address in a style sheet: a data: URL, or null when nothing of it was archived. */
export type AssetOf = (reference: string) => string | null

/** Imports of a sheet and addresses it loads, as they are written. */
export interface StyleReferences { readonly imports: readonly string[]; readonly assets: readonly string[] }

const NOTHING = 'data:,'
/** Comment · import · address · string. What does not end is taken to the end, so that no text is looked at twice. */
const TOKEN = /\/\*[\s\S]*?(?:\*\/|$)|@import\s{1,20}(?:url\(\s{0,20})?(?:"([^"\n]{0,4096})"|'([^'\n]{0,4096})'|([^\s"')(;]{1,4096}))\s{0,20}\)?[^;{}]{0,500};?|url\(\s{0,20}(?:"([^"\n]{0,200000})"|'([^'\n]{0,200000})'|([^\s"')(]{1,200000}))\s{0,20}\)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/gi

/**
 * Walks over a style sheet once and gives each address to `see`, whose answer stands in its place. Names written with
 * escapes are not recognised, and so loaded by nobody: the page's policy allows data: alone.
 */
function rewrite(css: string, see: (reference: string, kind: 'import' | 'asset') => string): string {
  return css.replace(TOKEN, (whole, ...groups: (string | undefined)[]) => {
    const imported = groups[0] ?? groups[1] ?? groups[2]
    if (imported !== undefined) return see(imported, 'import')
    const asset = groups[3] ?? groups[4] ?? groups[5]
    if (asset !== undefined) return see(asset, 'asset')
    return whole.startsWith('/*') ? '' : whole
  })
}

/** What a sheet refers to. */
export function styleReferences(css: string): StyleReferences {
  const imports: string[] = []
  const assets: string[] = []
  rewrite(css, (reference, kind) => {
    if (!/^data:/i.test(reference)) (kind === 'import' ? imports : assets).push(reference)
    return ''
  })
  return { imports, assets }
}

/** The sheet with its imports in place and every other address a data: URL; nothing in it can end the style element. */
export function replayStyle(css: string, assetOf: AssetOf, importOf: (reference: string) => string): string {
  const out = rewrite(css, (reference, kind) => {
    if (kind === 'import') return importOf(reference)
    return `url("${/^data:(?:image|font|application\/(?:x-)?font)[/\w+.-]*[;,]/i.test(reference) && !/["\\\n]/.test(reference) ? reference : (assetOf(reference) ?? NOTHING)}")`
  })
  return closed(out)
}

/** `<` as a CSS escape: `</style` cannot stand in it. */
const closed = (css: string): string => css.replaceAll('<', String.raw`\3c `)
