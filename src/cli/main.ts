#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { Command, CommanderError } from 'commander'
import { AppError, errorSentence, EXIT } from '../shared/errors.ts'
import { VERSION } from '../shared/version.ts'

// Sources run as TypeScript: what was stripped and compiled once is kept for the next start (in the user's temporary folder).
enableCompileCache()

/** Each command stands in a file of its own name, loaded when it is asked for: no command waits for what another needs. */
const COMMANDS: Readonly<Record<string, (program: Command) => Promise<void>>> = {
  evaluate: async program => (await import('./evaluate.ts')).addEvaluateCommand(program),
  collect: async program => (await import('./collect.ts')).addCollectCommand(program),
  judge: async program => (await import('./judge.ts')).addJudgeCommand(program),
  suggest: async program => (await import('./suggest.ts')).addSuggestCommand(program),
  inspect: async program => (await import('./inspect.ts')).addInspectCommand(program),
  recompute: async program => (await import('./recompute.ts')).addRecomputeCommand(program),
  media: async program => (await import('./media.ts')).addMediaCommand(program),
  rank: async program => (await import('./rank.ts')).addRankCommand(program),
  scheme: async program => (await import('./scheme.ts')).addSchemeCommand(program),
  serve: async program => (await import('./serve.ts')).addServeCommand(program),
  worker: async program => (await import('./worker.ts')).addWorkerCommand(program),
  campaign: async program => (await import('./campaign.ts')).addCampaignCommand(program),
  publish: async program => (await import('./publish.ts')).addPublishCommand(program),
  db: async program => (await import('./db.ts')).addDbCommand(program),
  audit: async program => (await import('./audit.ts')).addAuditCommand(program),
  demo: async program => (await import('./demo.ts')).addDemoCommand(program),
}

/** The program with the command that `argv` names, or with all of them for the help. */
async function buildProgram(argv: readonly string[]): Promise<Command> {
  const program = new Command('zhengheng')
    .description('政衡：按公布的指标体系评估数字政府 | evaluates digital government against published indicator tables')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('（用 --help 查看用法 | see --help）')
  const [, , name = ''] = argv
  const asked = COMMANDS[name]
  const needed = asked ? [asked] : /^(?:-V|--version)$/.test(name) ? [] : Object.values(COMMANDS)
  for (const add of needed) await add(program)
  return program
}

/** Runs one command line and answers its exit code; every refusal is one clear sentence on stderr. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    await (await buildProgram(argv)).parseAsync([...argv])
    return Number(process.exitCode ?? EXIT.done)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    if (error instanceof AppError) {
      process.stderr.write(`${errorSentence(error.code, error.params, 'zh')}\n${errorSentence(error.code, error.params, 'en')}\n`)
      return error.exit
    }
    process.stderr.write(`程序出错，这是我们的缺陷，请报告 | a bug of ours, please report it\n${error instanceof Error ? error.stack : String(error)}\n`)
    return EXIT.bug
  }
}

// `zhengheng … | head` closes the pipe early; that is no error of anybody's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done)
  throw error
})
process.exitCode = await main(process.argv)
