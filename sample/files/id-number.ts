/** Completes 17 digits to an 18-character resident number by the checksum of GB 11643 (ISO 7064 MOD 11-2). */
export function withCheckDigit(first17: string): string {
  const sum = [...first17].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return first17 + '10X98765432'.charAt(sum % 11)
}

/** A number that passes every syntactic check, of a person who does not exist. */
export const FICTIONAL_ID = withCheckDigit('11010119900307001')
/** The same with a wrong check digit: not a resident number, a trap. */
export const BROKEN_ID = FICTIONAL_ID.slice(0, 17) + (FICTIONAL_ID.endsWith('1') ? '2' : '1')
/** Second one, published in an attachment. */
export const FICTIONAL_ID_IN_FILE = withCheckDigit('11010119851126002')
export const FICTIONAL_MOBILE = '13900001234'
/** Contact of an office, published on purpose: no finding. */
export const OFFICE_MOBILE = '13900004321'
