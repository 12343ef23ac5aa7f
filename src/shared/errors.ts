/** Exit codes of the command line; a contract with scripts that call it. */
export const EXIT = { done: 0, bug: 1, usage: 2, partial: 3, belowThreshold: 4, store: 5 } as const

interface CatalogueEntry {
  readonly exit: (typeof EXIT)[keyof typeof EXIT]
  readonly zh: string
  readonly en: string
}

/**
 * Every expected refusal, once: its exit code and its sentence in Chinese and English. `{name}` is filled from the
 * error's params. A sentence names the thing, the place and the mend.
 */
export const ERRORS = {
  'scheme-unknown': { exit: EXIT.usage, zh: '没有指标体系“{id}”。可用：{known}', en: 'no scheme "{id}"; known: {known}' },
  'variant-unknown': { exit: EXIT.usage, zh: '指标体系 {id} 没有“{variant}”这一类。可用：{known}', en: 'scheme {id} has no variant "{variant}"; known: {known}' },
  'variant-needed': { exit: EXIT.usage, zh: '指标体系 {id} 分多类，请用 --variant 指定：{known}', en: 'scheme {id} has several variants; choose one with --variant: {known}' },
  'scheme-broken': { exit: EXIT.usage, zh: '指标体系文件有误：\n{faults}', en: 'the scheme file has faults:\n{faults}' },
  'target-unusable': { exit: EXIT.usage, zh: '无法识别评估对象“{target}”：{why}。可用 http(s) 网址、.warc/.warc.gz/.wacz 文件或采集目录', en: 'cannot use target "{target}": {why}; give an http(s) URL, a .warc/.warc.gz/.wacz file or a collected directory' },
  'file-unreadable': { exit: EXIT.usage, zh: '无法读取文件“{path}”：{why}', en: 'cannot read "{path}": {why}' },
  'option-invalid': { exit: EXIT.usage, zh: '选项 {option} 的值“{value}”无效：{why}', en: 'option {option}: value "{value}" is not valid: {why}' },
  'archive-broken': { exit: EXIT.usage, zh: '归档文件“{path}”在第 {offset} 字节处损坏：{why}。此前 {records} 条记录可用', en: 'archive "{path}" is broken at byte {offset}: {why}; {records} records before it are usable' },
  'archive-empty': { exit: EXIT.usage, zh: '归档“{path}”中没有可用的网页记录：{why}', en: 'archive "{path}" holds no usable page: {why}' },
  'directory-in-use': { exit: EXIT.usage, zh: '目录“{path}”已有采集结果。继续请加 --resume，重来请换一个 --out', en: 'directory "{path}" already holds a collection; add --resume to go on, or choose another --out' },
  'nothing-to-resume': { exit: EXIT.usage, zh: '目录“{path}”中没有可继续的采集：{why}', en: 'nothing to resume in "{path}": {why}' },
  'site-unreachable': { exit: EXIT.partial, zh: '无法访问 {url}：{why}。没有据此给出任何分数', en: '{url} cannot be reached: {why}; nothing was rated from this' },
  'site-blocked': { exit: EXIT.partial, zh: '{url} 拒绝了采集（{why}），没有看到任何内容。请与网站管理员联系，将采集器加入白名单', en: '{url} refused the collector ({why}); no content was seen. Ask its operator to allow the collector' },
  'write-failed': { exit: EXIT.store, zh: '无法写入“{path}”：{why}。已写入的内容完好，腾出空间后可用 --resume 继续', en: 'cannot write "{path}": {why}; what was written is intact, make room and go on with --resume' },
  'document-invalid': { exit: EXIT.usage, zh: '“{path}”不是有效的评估结果文件：{why}', en: '"{path}" is not a valid evaluation document: {why}' },
  'documents-differ': { exit: EXIT.usage, zh: '这些评估结果不能放在一起排名：{why}', en: 'these evaluations cannot be ranked together: {why}' },
  'recompute-differs': { exit: EXIT.usage, zh: '“{path}”中的总分与各要点不符：\n{differences}', en: 'totals in "{path}" do not follow from its points:\n{differences}' },
  'browser-missing': { exit: EXIT.partial, zh: '无法启动浏览器：{why}。可用 --no-browser 跳过渲染', en: 'the browser cannot be started: {why}; use --no-browser to skip rendering' },
} as const satisfies Record<string, CatalogueEntry>

export type ErrorCode = keyof typeof ERRORS

/** An expected refusal. Anything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, string | number>>

  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>>, cause?: unknown) {
    super(errorSentence(code, params, 'en'), cause === undefined ? undefined : { cause })
    this.code = code
    this.params = params
  }

  get exit(): number {
    return ERRORS[this.code].exit
  }
}

/** The catalogue's sentence for a code with its params filled in. */
export function errorSentence(code: ErrorCode, params: Readonly<Record<string, string | number>>, language: 'zh' | 'en'): string {
  return ERRORS[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
