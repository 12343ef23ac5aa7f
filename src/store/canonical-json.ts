/**
 * One text for one JSON value, whatever the order its keys were written in (RFC 8785 as far as it concerns plain data:
 * keys sorted by UTF-16 units, numbers as ECMAScript prints them). What jsonb gives back has the same text as what was stored.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson((value as { toJSON(): unknown }).toJSON())
    const entries = Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
