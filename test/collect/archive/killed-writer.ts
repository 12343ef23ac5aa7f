import { createArchive } from '../../../src/collect/archive/archive-writer.ts'
import { answered, options } from './exchanges.ts'

/** Writes into the directory it is given until it is killed, telling each record that is safe. */
const archive = await createArchive(process.argv[2]!, options)
for (let i = 0; ; i++) {
  const { url } = await archive.write(answered(`http://www.x.gov.cn/${i}`, Buffer.alloc(20_000, `${i} 正文`)))
  process.stdout.write(`${url}\n`)
}
