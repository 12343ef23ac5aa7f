/** What a bug leaves in the log: its number, where, and the stack; query parameters, which may be personal or secret, are cut out. */
export function faultLine({ id, method, path, error }: { readonly id: string; readonly method: string; readonly path: string; readonly error: unknown }): string {
  const lines: string[] = []
  for (let at: unknown = error, depth = 0; at !== undefined && depth < 6; depth++) {
    const text = at instanceof Error ? (at.stack ?? at.message) : String(at)
    lines.push(text.replace(/\nparams:[\s\S]*?(?=\n {4}at |$)/g, ''))
    at = at instanceof Error ? at.cause : undefined
  }
  return `${id} ${method} ${path}\n${lines.join('\ncaused by ')}\n`
}
