/** The command `worker` alone, as `bench/workers.ts` starts it. */
import { Command } from 'commander'
import { addWorkerCommand } from '../src/cli/worker.ts'

const program = new Command('zhengheng')
addWorkerCommand(program)
await program.parseAsync(process.argv)
