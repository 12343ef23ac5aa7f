import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** The most script that the first route may load, in KB of gzip as it is served. */
const MOST_KB = 350
const FOLDER = fileURLToPath(new URL('../dist/web/', import.meta.url))
/** Routes that people come to first: `web/app/router.tsx` loads their modules when they are asked for. */
const FIRST = ['sign-in/sign-in-page.tsx', 'home/home-page.tsx']

interface Chunk { readonly file: string; readonly isEntry?: boolean; readonly imports?: readonly string[] }
const manifest = JSON.parse(await readFile(`${FOLDER}.vite/manifest.json`, 'utf8')) as Readonly<Record<string, Chunk>>

/** A chunk and everything that it imports before it can run. */
function needed(key: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (chunk === undefined) throw new Error(`no ${key} in the build: run npm run build`)
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const one of chunk.imports ?? []) needed(one, found)
  return found
}

const entry = Object.keys(manifest).find(key => manifest[key]?.isEntry === true) ?? ''
for (const route of FIRST) {
  const files = [...needed(route, needed(entry))].filter(file => file.endsWith('.js'))
  const sizes = await Promise.all(files.map(async file => (await promisify(gzip)(await readFile(FOLDER + file), { level: 9 })).length))
  const kb = sizes.reduce((sum, size) => sum + size, 0) / 1_024
  process.stdout.write(`${route}: ${kb.toFixed(0)} KB of script in ${files.length} files, at most ${MOST_KB}\n`)
  if (kb > MOST_KB) process.exitCode = 1
}
