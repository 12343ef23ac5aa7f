import { parseArgs } from 'node:util'
import { startSampleServer } from './server.ts'

/** `node sample/serve.ts [--port N]`: serves the sample portal until Ctrl-C. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '8420' } } })
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  process.stderr.write(`--port ${values.port}: give a number from 0 to 65535\n`)
  process.exit(2)
}
const server = await startSampleServer({ port }).catch((error: NodeJS.ErrnoException) => {
  process.stderr.write(`127.0.0.1:${port} cannot be used (${error.code ?? error.message}); give another --port, or 0 for any free one\n`)
  process.exit(2)
})
process.stdout.write(`青岚市（虚构）示例门户：127.0.0.1:${server.port}\n浏览：curl -x http://127.0.0.1:${server.port} http://www.qinglan.gov.cn/\n${server.resolve.map(value => `--resolve ${value}`).join('\n')}\n`)
process.once('SIGINT', () => void server.close())
