import { AppError } from './errors.ts'

/** What the system says of files, in Chinese by its code; what is not listed stays in the system's words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件或目录不存在', EACCES: '没有权限', EPERM: '没有权限', EISDIR: '这是一个目录，不是文件', ENOTDIR: '路径中有一段不是目录', ENOSPC: '磁盘已满', EROFS: '磁盘只读',
  EMFILE: '打开的文件过多', EFBIG: '文件过大', EIO: '磁盘读写出错', EDQUOT: '超出磁盘配额', ELOOP: '符号链接过多', ENAMETOOLONG: '文件名过长',
}

/** A file that could not be read or written, as a refusal that says why in both languages. */
export function fileFailure(code: 'file-unreadable' | 'write-failed' | 'output-failed', path: string, error: unknown): AppError {
  const why = error instanceof Error ? error.message : String(error)
  const whyZh = REASONS[(error as NodeJS.ErrnoException | null)?.code ?? '']
  return new AppError(code, { path, why, ...(whyZh !== undefined && { whyZh }) }, error)
}
