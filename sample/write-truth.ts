import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildSite } from './site.ts'
import { sampleTruth } from './truth.ts'

/** `node sample/write-truth.ts [--check]`: writes truth.json, or says whether the committed one is what the generator knows. */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const path = new URL('truth.json', import.meta.url)
const text = `${JSON.stringify(sampleTruth(buildSite()), null, 1)}\n`
if (!values.check) writeFileSync(path, text)
else if (readFileSync(path, 'utf8') !== text) {
  process.stderr.write('sample/truth.json is not what the generator builds: run node sample/write-truth.ts and look at the difference\n')
  process.exitCode = 1
}
