import type { HttpClient } from '../http/client.ts'
import type { TrapWatch } from './trap-watch.ts'
import type { Visitor } from './visitor.ts'

/** What readers of the result have to know about the crawl, in Chinese sentences for the manifest. */
export class CrawlNotes {
  skippedFiles = 0
  skippedRenders = 0
  skippedChecks = 0
  readonly #given: string[] = []
  readonly #traps: TrapWatch
  readonly #visitor: Visitor
  readonly #client: HttpClient

  constructor(traps: TrapWatch, visitor: Visitor, client: HttpClient) {
    this.#traps = traps
    this.#visitor = visitor
    this.#client = client
  }

  /** A host is left alone with `queued` of its addresses not fetched. */
  giveUp(host: string, queued: number, why: 'blocked' | 'silent' | 'check'): void {
    if (queued === 0) return
    const reason = { blocked: '连续拒绝访问', silent: '连续无有效应答', check: '链接检查时连续无有效应答' }[why]
    this.#given.push(`主机 ${host} ${reason}，其余 ${queued} 个网址不再访问`)
  }

  add(note: string): void {
    this.#given.push(note)
  }

  all(): string[] {
    return [
      ...this.#given,
      ...[...this.#visitor.robots.unreachable].map(([origin, detail]) => `${origin} 的 robots.txt 无法获取（${detail}），按全部禁止处理，未采集该站点`),
      ...[...this.#client.certificateProblems].map(([origin, code]) => `${origin} 的证书无效（${code}），内容在不验证证书的情况下采集`),
      ...this.#traps.notes(),
      ...(this.#visitor.waits > 0 ? [`按网站要求（Retry-After）等待 ${this.#visitor.waits} 次`] : []),
      ...(this.skippedFiles > 0 ? [`附件数量超出预算，${this.skippedFiles} 个附件未下载`] : []),
      ...(this.skippedChecks > 0 ? [`链接检查超出预算，${this.skippedChecks} 个链接未检查`] : []),
      ...(this.skippedRenders > 0 ? [`需要脚本的页面超出渲染预算，${this.skippedRenders} 页未渲染`] : []),
    ]
  }
}
