import type { Page } from '../../page/page.ts'
import { BODY_ACCOUNT, CARD_CONTEXT, OFFICE_CONTACT, OTHER_NUMBER, PRIVATE_NUMBER, PRIVATE_PERSON } from '../lexicon/personal-context.ts'
import type { PersonalDataFinding } from '../page-facts.ts'

/** Findings kept per page or file: enough to prove the fault and to find it. */
const FINDINGS_KEPT = 50
const CONTEXT_CHARS = 40
/** How far before a number its wording is looked for. */
const WORDING_CHARS = 40

/** First two digits of ID numbers (GB/T 2260). */
const PROVINCES = new Set([11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83])
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** The forms the numbers are written in, plain or grouped; what a run is gets decided by its digits. */
const FORMS = /(?<!\d)(?:\d{6}[ -]\d{8}[ -]\d{3}[\dXx]|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?|1\d{2}[ -]\d{4}[ -]\d{4}|\d{10,18}[\dXx])(?!\d)/g
const MOBILE = /^1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}$/

/** Whether the 18 characters are a valid citizen ID number: region, birth date and checksum (GB 11643-1999). */
export function isIdNumber(value: string): boolean {
  if (!/^[1-8]\d{16}[\dXx]$/.test(value) || !PROVINCES.has(Number(value.slice(0, 2)))) return false
  const prefecture = Number(value.slice(2, 4))
  if (prefecture > 90 || (prefecture === 0 && Number(value.slice(4, 6)) !== 0)) return false
  const year = Number(value.slice(6, 10))
  const month = Number(value.slice(10, 12))
  const day = Number(value.slice(12, 14))
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > (DAYS[month - 1] ?? 0)) return false
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0)
  return '10X98765432'[sum % 11] === value[17]?.toUpperCase()
}

