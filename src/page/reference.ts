import type { Attributes } from './attributes.ts'

/** Addresses of an image: the one loaded late, the one loaded at once, and those for other sizes. */
export function imageSources(attributes: Attributes): string[] {
  const source = attributes.get('src')
  const late = attributes.get('data-original') ?? attributes.get('data-src')
  const set = attributes.get('srcset')
  const sources = late === null ? [] : [late]
  if (source !== null && !source.startsWith('data:')) sources.push(source)
  if (set !== null) for (const candidate of set.split(',', 10)) sources.push(candidate.trim().split(/\s/, 1)[0] ?? '')
  return sources.filter(one => one !== '')
}

/** The address that an event handler opens: window.open('…'), location.href='…'. */
export function addressInScript(script: string): string | null {
  const found = /(?:window\.open\s*\(|location(?:\.href)?\s*=|location\.(?:assign|replace)\s*\(|(?:goto|jump|open|go)[A-Za-z]{0,12}\s*\()\s*['"]([^'"\s]{1,1000})['"]/.exec(script)
  const address = found?.[1] ?? null
  return address !== null && /[/.]/.test(address) && !/^(?:#|javascript:)/i.test(address) ? address : null
}
