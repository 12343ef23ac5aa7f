import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import type { SingleSignOn } from '../api/sign-in/options.ts'
import { AppError } from '../shared/errors.ts'
import { clamdScan, commandScan } from '../workflow/virus-scan.ts'
import type { FileScan } from '../workflow/virus-scan.ts'
import { stopOnSignals } from './interruption.ts'
import { startServer } from './server.ts'
import type { ServerOptions } from './server.ts'
import { modelOf } from './worker.ts'

interface ServeOptions { readonly db?: string; readonly port: number; readonly host: string; readonly origin?: string; readonly evidence?: string; readonly worker: boolean; readonly trustProxy?: true; readonly scanCommand?: string; readonly scanSocket?: string }

/** `zhengheng serve`: database, worker and api in one process, until it is told to stop. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .option('--db <url|dir>', '数据库：postgres://… 或自带数据库的目录 | postgres://… or a directory for the embedded database')
    .option('--port <n>', '端口 | port', portNumber, 8_080)
    .option('--host <address>', '监听地址 | address to listen on', '127.0.0.1')
    .option('--origin <url>', '用户在浏览器中打开的地址，如 https://pinggu.example.cn | where browsers reach it', originOf)
    .option('--evidence <dir|s3>', '佐证存放处：目录或 s3://… | where evidence is kept')
    .option('--no-worker', '不在本进程中采集 | without the worker')
    .option('--trust-proxy', '位于自己的反向代理之后：以 X-Forwarded-For 末项为客户地址 | behind a proxy of one’s own')
    .option('--scan-command <cmd>', '病毒扫描程序，路径为其最后一个参数：0 无毒，1 有毒 | virus scanner, given the path last: 0 clean, 1 infected')
    .option('--scan-socket <address>', 'clamd 的套接字：路径或 主机:端口 | socket of clamd: a path or host:port')
    .description('启动评估平台 | runs the campaign platform')
    .action(async (options: ServeOptions) => serveUntilStopped({ ...options, ...modelOf(process.env), scan: scanOf(options), trustProxy: options.trustProxy === true, secret: process.env['ZHENGHENG_SECRET'], singleSignOn: singleSignOnOf(process.env) }))
}

/** Serves until Ctrl-C or a signal to end; says where, and who may become the first administrator. */
export async function serveUntilStopped(options: Omit<ServerOptions, 'say'>): Promise<void> {
  const say = (line: string) => { process.stderr.write(line.endsWith('\n') ? line : `${line}\n`) }
  const { signal, release } = stopOnSignals()
  const server = await startServer({ ...options, say })
  say('在浏览器中打开，按 Ctrl-C 结束 | open in a browser; Ctrl-C ends:')
  process.stdout.write(`${server.url}\n`)
  if (server.setupLink !== null) say(`第一位管理员请打开此链接（24 小时内有效，只能用一次）| the first administrator opens this link, once, within a day:\n${server.setupLink}`)
  if (server.url.startsWith('http:') && !/^(?:127\.|localhost$|::1$)/.test(options.host)) say('注意：没有 https，登录会话可能被窃听。请在反向代理后使用并给出 --origin https://… | without https sessions can be overheard; give --origin https://… behind a proxy')
  if (!signal.aborted) await new Promise<void>(resolve => { signal.addEventListener('abort', () => { resolve() }, { once: true }) })
  await server.stop()
  release()
}

function scanOf({ scanCommand, scanSocket }: Pick<ServeOptions, 'scanCommand' | 'scanSocket'>): FileScan | undefined {
  if (scanCommand !== undefined && scanSocket !== undefined) throw new AppError('option-invalid', { option: '--scan-socket', value: scanSocket, why: '--scan-command' })
  return scanCommand !== undefined ? commandScan(scanCommand) : scanSocket !== undefined ? clamdScan(scanSocket) : undefined
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('0–65535')
  return port
}

function originOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new InvalidArgumentError('https://…')
  return new URL(text).origin
}

/** ZHENGHENG_OIDC_DISCOVERY, _CLIENT_ID, _CLIENT_SECRET and _NAME: in the environment, since everybody sees arguments. */
function singleSignOnOf(environment: NodeJS.ProcessEnv): SingleSignOn | undefined {
  const { ZHENGHENG_OIDC_DISCOVERY: discoveryUrl, ZHENGHENG_OIDC_CLIENT_ID: clientId, ZHENGHENG_OIDC_CLIENT_SECRET: clientSecret, ZHENGHENG_OIDC_NAME: name = '单点登录' } = environment
  if (!discoveryUrl) return undefined
  if (!clientId || !clientSecret) throw new AppError('option-invalid', { option: 'ZHENGHENG_OIDC_DISCOVERY', value: discoveryUrl, why: 'ZHENGHENG_OIDC_CLIENT_ID, ZHENGHENG_OIDC_CLIENT_SECRET' })
  return { discoveryUrl, clientId, clientSecret, name }
}
