/**
 * One text for one JSON value, whatever the order its keys were written in (RFC 8785 as far as it concerns plain data:
 * keys sorted by UTF-16 units, numbers as ECMAScript prints them). What jsonb gives back has the same text as what was stored.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson((value as { toJSON(): unknown }).toJSON())
  // Texts are joined as they come: whole publications pass through here.
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonicalJson(item ?? null)}`
    return `[${text}]`
  }
  for (const key of Object.keys(value).sort()) {
    const item = (value as Readonly<Record<string, unknown>>)[key]
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`
  }
  return `{${text}}`
}
