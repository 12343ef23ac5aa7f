export interface Run {
  /** Of the whole process. */
  readonly seconds: number
  /** User and system, all its threads. */
  readonly cpuSeconds: number
  readonly pages: number | null
  readonly maxRss: number | null
  readonly known: number | null
}

export interface ContenderResult {
  readonly name: string
  readonly goal: number | null
  /** Pages per second, median; null when it is not installed. */
  readonly rate: number | null
  /** Ours ÷ this one. */
  readonly ratio: number | null
  /** Processor time per page, median. */
  readonly cpuMs: number | null
  readonly maxRss: number | null
  readonly runs: readonly Run[]
}

export interface BenchResults {
  readonly machine: { readonly cores: number; readonly node: string; readonly platform: string; /** Of the minute before the start: what others did on the machine. */ readonly load: number; /** Of all contenders and their server alike; 0 is usual. */ readonly priority: number }
  readonly date: string
  readonly pages: number
  readonly rounds: number
  readonly contenders: readonly ContenderResult[]
  /** Facts and judgement over the archived pages, without network; medians. */
  readonly judging: { readonly seconds: number; readonly cpuSeconds: number }
  readonly memory: { readonly few: Run; readonly many: Run; readonly bytesPerUrl: number }
}

const megabytes = (bytes: number | null): string => (bytes === null ? '' : `${(bytes / 1e6).toFixed(0)} MB`)

/** Slowest and fastest run, in pages per second. */
function spread(runs: readonly Run[], pages: number): string {
  const rates = runs.map(run => pages / run.seconds)
  return rates.length < 2 ? '' : ` (${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)})`
}

/** The results as people read them. */
export function resultsPage({ machine, date, pages, rounds, contenders, judging, memory }: BenchResults): string {
  const rows = contenders.map(({ name, rate, ratio, goal, cpuMs, maxRss, runs }) => {
    const goalText = goal === null ? '' : `≥ ${goal}× ${ratio === null ? '' : ratio >= goal ? '✓' : '✗'}`
    return `| ${name}${runs.length > 0 && runs.length < rounds ? ` (${runs.length} run)` : ''} | ${rate === null ? 'not installed' : `${rate.toFixed(0)}${spread(runs, pages)}`} | ${ratio === null ? '' : `${ratio.toFixed(2)}×`} | ${goalText} | ${cpuMs === null ? '' : `${cpuMs.toFixed(2)} ms`} | ${megabytes(maxRss)} |`
  })
  return `# Bench

${date}, ${machine.cores} cores (load ${machine.load.toFixed(1)} before the start${machine.priority === 0 ? '' : `, all of this at priority ${machine.priority}`}), Node ${machine.node}, ${machine.platform}; ${pages} pages of about 30 KB with about 80 links from a server process of its own;
median of ${rounds} runs taken in turn, time of the whole process. "Ours" is \`collect\` with everything on: WARC record per response, full page reading, probes, search trials.
On a machine that others use too the processor time is the steadier figure. Crawlee keeps nothing on disk; linkinator checks every link of every page and is waited for until its report is there.

| | pages/s | ours is | goal | processor time per page | peak memory |
|---|---|---|---|---|---|
${rows.join('\n')}

Facts and judgement over the ${pages} archived pages, without network: ${judging.seconds.toFixed(1)} s, ${judging.cpuSeconds.toFixed(1)} s of processor time (goal: under 20 s at 5,000 pages).
Memory: ${megabytes(memory.few.maxRss)} at ${memory.few.known} known URLs, ${megabytes(memory.many.maxRss)} at ${memory.many.known}: ${memory.bytesPerUrl.toFixed(0)} bytes per further known URL (goal: under 2048; and under 350 MB at 5,000 pages).
`
}