/** Whether the digits are a bank card number as people hold them: issuer range, length and Luhn digit (ISO/IEC 7812). */
export function isCardNumber(value: string): boolean {
  if (!/^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|9558\d{15})$/.test(value)) return false
  let sum = 0
  for (let index = 0; index < value.length; index++) {
    const digit = Number(value[value.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** First three and last two characters; the rest starred. */
const mask = (value: string): string => `${value.slice(0, 3)}${'*'.repeat(Math.max(value.length - 5, 1))}${value.slice(-2)}`

/** The text with every digit run of seven or more starred in its middle: what may be stored of text beside a finding. */
export const maskDigitRuns = (text: string): string => text.replace(FORMS, run => (kindOf(plain(run)) === null ? run : mask(plain(run)))).replace(/\d{6,}[\dXx]/g, mask)

/** The text with ID, mobile and card numbers starred, whatever stands beside them; anything else is left as it is. */
export function maskPersonalNumbers(text: string): string {
  if (!/[\d０-９]{4}/.test(text)) return text
  return toAsciiDigits(text).replace(FORMS, run => (kindOf(plain(run)) === null ? run : mask(plain(run))))
}

const plain = (run: string): string => run.replaceAll(/[ -]/g, '')

/** Full-width digits to ASCII; positions stay. */
const toAsciiDigits = (text: string): string => (/[０-９]/.test(text) ? text.replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)) : text)

function kindOf(digits: string): PersonalDataFinding['kind'] | null {
  if (digits.length === 18 && isIdNumber(digits)) return '身份证号'
  if (digits.length === 11 && MOBILE.test(digits)) return '手机号'
  if (digits.length >= 16 && digits.length <= 19 && isCardNumber(digits)) return '银行卡号'
  return null
}

interface Candidate {
  readonly kind: PersonalDataFinding['kind']
  readonly value: string
  readonly start: number
  readonly end: number
}

/** Numbers of the three kinds that stand free: not part of a longer number, a word, a decimal or an address. */
function candidatesOf(text: string): Candidate[] {
  const found: Candidate[] = []
  for (const match of text.matchAll(FORMS)) {
    const value = plain(match[0])
    const kind = kindOf(value)
    const end = match.index + match[0].length
    if (kind !== null && !isGlued(text, match.index, end)) found.push({ kind, value, start: match.index, end })
  }
  return found
}

function isGlued(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' '
  const after = text[end] ?? ' '
  if (/[0-9A-Za-z_=/%#&.]/.test(before) || /[0-9A-Za-z_=/%@]/.test(after)) return true
  // 0571-138… is an area code before a number that only looks like a mobile one.
  if (before === '-' && /\d/.test(text[start - 2] ?? '')) return true
  return /[.-]/.test(after) && /\d/.test(text[end + 1] ?? '')
}

const has = (words: readonly string[], text: string): boolean => words.some(word => text.includes(word))

/** Position after the last of the words; -1 when none stands there. */
function lastOf(words: readonly string[], text: string): number {
  let last = -1
  for (const word of words) {
    const at = text.lastIndexOf(word)
    if (at >= 0) last = Math.max(last, at + word.length)
  }
  return last
}

/** Whether the page or file is, by what it says at its head, a published directory of offices, officials or businesses. */
const isDirectory = (title: string): boolean => /值班|河长|湖长|林长|责任人|包保|通讯录|联系方式|联系电话|一览表|机构名录|网点|名录|服务机构|药店|门店|采购|招标|中标|成交/.test(title)

function isPrivateMobile(candidate: Candidate, text: string, list: 'private' | 'directory' | null): boolean {
  const before = text.slice(Math.max(0, candidate.start - WORDING_CHARS), candidate.start)
  const after = text.slice(candidate.end, candidate.end + 12)
  if (has(PRIVATE_PERSON, before) || has(PRIVATE_PERSON, after)) return true
  const office = lastOf(OFFICE_CONTACT, before)
  const own = lastOf(PRIVATE_NUMBER, before)
  if (office >= 0 || list === 'directory') return false
  return own >= 0 || list === 'private'
}

function isPrivateCard(candidate: Candidate, text: string): boolean {
  const near = text.slice(Math.max(0, candidate.start - WORDING_CHARS * 2), candidate.end + 12)
  return has(CARD_CONTEXT, near) && !has(BODY_ACCOUNT, near)
}

/**
 * Personal data in any text (page or attachment), masked at once. ID numbers count unless the words before them name
 * another number; mobile numbers count beside a private person, or in lists of three and more that are no directory of
 * offices; card numbers count beside words of banking, unless the account is a body's.
 */
export function findPersonalDataInText(source: string, title: string): readonly PersonalDataFinding[] {
  const text = toAsciiDigits(source)
  const candidates = candidatesOf(text)
  if (candidates.length === 0) return []
  const mobiles = new Set(candidates.filter(({ kind }) => kind === '手机号').map(({ value }) => value))
  const isList = mobiles.size >= 3 && /姓名|名单|公示/.test(text) && !has(OFFICE_CONTACT, text.slice(0, 400))
  const list = isDirectory(title) || isDirectory(text.slice(0, 60)) ? 'directory' : isList ? 'private' : null
  const seen = new Set<string>()
  const findings: PersonalDataFinding[] = []
  for (const candidate of candidates) {
    if (findings.length === FINDINGS_KEPT) break
    if (seen.has(candidate.value) || !counts(candidate, text, list)) continue
    seen.add(candidate.value)
    const from = Math.max(0, candidate.start - CONTEXT_CHARS)
    const to = Math.min(text.length, candidate.end + CONTEXT_CHARS)
    findings.push({ kind: candidate.kind, masked: mask(candidate.value), context: contextOf(text, candidate, from, to) })
  }
  return findings
}

function counts(candidate: Candidate, text: string, list: 'private' | 'directory' | null): boolean {
  if (candidate.kind === '手机号') return isPrivateMobile(candidate, text, list)
  if (candidate.kind === '银行卡号') return isPrivateCard(candidate, text)
  const before = text.slice(Math.max(0, candidate.start - 16), candidate.start)
  return before.includes('身份证') || !has(OTHER_NUMBER, before)
}

/** Words around the number. A number cut by the window's edge is starred as well, so the window never shows one's end. */
function contextOf(text: string, candidate: Candidate, from: number, to: number): string {
  const before = text.slice(from, candidate.start).replace(/^[\dXx -]+/, '…')
  const after = text.slice(candidate.end, to).replace(/[\d -]+$/, '…')
  return `${maskDigitRuns(before)}${mask(candidate.value)}${maskDigitRuns(after)}`.replaceAll(/\s+/g, ' ').trim()
}

/** Personal data on a page, masked. The page's own head, navigation and footer hold office contacts and are left out. */
export function findPersonalData(page: Page, text: string): readonly PersonalDataFinding[] {
  const lines = page.blocks.filter(({ zone }) => zone === 'main').map(block => block.text)
  const body = lines.length > 0 ? lines.join('\n') : text
  return findPersonalDataInText(body, page.title ?? '')
}
