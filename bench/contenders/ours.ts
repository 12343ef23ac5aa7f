/** `collect` with everything on: archive, parse, frontier, robots, probes, search trials. Pages are static, so no browser is needed. */
import { enableCompileCache } from 'node:module'
import { report } from './report.ts'

// As the command line starts.
enableCompileCache()
const { collectSite } = await import('../../src/collect/collect.ts')

const [, , url, out, maxPages = '5000'] = process.argv
const { summary } = await collectSite({ url: url!, out: out!, maxPages: Number(maxPages), maxMinutes: 10, rate: 0, concurrency: 8, browser: false, resume: false, allowPrivate: true, overrides: [] })
report(summary.pages, { known: summary.known, ended: summary.ended })
