/** Opens the store of argv[2] and writes setting after setting, printing each key once its write is acknowledged; argv[3] of them, or until killed. */
import { openStore } from '../../../src/store/open.ts'
import { putSetting } from '../../../src/store/setting.ts'

const [, , dir = '', count = '3'] = process.argv
const store = await openStore({ dir })
const last = count === 'forever' ? Number.POSITIVE_INFINITY : Number(count)
for (let n = 0; n < last; n++) {
  await store.transaction(async tx => putSetting(tx, `w${n}`, n, 0))
  process.stdout.write(`w${n}\n`)
}
await store.close()
