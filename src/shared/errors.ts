/** Exit codes of the command line; a contract with scripts that call it. */
export const EXIT = { done: 0, bug: 1, usage: 2, partial: 3, belowThreshold: 4, store: 5 } as const

/** never: the same call fails again. changed: after looking again or changing the request. later: unchanged, after a while. */
export type RetryRule = 'never' | 'changed' | 'later'

interface CatalogueEntry {
  readonly exit: (typeof EXIT)[keyof typeof EXIT]
  /** HTTP status of an answer with this error; 500 when absent. */
  readonly http?: number
  /** Whether trying again makes sense; `never` when absent. */
  readonly retry?: RetryRule
  readonly zh: string
  readonly en: string
}

/**
 * Every expected refusal, once: its exit code and its sentence in Chinese and English. `{name}` is filled from the
 * error's params. A sentence names the thing, the place and the mend.
 */
export const ERRORS = {
  'scheme-unknown': { exit: EXIT.usage, http: 404, zh: '没有指标体系“{id}”。可用：{known}', en: 'no scheme "{id}"; known: {known}' },
  'variant-unknown': { exit: EXIT.usage, http: 422, retry: 'changed', zh: '指标体系 {id} 没有“{variant}”这一类。可用：{known}', en: 'scheme {id} has no variant "{variant}"; known: {known}' },
  'variant-needed': { exit: EXIT.usage, http: 422, retry: 'changed', zh: '指标体系 {id} 分多类，请用 --variant 指定：{known}', en: 'scheme {id} has several variants; choose one with --variant: {known}' },
  'scheme-broken': { exit: EXIT.usage, http: 422, retry: 'changed', zh: '指标体系文件有误：\n{faults}', en: 'the scheme file has faults:\n{faults}' },
  'target-unusable': { exit: EXIT.usage, zh: '无法识别评估对象“{target}”：{why}。可用 http(s) 网址、.warc/.warc.gz/.wacz 文件或采集目录', en: 'cannot use target "{target}": {why}; give an http(s) URL, a .warc/.warc.gz/.wacz file or a collected directory' },
  'file-unreadable': { exit: EXIT.usage, zh: '无法读取文件“{path}”：{why}', en: 'cannot read "{path}": {why}' },
  'page-is-archive': { exit: EXIT.usage, zh: '“{path}”是归档（{kind}），不是一个网页。用 zhengheng judge 或 evaluate 评判它；inspect 只看单个网页', en: '"{path}" is an archive ({kind}), not one page; zhengheng judge or evaluate reads it, inspect looks at a single page' },
  'option-invalid': { exit: EXIT.usage, zh: '选项 {option} 的值“{value}”无效：{why}', en: 'option {option}: value "{value}" is not valid: {why}' },
  'model-missing': { exit: EXIT.usage, zh: '没有指定语言模型。请设置 ZHENGHENG_MODEL_URL（兼容 OpenAI 的接口地址，如 http://127.0.0.1:11434/v1）和 ZHENGHENG_MODEL（模型名），需要时设置 ZHENGHENG_MODEL_KEY', en: 'no language model is named; set ZHENGHENG_MODEL_URL (an OpenAI-compatible address such as http://127.0.0.1:11434/v1) and ZHENGHENG_MODEL (its name), and ZHENGHENG_MODEL_KEY where one is needed' },
  'model-unusable': { exit: EXIT.usage, zh: '环境变量 {name} 无法使用：{why}', en: 'environment variable {name} cannot be used: {why}' },
  'suggestions-broken': { exit: EXIT.usage, zh: '“{path}”第 {line} 行不是有效的模型建议：{why}。删除该行，或重新执行 zhengheng suggest', en: 'line {line} of "{path}" is no suggestion: {why}; remove the line, or run zhengheng suggest again' },
  'archive-broken': { exit: EXIT.usage, http: 422, zh: '归档文件“{path}”在第 {offset} 字节处损坏：{why}。此前 {records} 条记录可用', en: 'archive "{path}" is broken at byte {offset}: {why}; {records} records before it are usable' },
  'archive-empty': { exit: EXIT.usage, http: 422, zh: '归档“{path}”中没有可用的网页记录：{why}', en: 'archive "{path}" holds no usable page: {why}' },
  'directory-in-use': { exit: EXIT.usage, zh: '目录“{path}”已有采集结果。继续请加 --resume，重来请换一个 --out', en: 'directory "{path}" already holds a collection; add --resume to go on, or choose another --out' },
  'directory-foreign': { exit: EXIT.usage, zh: '目录“{path}”中有别的内容，没有写入。请换一个空目录', en: 'directory "{path}" holds something else; nothing was written. Choose an empty one' },
  'nothing-to-resume': { exit: EXIT.usage, zh: '目录“{path}”中没有可继续的采集：{why}', en: 'nothing to resume in "{path}": {why}' },
  'site-unreachable': { exit: EXIT.partial, http: 502, retry: 'later', zh: '无法访问 {url}：{why}。没有据此给出任何分数', en: '{url} cannot be reached: {why}; nothing was rated from this' },
  'site-blocked': { exit: EXIT.partial, http: 502, retry: 'later', zh: '{url} 拒绝了采集（{why}），没有看到任何内容。请与网站管理员联系，将采集器加入白名单', en: '{url} refused the collector ({why}); no content was seen. Ask its operator to allow the collector' },
  'output-failed': { exit: EXIT.store, zh: '无法写入“{path}”：{why}。腾出空间或换一处后重新运行', en: 'cannot write "{path}": {why}; make room or choose another place, and run it again' },
  'write-failed': { exit: EXIT.store, zh: '无法写入“{path}”：{why}。已写入的内容完好，腾出空间后可用 --resume 继续', en: 'cannot write "{path}": {why}; what was written is intact, make room and go on with --resume' },
  'document-invalid': { exit: EXIT.usage, zh: '“{path}”不是有效的评估结果文件：{why}', en: '"{path}" is not a valid evaluation document: {why}' },
  'documents-differ': { exit: EXIT.usage, http: 422, zh: '这些评估结果不能放在一起排名：{why}', en: 'these evaluations cannot be ranked together: {why}' },
  'recompute-differs': { exit: EXIT.usage, zh: '“{path}”中的总分与各要点不符：\n{differences}', en: 'totals in "{path}" do not follow from its points:\n{differences}' },
  'browser-missing': { exit: EXIT.partial, zh: '无法启动浏览器：{why}。可用 --no-browser 跳过渲染', en: 'the browser cannot be started: {why}; use --no-browser to skip rendering' },
  'store-in-use': { exit: EXIT.store, zh: '数据目录“{path}”正被另一个数据库进程（进程号 {pid}）使用，而它不是本软件启动的。请先停止它，或用 --db 换一个目录', en: 'data directory "{path}" is in use by another database process (pid {pid}) that this software did not start; stop it, or choose another directory with --db' },
  'demo-in-use': { exit: EXIT.usage, zh: '示例数据目录“{path}”正在使用中。请先停止打开它的 zhengheng serve，或用 --data 换一个目录', en: 'the demo data in "{path}" is in use; stop the zhengheng serve that has it open, or choose another directory with --data' },
  'store-in-use-elsewhere': { exit: EXIT.store, zh: '数据目录“{path}”正被主机“{host}”使用（进程号 {pid}）。请在那台主机上停止；若确认它已不再运行，删除“{file}”后重试', en: 'data directory "{path}" is in use on host "{host}" (pid {pid}); stop it there, or, if it surely no longer runs, delete "{file}" and try again' },
  'store-other-major': { exit: EXIT.store, zh: '数据目录“{path}”由 PostgreSQL {found} 建立，本软件自带的是 {expected}。请用当时的版本执行 zhengheng db backup，再用现在的版本执行 zhengheng db restore', en: 'data directory "{path}" was made by PostgreSQL {found}, this software brings {expected}; run zhengheng db backup with the version that made it, then zhengheng db restore with this one' },
  'store-directory-broken': { exit: EXIT.store, zh: '数据目录“{path}”不完整：{why}', en: 'data directory "{path}" is not complete: {why}' },
  'store-not-writable': { exit: EXIT.store, zh: '数据目录“{path}”不可写：{why}', en: 'data directory "{path}" cannot be written: {why}' },
  'store-path-closed': { exit: EXIT.store, zh: '数据库不能以 root 身份运行，改用系统用户“{user}”，但它进不了“{path}”。请以普通用户运行，或用 --db 换一个它能进入的目录，如 /var/lib/zhengheng', en: 'the database does not run as root but as system user "{user}", who cannot enter "{path}"; run as an ordinary user, or choose another directory with --db, e.g. /var/lib/zhengheng' },
  'store-user-missing': { exit: EXIT.store, zh: '数据库不能以 root 身份运行，且无法建立系统用户“{user}”：{why}。请以普通用户运行', en: 'the database does not run as root, and system user "{user}" cannot be created: {why}; run as an ordinary user' },
  'store-full': { exit: EXIT.store, http: 507, retry: 'later', zh: '磁盘已满，数据库无法写入：{why}。已确认的内容完好，腾出空间后重试', en: 'the disk is full, the database cannot write: {why}; what was acknowledged is intact, make room and try again' },
  'store-port-taken': { exit: EXIT.store, zh: '数据库端口 {port} 不能使用：{why}', en: 'database port {port} cannot be used: {why}' },
  'store-no-binaries': { exit: EXIT.store, zh: '没有适合 {platform} 的自带数据库：{why}。请用 --db postgres://… 指定一个 PostgreSQL 15 或更高版本', en: 'no database is shipped for {platform}: {why}; give a PostgreSQL 15 or later with --db postgres://…' },
  'store-start-failed': { exit: EXIT.store, zh: '数据库无法启动：{why}。详见“{log}”', en: 'the database does not start: {why}; see "{log}"' },
  'store-unreachable': { exit: EXIT.store, http: 503, retry: 'later', zh: '无法连接数据库 {url}：{why}', en: 'database {url} cannot be reached: {why}' },
  'store-too-old': { exit: EXIT.store, zh: '数据库是 PostgreSQL {found}，需要 15 或更高版本', en: 'the database is PostgreSQL {found}; 15 or later is needed' },
  'store-newer': { exit: EXIT.store, zh: '数据库由更新的政衡版本建立（结构版本 {found}，本版本到 {expected}）。请升级本软件', en: 'the database was made by a newer version of this software (schema {found}, this version knows {expected}); upgrade this software' },
  'store-behind': { exit: EXIT.store, zh: '数据库结构是旧版本（{found}，需要 {expected}）。请先执行 zhengheng db backup，再执行 zhengheng db migrate', en: 'the database has an older schema ({found}, needed is {expected}); run zhengheng db backup, then zhengheng db migrate' },
  'store-migration-changed': { exit: EXIT.store, zh: '数据库中已执行的迁移 {name} 与本软件中的不同：数据库或软件被改动过', en: 'migration {name} was applied to the database with other contents than this software has: one of the two was altered' },
  'store-lost': { exit: EXIT.store, http: 503, retry: 'later', zh: '与数据库的连接中断：{why}', en: 'the connection to the database was lost: {why}' },
  'store-busy': { exit: EXIT.store, http: 503, retry: 'later', zh: '数据库正忙（{why}），请重试', en: 'the database is busy ({why}); try again' },
  'version-conflict': { exit: EXIT.usage, http: 412, retry: 'changed', zh: '{what}已被别人修改（您依据的是第 {expected} 版，现在是第 {found} 版）。请查看最新内容后再改', en: '{what} was changed by somebody else (you edited version {expected}, it is now version {found}); look at it again before you change it' },
  'row-not-found': { exit: EXIT.usage, http: 404, zh: '没有这个{what}：{id}', en: 'no such {what}: {id}' },
  'already-exists': { exit: EXIT.usage, http: 409, zh: '{what}已存在：{why}', en: '{what} exists already: {why}' },
  'still-referenced': { exit: EXIT.usage, http: 409, zh: '{what} 引用了不存在的对象，或仍被引用而不能删除：{why}', en: '{what} refers to something that does not exist, or is still referred to and cannot be removed: {why}' },
  'record-sealed': { exit: EXIT.usage, http: 409, zh: '{what}不可更改：{why}', en: '{what} cannot be changed: {why}' },
  'value-refused': { exit: EXIT.usage, http: 422, retry: 'changed', zh: '{what} 的值不符合要求：{why}', en: 'a value of {what} is not allowed: {why}' },
  'key-reused': { exit: EXIT.usage, http: 422, zh: '幂等键“{key}”已用于另一个请求', en: 'idempotency key "{key}" was used for another request' },
  'cursor-invalid': { exit: EXIT.usage, http: 400, zh: '翻页位置“{cursor}”无效', en: 'cursor "{cursor}" is not valid' },
  'evidence-missing': { exit: EXIT.store, http: 500, zh: '佐证文件 {sha256} 不在存储中', en: 'evidence object {sha256} is not in the store' },
  'evidence-corrupt': { exit: EXIT.store, http: 500, zh: '佐证文件 {sha256} 已损坏：内容与其摘要不符（现为 {found}）', en: 'evidence object {sha256} is corrupt: its content has digest {found}' },
  'evidence-store-failed': { exit: EXIT.store, http: 503, retry: 'later', zh: '佐证存储“{where}”出错：{why}', en: 'the evidence store "{where}" failed: {why}' },
  'audit-broken': { exit: EXIT.store, zh: '审计日志在第 {seq} 条处断裂：{why}', en: 'the audit log is broken at entry {seq}: {why}' },
  'backup-invalid': { exit: EXIT.usage, zh: '“{path}”不是可用的备份：{why}', en: '"{path}" is not a usable backup: {why}' },
  'backup-not-written': { exit: EXIT.store, zh: '备份无法写入“{path}”：{why}', en: 'the backup cannot be written to "{path}": {why}' },
  'restore-not-empty': { exit: EXIT.usage, zh: '目标数据库不是空的（已有表 {table}）。请恢复到新的目录或空数据库', en: 'the database to restore into is not empty (it has table {table}); restore into a new directory or an empty database' },
  'not-signed-in': { exit: EXIT.usage, http: 401, zh: '请先登录', en: 'sign in first' },
  'not-permitted': { exit: EXIT.usage, http: 403, zh: '您的角色不能执行“{verb}”', en: 'your role does not allow "{verb}"' },
  'conflict-of-interest': { exit: EXIT.usage, http: 403, zh: '利益回避：{why}，{who}不能评判“{what}”', en: 'conflict of interest: {why}; {who} must not judge "{what}"' },
  'step-illegal': { exit: EXIT.usage, http: 409, retry: 'changed', zh: '{what}现在处于“{state}”，此时不能“{verb}”；可以的状态：{allowed}', en: '{what} is "{state}", which does not allow "{verb}"; allowed in: {allowed}' },
  'input-invalid': { exit: EXIT.usage, http: 422, retry: 'changed', zh: '输入有误：{why}', en: 'the input is not valid: {why}' },
  'deadline-passed': { exit: EXIT.usage, http: 409, zh: '期限已过：{what}的截止时间是 {until}', en: 'too late: the deadline of {what} was {until}' },
  'deadline-not-passed': { exit: EXIT.usage, http: 409, retry: 'later', zh: '期限未到：{what}要到 {until} 才截止', en: 'too early: {what} is open until {until}' },
  'scores-outdated': { exit: EXIT.usage, http: 409, retry: 'changed', zh: '“{cohort}”现存得分与评判结果合计不符（可能由另一版本算出）；请重新打开批次、再次关闭后发布', en: 'stored scores of {cohort} are not what its judgements come to (another version may have added them up); reopen the campaign, close it again, then publish' },
  'work-open': { exit: EXIT.usage, http: 409, retry: 'changed', zh: '还有未完成的工作，不能“{verb}”：{why}', en: 'open work keeps "{verb}" from being done: {why}' },
  'marks-revealed': { exit: EXIT.usage, http: 409, zh: '这个要点的评分已经交齐，不能再改', en: 'all marks of this point are in; they no longer change' },
  'point-unknown': { exit: EXIT.usage, http: 404, zh: '这一类指标中没有要点“{point}”', en: 'the variant has no point "{point}"' },
  'rating-off-rubric': { exit: EXIT.usage, http: 422, retry: 'changed', zh: '评分 {rating} 不在评分标准的档次中：{steps}', en: 'rating {rating} is not a step of the rubric: {steps}' },
  'reason-needed': { exit: EXIT.usage, http: 422, retry: 'changed', zh: '必须写明理由：{why}', en: 'a reason is needed: {why}' },
  'assessors-too-few': { exit: EXIT.usage, http: 409, retry: 'changed', zh: '“{what}”的要点 {point} 需要 {needed} 位评估员，除去应回避的只有 {found} 位', en: 'point {point} of "{what}" needs {needed} assessors; {found} have no conflict of interest' },
  'file-too-large': { exit: EXIT.usage, http: 413, retry: 'changed', zh: '文件“{name}”有 {size} 字节，超过上限 {most} 字节', en: 'file "{name}" has {size} bytes, more than the {most} allowed' },
  'file-not-allowed': { exit: EXIT.usage, http: 415, retry: 'changed', zh: '文件“{name}”的内容是 {found}，不在可接受的类型中', en: 'the content of file "{name}" is {found}, which is not accepted' },
  'file-infected': { exit: EXIT.usage, http: 422, zh: '文件“{name}”未通过病毒扫描', en: 'file "{name}" did not pass the virus scan' },
  'file-unscanned': { exit: EXIT.usage, http: 409, retry: 'later', zh: '文件“{name}”尚未经过病毒扫描，请稍后再试', en: 'file "{name}" was not scanned for viruses yet; try later' },
  'export-unreadable': { exit: EXIT.usage, http: 422, retry: 'changed', zh: '无法导入“{name}”：{why}', en: 'cannot import "{name}": {why}' },
  'account-needed': { exit: EXIT.usage, http: 422, retry: 'changed', zh: '指标体系的“{variant}”一类评判的是账号，没有给出这种账号的导入目录。先用 zhengheng media import 导入，再评估该目录', en: 'variant "{variant}" judges an account, and no imported account of that kind was given; import one with zhengheng media import and evaluate its directory' },
  'account-other': { exit: EXIT.usage, http: 409, zh: '目录“{path}”里是 {kind} 账号“{name}”的导入，不是这个账号。请换一个目录', en: 'directory "{path}" holds imports of the {kind} account "{name}", not of this one; choose another directory' },
  'table-unreadable': { exit: EXIT.usage, http: 422, retry: 'changed', zh: '无法读取表格“{name}”：{why}', en: 'table "{name}" cannot be read: {why}' },
  'last-administrator': { exit: EXIT.usage, http: 409, zh: '这是最后一位管理员，不能撤销', en: 'this is the last administrator; the role cannot be taken away' },
  'roles-collide': { exit: EXIT.usage, http: 409, retry: 'changed', zh: '“{role}”与此人在本批次已有的“{other}”不能由同一人担任', en: 'the same person cannot be "{role}" and "{other}" in one campaign' },
  'unit-shared': { exit: EXIT.usage, http: 409, retry: 'later', zh: '“{what}”还参加另一个进行中的批次，您不是那里的批次经理：改它的渠道会改变那里的评估。请由管理员或两边的批次经理修改', en: '"{what}" takes part in another campaign under way that you do not manage: changing its channels would change that evaluation. An administrator, or who manages both, can' },
  'facts-missing': { exit: EXIT.usage, http: 409, retry: 'changed', zh: '“{what}”还没有可以评判的采集结果', en: '"{what}" has no collected facts to judge yet' },
  'sign-in-refused': { exit: EXIT.usage, http: 401, retry: 'changed', zh: '邮箱、密码或验证码不对', en: 'the address, the password or the code is wrong' },
  'too-many-tries': { exit: EXIT.usage, http: 429, retry: 'later', zh: '尝试过于频繁，请在 {seconds} 秒后再试', en: 'too many tries; try again in {seconds} s' },
  'origin-refused': { exit: EXIT.usage, http: 403, zh: '请求来自别的网站“{origin}”，已拒绝', en: 'the request comes from another site, "{origin}", and is refused' },
  'link-invalid': { exit: EXIT.usage, http: 410, zh: '链接已使用过、已过期或不正确', en: 'the link was used already, has run out or is not right' },
  'version-needed': { exit: EXIT.usage, http: 428, retry: 'changed', zh: '请在 If-Match 中带上您看到的版本（ETag）', en: 'say in If-Match which version (ETag) you saw' },
  'key-needed': { exit: EXIT.usage, http: 400, retry: 'changed', zh: '请带上 Idempotency-Key 请求头：1 到 200 个可见 ASCII 字符', en: 'an Idempotency-Key header is needed: 1 to 200 visible ASCII characters' },
  'request-at-work': { exit: EXIT.usage, http: 409, retry: 'later', zh: '带有同一幂等键的请求还在处理，请稍后再试', en: 'the request with this idempotency key is still at work; try again later' },
  'body-unreadable': { exit: EXIT.usage, http: 400, retry: 'changed', zh: '无法读取请求内容：{why}', en: 'the body of the request cannot be read: {why}' },
  'route-unknown': { exit: EXIT.usage, http: 404, zh: '没有这个地址：{path}', en: 'no such address: {path}' },
  'unexpected': { exit: EXIT.bug, http: 500, zh: '程序出错，这是我们的缺陷，请报告编号 {id}', en: 'a bug of ours; please report it with number {id}' },
} as const satisfies Record<string, CatalogueEntry>

export type ErrorCode = keyof typeof ERRORS
const entryOf = (code: ErrorCode): CatalogueEntry => ERRORS[code]

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

  /** HTTP status an answer with this error has. */
  get http(): number {
    return entryOf(this.code).http ?? 500
  }

  get retry(): RetryRule {
    return entryOf(this.code).retry ?? 'never'
  }
}

/** The catalogue's sentence for a code with its params filled in; a param `whyZh` stands for `why` in the Chinese one. */
export function errorSentence(code: ErrorCode, params: Readonly<Record<string, string | number>>, language: 'zh' | 'en'): string {
  return ERRORS[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => String((language === 'zh' ? params[`${name}Zh`] : undefined) ?? params[name] ?? whole))
}
