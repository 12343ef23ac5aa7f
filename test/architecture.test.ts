import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { measures } from '../src/measures/registry.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Who may import whom inside src; anything not listed is refused. `node:` = may use Node's own modules. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  model: ['shared'],
  page: ['shared', 'model'],
  schemes: ['shared', 'model', 'node:'],
  facts: ['shared', 'model', 'page', 'node:'],
  measures: ['shared', 'model', 'facts'],
  scoring: ['shared', 'model'],
  reports: ['shared', 'model'],
  collect: ['shared', 'model', 'page', 'node:'],
  suggest: ['shared', 'model', 'node:'],
  store: ['shared', 'model', 'node:'],
  workflow: ['shared', 'model', 'page', 'schemes', 'facts', 'measures', 'scoring', 'reports', 'collect', 'suggest', 'store', 'node:'],
  api: ['shared', 'model', 'reports', 'workflow', 'node:'],
  jobs: ['workflow', 'store', 'model', 'shared', 'node:'],
  cli: ['shared', 'model', 'page', 'schemes', 'facts', 'measures', 'scoring', 'reports', 'collect', 'suggest', 'store', 'workflow', 'jobs', 'api', 'cli', 'sample', 'node:'],
}
/** Node modules that do no I/O: pure folders may use these. */
const PURE_NODE = new Set(['node:buffer', 'node:util', 'node:crypto', 'node:zlib', 'node:path', 'node:url'])
/** `scheme.ts` files may be read, and nothing else reads files: the one edge of `schemes`. */
const FILE_READERS = { schemes: /^src\/schemes\/files\.ts$/ }
const PURE = new Set(['page', 'facts', 'measures', 'scoring', 'reports', 'model', 'shared'])

interface Edge { readonly file: string; readonly from: string; readonly to: string; readonly specifier: string }

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !file.includes('node_modules'))
    .map(file => posix.join(folder, file.replaceAll('\\', '/')))
}

interface Import { readonly specifier: string; /** Path from the root; empty for packages and Node's own modules. */ readonly target: string; readonly isDeferred: boolean }

function importsOf(file: string): Import[] {
  const source = readFileSync(join(ROOT, file), 'utf8')
  return [...source.matchAll(/(?:^|\n)\s*(?:import|export)[^'"`;]*?from\s*'([^']+)'|(?:^|\n)import\s*'([^']+)'|\bimport\(\s*'([^']+)'/g)].map(match => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? ''
    return { specifier, target: specifier.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), specifier)).replaceAll('\\', '/') : '', isDeferred: match[3] !== undefined }
  })
}

function edges(): Edge[] {
  return sourceFiles('src').flatMap(file => {
    const from = file.split('/')[1] ?? ''
    return importsOf(file).flatMap(({ specifier, target }) => {
      if (specifier.startsWith('node:')) return [{ file, from, to: 'node:', specifier }]
      if (target === '') return []
      return [{ file, from, to: target.startsWith('src/') ? (target.split('/')[1] ?? '') : (target.split('/')[0] ?? ''), specifier }]
    })
  })
}

const ALL = edges()

test('the check sees the imports it is meant to check', () => {
  const pairs = new Set(ALL.map(({ from, to }) => `${from} → ${to}`))
  for (const expected of ['measures → facts', 'scoring → model', 'collect → page', 'facts → page', 'workflow → collect', 'cli → workflow', 'api → workflow', 'schemes → node:']) expect(pairs).toContain(expected)
})

test('every import between folders is on the allow-list', () => {
  const refused = ALL.filter(({ file, from, to, specifier }) => {
    if (from === to || file === 'src/shared/version.ts') return false
    if (to === 'node:' && PURE.has(from)) return !PURE_NODE.has(specifier)
    return !(MAY_IMPORT[from] ?? []).includes(to)
  })
  expect(refused.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
})

/** The face: its areas stand on the frame (app), what any page is made of (kit), views of things that several areas show (parts) and the queries (api); of src it knows the nouns, what has no domain word, and the typed client. */
const WEB_FRAME = new Set(['app', 'kit', 'parts', 'api'])
const WEB_FROM_SRC = /^src\/(?:model|shared)\/|^src\/api\/client\.ts$/

test('the web application knows the nouns and the typed client, and its areas do not know each other', () => {
  const found = sourceFiles('web').flatMap(file => {
    const from = file.split('/')[1] ?? ''
    return importsOf(file).flatMap(({ specifier, target, isDeferred }) => {
      if (target === '') return []
      if (target.startsWith('src/')) return WEB_FROM_SRC.test(target) ? [] : [`${file} imports ${specifier}`]
      const to = target.split('/')[1] ?? ''
      const isAllowed = from === to || WEB_FRAME.has(to) || /^main|^vite/.test(from) || (from === 'app' && isDeferred)
      return isAllowed ? [] : [`${file} imports ${specifier}`]
    })
  })
  expect(found).toEqual([])
  expect(sourceFiles('web').length).toBeGreaterThan(20)
})

test('nobody imports a command but the command line itself', () => {
  expect(ALL.filter(({ from, to }) => to === 'cli' && from !== 'cli')).toEqual([])
})

test('schemes read files in one place', () => {
  const readers = ALL.filter(({ from, specifier }) => from === 'schemes' && specifier.startsWith('node:fs'))
  expect(readers.filter(({ file }) => !FILE_READERS.schemes.test(file)).map(({ file }) => file)).toEqual([])
})

test('pure folders do not read the clock, are not random and read no files', () => {
  const found = sourceFiles('src').filter(file => PURE.has(file.split('/')[1] ?? '')).flatMap(file => {
    const source = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    return [/\bDate\.now\(/, /\bnew Date\(\s*\)/, /\bMath\.random\(/, /\bprocess\.env\b/, /\bperformance\.now\(/].filter(pattern => pattern.test(source)).map(pattern => `${file}: ${pattern.source}`)
  })
  expect(found).toEqual([])
})

test('each measure has its id as path, a test of its own and an explanation', () => {
  const files = sourceFiles('src/measures').filter(file => /^src\/measures\/(?!lexicon\/)[a-z0-9-]+\/[a-z0-9-]+\.ts$/.test(file)).map(file => file.slice('src/measures/'.length, -3)).sort()
  expect(measures.map(({ id }) => id)).toEqual(files)
  const tests = new Set(sourceFiles('test/measures'))
  expect(files.filter(id => !tests.has(`test/measures/${id}.test.ts`))).toEqual([])
  expect(measures.filter(({ explain, title }) => explain.length < 20 || title.length < 2).map(({ id }) => id)).toEqual([])
})

test('files stay readable: none past 500 lines, no catch-all names', () => {
  const files = [...sourceFiles('src'), ...sourceFiles('web'), ...sourceFiles('sample'), ...sourceFiles('tools')]
  const long = files.filter(file => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 500)
  expect(long).toEqual([])
  expect(files.filter(file => /(?:^|\/)(?:utils?|helpers?|common|types|misc)(?:\.ts|\/)/.test(file))).toEqual([])
})
