import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import { EXIT } from '../shared/errors.ts'
import { verifyAudit } from '../store/audit.ts'
import type { AuditVerdict } from '../store/audit.ts'
import { DEFAULT_DIRECTORY, openStore } from '../store/open.ts'

interface VerifyOptions { readonly db: string; readonly head?: { readonly seq: number; readonly hash: string }; readonly json?: boolean }

/** What is wrong at an entry, in words. */
const WHY: Readonly<Record<Extract<AuditVerdict, { intact: false }>['why'], readonly [string, string]>> = {
  gap: ['缺失', 'is missing'], link: ['与前一条不相接', 'does not follow from the one before'], content: ['内容被改动', 'was altered'], head: ['与给定的末项不符：日志末尾被截去或改写', 'is not the given head: the end was cut off or rewritten'],
}

/** `zhengheng audit verify`: recomputes the chain of the audit log; exit 5 when it is broken. */
export function addAuditCommand(program: Command): void {
  const audit = program.command('audit').description('审计日志 | the audit log')
  audit.command('verify').description('校验审计日志的哈希链 | verify the hash chain of the audit log')
    .option('--db <url|dir>', 'postgres://… 或数据目录 | postgres://… or a data directory', DEFAULT_DIRECTORY)
    .option('--head <seq:hash>', '日志须包含的一条，如另处保存的末项 | an entry that must be there, e.g. a head that was kept elsewhere', headOf)
    .option('--json', '输出 JSON | print JSON')
    .action(async ({ db, head, json }: VerifyOptions) => {
      const store = await openStore({ db, migrate: 'never' })
      try {
        const verdict = await verifyAudit(store, head)
        process.stdout.write(json ? `${JSON.stringify(verdict, null, 2)}\n` : `${verdictText(verdict)}\n`)
        if (!verdict.intact) process.exitCode = EXIT.store
      } finally {
        await store.close()
      }
    })
}

function verdictText(verdict: AuditVerdict): string {
  if (verdict.intact) return `完整：${verdict.entries} 条，末项 ${verdict.entries}:${verdict.head} | intact: ${verdict.entries} entries`
  const [zh, en] = WHY[verdict.why]
  return `已损坏：第 ${verdict.seq} 条${zh} | broken: entry ${verdict.seq} ${en}`
}

function headOf(text: string): VerifyOptions['head'] {
  const [, seq = '', hash = ''] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (hash === '') throw new InvalidArgumentError('seq:hash')
  return { seq: Number(seq), hash }
}
