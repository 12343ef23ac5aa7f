import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { startSampleServer } from '../../sample/server.ts'
import { readManifest } from '../collect/archive/manifest-file.ts'
import { parseOverride } from '../collect/http/overrides.ts'
import { EXIT } from '../shared/errors.ts'
import { findVariant } from '../workflow/evaluate.ts'
import { campaignsText, leaveCampaigns } from './demo-campaigns.ts'
import { printResult } from './evaluation-options.ts'
import { evaluateSite } from './evaluate.ts'
import { serveUntilStopped } from './serve.ts'

const HOME = 'http://www.qinglan.gov.cn/'
/** The day the sample city is written for. */
const SAMPLE_DATE = '2020-11-30'

/** `zhengheng demo`: serves the fictional sample city on loopback, evaluates it as if it were real, and leaves sample campaigns to look at. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('评估自带的示例城市门户（虚构，仅本机）| evaluate the sample city portal, on this machine only')
    .option('--out <dir>', '结果目录，每次重写 | where the result goes; rewritten each time', 'demo-out')
    .option('--data <dir>', '示例评估批次的数据目录，每次重写 | where the sample campaigns are kept; rewritten each time', 'demo-data')
    .option('--no-browser', '不渲染页面，不截图 | no rendering, no screenshots')
    .option('--no-campaigns', '只评估示例城市，不建立示例评估批次 | without the sample campaigns')
    .option('--serve', '随后在浏览器中查看这些批次，直到 Ctrl-C（终端中的默认做法）| then serve the campaigns to a browser until Ctrl-C; what is done on a terminal')
    .option('--no-serve', '评估后即结束 | end after the evaluation')
    .action(async ({ out, data, browser, campaigns, serve = process.stdout.isTTY }: { out: string; data: string; browser: boolean; campaigns: boolean; serve?: boolean }) => {
      const server = await startSampleServer()
      process.stderr.write(`示例城市“青岚市”（虚构）在本机端口 ${server.port} 上运行 | the sample city is served on this machine\n`)
      try {
        await clearEarlierDemo(out)
        const result = await evaluateSite(
          { url: HOME, out, unit: '青岚市人民政府（示例）', maxPages: 2000, maxMinutes: 10, rate: 0, concurrency: 8, browser, resume: false, allowPrivate: true, overrides: server.resolve.map(parseOverride), seed: 'demo' },
          { variant: findVariant('local-website-2020', 'city'), date: SAMPLE_DATE },
        )
        printResult(result, out, { json: false, failUnder: null })
        // The sample hides a corner behind robots.txt on purpose: seeing that is the demo's success.
        if (process.exitCode === EXIT.partial) process.exitCode = EXIT.done
      } finally {
        await server.close()
      }
      if (!campaigns) return
      await leaveCampaigns(data, out, line => { process.stderr.write(`${line}\n`) })
      process.stdout.write(campaignsText(data))
      if (serve) await serveUntilStopped({ db: join(data, 'pg'), host: '127.0.0.1', port: 0, worker: true, trustProxy: false })
    })
}

/** Only a directory that an earlier demo wrote is emptied; collecting refuses any other that is in use. */
async function clearEarlierDemo(out: string): Promise<void> {
  if ((await readManifest(out))?.target === HOME) await rm(out, { recursive: true })
}
