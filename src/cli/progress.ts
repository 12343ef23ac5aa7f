import { SingleBar } from 'cli-progress'
import type { CollectProgress, Phase } from '../collect/collection-run.ts'

export interface ProgressReporter {
  readonly report: (progress: CollectProgress) => void
  /** Ends the bar; may be called more than once. */
  readonly close: () => void
}

const PHASE: Readonly<Record<Phase, string>> = { crawl: '采集网页', probes: '探测', screenshots: '截图', search: '检索试验', datasets: '数据集', done: '采集完成' }
const LINE_EVERY_MS = 2000

/** Shows how far a collection is: a bar on a terminal, a plain line now and then elsewhere. */
export function progressReporter(stream: NodeJS.WriteStream, now: () => number = () => performance.now()): ProgressReporter {
  return stream.isTTY ? barReporter(stream) : lineReporter(stream, now)
}

function barReporter(stream: NodeJS.WriteStream): ProgressReporter {
  const bar = new SingleBar({ stream, format: '{phase} {bar} {value}/{total} | {state}', fps: 8, hideCursor: true, clearOnComplete: false, barCompleteChar: '█', barIncompleteChar: '░', barsize: 28, noTTYOutput: false, stopOnComplete: false })
  let started = false
  return {
    report(progress) {
      // The site may be smaller than the budget: the bar runs to what is known of it.
      const total = Math.max(1, Math.min(progress.maxPages, progress.phase === 'crawl' ? progress.pages + progress.queued : progress.pages))
      const payload = { phase: PHASE[progress.phase], state: stateOf(progress) }
      if (!started) bar.start(total, progress.pages, payload)
      started = true
      bar.setTotal(total)
      bar.update(Math.min(progress.pages, total), payload)
    },
    close() {
      if (started) bar.stop()
      started = false
    },
  }
}

function lineReporter(stream: NodeJS.WriteStream, now: () => number): ProgressReporter {
  let lastAt = -Infinity
  let lastPhase: Phase | null = null
  return {
    report(progress) {
      if (progress.phase === lastPhase && now() - lastAt < LINE_EVERY_MS) return
      lastAt = now()
      lastPhase = progress.phase
      stream.write(`${PHASE[progress.phase]}：网页 ${progress.pages}，待采 ${progress.queued}，${stateOf(progress)}\n`)
    },
    close() {
      // Lines need no ending.
    },
  }
}

function stateOf({ files, checks, failures, bytes }: CollectProgress): string {
  return `附件 ${files} 链接 ${checks} 失败 ${failures} ${(bytes / 1e6).toFixed(1)} MB`
}
