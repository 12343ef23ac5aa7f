/** A worker in a process of its own, to be killed: `node worker-process.ts JSON`. */
import { parseOverride } from '../../src/collect/http/overrides.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { diskObjects } from '../../src/store/objects/disk-objects.ts'
import { openStore } from '../../src/store/open.ts'

export interface ProcessOptions { readonly url: string; readonly evidence: string; readonly workDir: string; readonly name: string; readonly holdSeconds: number; readonly slots: number; readonly resolve: readonly string[] }

const { url, evidence, workDir, name, holdSeconds, slots, resolve } = JSON.parse(process.argv[2] ?? '') as ProcessOptions
const store = await openStore({ db: url })
const worker = await startWorker({ store, objects: await diskObjects(evidence), workDir, name, holdSeconds, slots: { collect: slots }, pollMs: 150, collecting: { allowPrivate: true, overrides: resolve.map(parseOverride) } })
process.stdout.write('ready\n')
process.once('SIGTERM', () => { worker.stop().then(() => store.close()).then(() => process.exit(0), () => process.exit(1)) })
