import type { ClientBase } from 'pg'

export interface DumpedTable { readonly table: string; readonly columns: readonly string[] }

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Our tables with their stored columns, each after those it refers to; what the queue keeps for itself is not ours. */
export async function tablesInOrder(client: ClientBase): Promise<DumpedTable[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; needs: string[] }>(`
    select c.relname as table,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(distinct r.relname) from pg_constraint f join pg_class r on r.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f' and r.oid <> c.oid), '[]') as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'zhengheng_migration' order by c.relname`)
  const ordered: DumpedTable[] = []
  const done = new Set<string>()
  while (ordered.length < rows.length) {
    const ready = rows.filter(({ table, needs }) => !done.has(table) && needs.every(need => done.has(need)))
    if (ready.length === 0) throw new Error(`tables refer to one another in a circle: ${rows.filter(({ table }) => !done.has(table)).map(({ table }) => table).join(', ')}`)
    for (const { table, columns } of ready) {
      ordered.push({ table, columns })
      done.add(table)
    }
  }
  return ordered
}
