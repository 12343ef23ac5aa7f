import type { SampleResponse } from '../response.ts'

/** What a city's site does worse than the sample portal: an answer of the portal (its own address) made into the city's. */
export type Flaw = (url: URL, answer: SampleResponse) => SampleResponse

const decoder = new TextDecoder()
const encoder = new TextEncoder()
const isText = ({ headers }: SampleResponse): boolean => headers.some(([name, value]) => name === 'Content-Type' && /^(?:text\/|application\/(?:json|xml|javascript))/.test(value))

/** The answer with its text changed; files and pictures stay. */
export function withText(answer: SampleResponse, change: (text: string) => string): SampleResponse {
  return isText(answer) ? { ...answer, body: encoder.encode(change(decoder.decode(answer.body))) } : answer
}

const failed = (answer: SampleResponse, status: number, title: string): SampleResponse => ({
  ...answer, status, headers: [['Server', 'nginx/1.14.0'], ['Content-Type', 'text/html; charset=utf-8']],
  body: encoder.encode(`<html><head><title>${title}</title></head><body><h1>${title}</h1><div>示例数据 虚构城市</div></body></html>`),
})

/** Pages of the portal whose path matches are gone: every link to them is dead. */
export const gone = (path: RegExp): Flaw => (url, answer) => (path.test(url.pathname) ? failed(answer, 404, '404 Not Found') : answer)

/** A whole host of the city does not answer any more. */
export const closed = (host: RegExp): Flaw => (url, answer) => (host.test(url.host) ? failed(answer, 503, '503 Service Unavailable') : answer)

/** Nothing was published below these paths for the last so many years: all dates there are older. */
export const neglected = (path: RegExp, years: number): Flaw => (url, answer) => (path.test(url.pathname) ? withText(answer, text => text.replace(/\b(20\d\d)(?=-\d\d-\d\d\b)/g, year => String(Number(year) - years))) : answer)

/** The marks that every government site must carry at the foot of its pages are not there. */
export const withoutFooter: Flaw = (_, answer) => withText(answer, text => text.replace(/<div class="footer" id="footer">[\s\S]*?<\/div>/, '').replaceAll('document.write', 'void'))

/** Letters of citizens are published without a reply. */
export const unanswered: Flaw = (url, answer) => (url.pathname.startsWith('/hdjl/ly/') ? withText(answer, text => text.replaceAll(/答复(?:单位|时间|内容)/g, '处理情况').replaceAll('已办结', '办理中')) : answer)

/** The search finds nothing, whatever is asked. */
export const blindSearch: Flaw = (url, answer) => (/^\/(?:zwgk\/)?search$/.test(url.pathname) ? withText(answer, text => text.replace(/<ul class="results">[\s\S]*?<\/ul>/, '<p class="none">没有找到相关结果</p>').replace(/相关结果约\d+条/, '相关结果约0条')) : answer)
