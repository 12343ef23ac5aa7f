/** What a contender says at its end: pages it fetched and the most memory it ever held, in bytes. */
export function report(pages: number, more: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(`${JSON.stringify({ pages, maxRss: process.resourceUsage().maxRSS * 1024, ...more })}\n`)
}
