const LINE_EVERY_MS = 500

/** Shows how many archive records were read: one line rewritten on a terminal, nothing but the end elsewhere. */
export function recordCounter(stream: NodeJS.WriteStream, now: () => number = () => performance.now()): { readonly report: (records: number) => void; readonly close: () => void } {
  let last = 0
  let count = 0
  const line = (): string => `评判 judging：已读 ${count} 条归档记录 records`
  return {
    report(records) {
      count = records
      if (!stream.isTTY || now() - last < LINE_EVERY_MS) return
      last = now()
      stream.write(`\r${line()}`)
    },
    close() {
      stream.write(`${stream.isTTY ? '\r' : ''}${line()}\n`)
    },
  }
}
