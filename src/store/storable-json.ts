/**
 * JSON text that jsonb accepts. JSON.stringify writes NUL and lone surrogates as escapes, which PostgreSQL refuses;
 * collected text may hold both, and a judgement must not be lost for it. An escaped backslash is read as a pair first,
 * so a text that merely spells "\u0000" stays as it is.
 */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value).replace(/\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/gi, found => (found === '\\\\' ? found : '\ufffd'))

/** Whether jsonb accepts a text of JSON.stringify as it is; in doubt false. */
export const isStorableJson = (text: string): boolean => !/\\u(?:0000|d[89a-f])/i.test(text)

/** The same for a plain text column. */
export const storableText = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed()
