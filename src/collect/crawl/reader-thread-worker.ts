/** The reader's thread: reads one answer after the other and says what each gives to the crawl. */
import { parentPort, workerData } from 'node:worker_threads'
import { Gleaner } from './glean.ts'
import { readAnswer } from './read-answer.ts'
import type { FromReader, NumberedAnswer, NumberedReading, ReaderStart } from './reader-thread.ts'
import { Scope } from './scope.ts'

const port = parentPort!
const send = (message: FromReader): void => port.postMessage(message)
const { hosts, today } = workerData as ReaderStart
const gleaner = new Gleaner(new Scope(hosts), today)

/** Waking the other thread costs more than what it is told: so many go together, or what there is when nothing is left to read. */
const TOGETHER = 4
let readings: NumberedReading[] = []
function flush(): void {
  if (readings.length === 0) return
  const batch = readings
  readings = []
  send({ kind: 'read', readings: batch })
}

port.on('message', ({ id, answer }: NumberedAnswer) => {
  if (readings.length === 0) setImmediate(flush)
  readings.push({ id, reading: readAnswer(answer, gleaner) })
  if (readings.length >= TOGETHER) flush()
})
send({ kind: 'open' })
