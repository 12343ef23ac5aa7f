/** Fixed decimals, so that columns of numbers line up. */
export const shown = (value: number, decimals: number): string => value.toFixed(decimals)
export const shownRange = (low: number, high: number, decimals: number): string => (low === high ? shown(low, decimals) : `${shown(low, decimals)}–${shown(high, decimals)}`)
/** Names of an indicator without the dashes of tables that have no third level. */
export const pathText = (path: readonly string[]): string => path.filter(name => name !== '——').join(' › ')
