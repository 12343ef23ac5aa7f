import type { Command } from 'commander'
import { resolve } from 'node:path'
import { EXIT } from '../shared/errors.ts'
import { backup } from '../store/backup/backup.ts'
import { restore } from '../store/backup/restore.ts'
import { stopEmbedded } from '../store/embedded/server.ts'
import { DEFAULT_DIRECTORY, openStore } from '../store/open.ts'

interface DbOptions { readonly db?: string }

/** `zhengheng db migrate | backup | restore | stop`: keeping the database, the embedded one or any other. */
export function addDbCommand(program: Command): void {
  const db = program.command('db').description('数据库的升级、备份与恢复 | migrate, back up and restore the database')
  const withDb = (command: Command) => command.option('--db <url|dir>', 'postgres://… 或数据目录 | postgres://… or a data directory', DEFAULT_DIRECTORY)

  withDb(db.command('migrate').description('把数据库结构升级到本版本 | bring the schema to this version')).action(async ({ db: where }: DbOptions) => {
    const store = await openStore({ db: where, migrate: 'always' })
    try {
      const { from, to, applied } = store.migrated
      for (const name of applied) process.stdout.write(`${name}\n`)
      process.stderr.write(from === to ? `结构已是最新（${to}）| up to date (${to})\n` : `结构 ${from} → ${to} | schema ${from} → ${to}\n`)
    } finally {
      await store.close()
    }
  })

  withDb(db.command('backup <file>').description('把全部数据写入一个文件（不含佐证文件，请另行复制其目录）| write all data to one file (evidence files are copied separately)')).action(async (file: string, { db: where }: DbOptions) => {
    const store = await openStore({ db: where, migrate: 'never' })
    try {
      const { schema, tables, rows, bytes } = await backup(store.url, file)
      process.stdout.write(`${resolve(file)}\n`)
      process.stderr.write(`结构 ${schema}，${tables} 张表，${rows} 行，${bytes} 字节 | schema ${schema}, ${tables} tables, ${rows} rows, ${bytes} bytes\n`)
    } finally {
      await store.close()
    }
  })

  withDb(db.command('restore <file>').description('把备份装入空数据库或新目录 | load a backup into an empty database or a new directory')).action(async (file: string, { db: where }: DbOptions) => {
    const store = await openStore({ db: where, migrate: 'never' })
    try {
      const { from, to, tables, rows } = await restore(store.url, file)
      process.stderr.write(`已恢复 ${tables} 张表，${rows} 行；结构 ${from} → ${to} | restored ${tables} tables, ${rows} rows; schema ${from} → ${to}\n`)
    } finally {
      await store.close()
    }
  })

  db.command('stop').description('停止数据目录中仍在运行的数据库 | stop the database that still runs in a data directory').option('--db <dir>', '数据目录 | data directory', DEFAULT_DIRECTORY).action(async ({ db: where = DEFAULT_DIRECTORY }: DbOptions) => {
    const stopped = await stopEmbedded(where)
    process.stderr.write(stopped ? '已停止 | stopped\n' : '没有在运行 | not running\n')
    process.exitCode = EXIT.done
  })
}
