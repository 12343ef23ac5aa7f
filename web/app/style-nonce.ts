/** The number that our content policy lets styles be added with; the server writes it anew into each page. */
export const STYLE_NONCE = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''

/** Where antd measures scroll bars it adds a style without the nonce it was given: all that our own scripts add have it. */
export function addNonceToStyles(): void {
  const create = document.createElement.bind(document) as (tag: string, options?: ElementCreationOptions) => HTMLElement
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const made = create(tag, options)
    if (made instanceof HTMLStyleElement) made.nonce = STYLE_NONCE
    return made
  }) as typeof document.createElement
}
