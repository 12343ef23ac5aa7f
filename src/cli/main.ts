#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { AppError, errorSentence, EXIT } from '../shared/errors.ts'
import { VERSION } from '../shared/version.ts'
import { addCollectCommand } from './collect.ts'
import { addDbCommand } from './db.ts'
import { addDemoCommand } from './demo.ts'
import { addEvaluateCommand } from './evaluate.ts'
import { addInspectCommand } from './inspect.ts'
import { addJudgeCommand } from './judge.ts'
import { addRankCommand } from './rank.ts'
import { addRecomputeCommand } from './recompute.ts'
import { addSchemeCommand } from './scheme.ts'

/** Builds the command tree; each command stands in a file of its own name. */
function buildProgram(): Command {
  const program = new Command('zhengheng')
    .description('政衡：按公布的指标体系评估数字政府 | evaluates digital government against published indicator tables')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('（用 --help 查看用法 | see --help）')
  addEvaluateCommand(program)
  addCollectCommand(program)
  addJudgeCommand(program)
  addInspectCommand(program)
  addRecomputeCommand(program)
  addRankCommand(program)
  addSchemeCommand(program)
  addDbCommand(program)
  addDemoCommand(program)
  return program
}

/** Runs one command line and answers its exit code; every refusal is one clear sentence on stderr. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync([...argv])
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
