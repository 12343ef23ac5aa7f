import { zipSync } from 'fflate'
import { SIGNER_CERTIFICATE, SIGNER_SIGNATURE } from './app-signer.ts'

export interface ApkManifest {
  readonly package: string
  readonly versionName: string
  readonly versionCode: number
  readonly targetSdk: number
  readonly permissions: readonly string[]
  readonly cleartext: boolean | null
  readonly debuggable?: boolean
  readonly signed: 'v1' | 'v2' | 'none'
  /** YYYY-MM-DD: date of the files in the package. */
  readonly day: string
}

const ATTRIBUTE_IDS = { name: 0x01010003, debuggable: 0x0101000f, minSdkVersion: 0x0101020c, versionCode: 0x0101021b, versionName: 0x0101021c, targetSdkVersion: 0x01010270, usesCleartextTraffic: 0x010104ec } as const
type Attribute = readonly [name: keyof typeof ATTRIBUTE_IDS | 'package', value: string | number | boolean]

/** A package with a compiled manifest and, on wish, a signer; it holds no code. */
export function apk(manifest: ApkManifest): Uint8Array {
  const [year = 2020, month = 1, day = 1] = manifest.day.split('-').map(Number)
  const files: Record<string, Uint8Array> = { 'AndroidManifest.xml': compiledManifest(manifest), 'classes.dex': new TextEncoder().encode('dex\n035\0') }
  if (manifest.signed === 'v1') files['META-INF/CERT.EC'] = Buffer.from(SIGNER_SIGNATURE, 'base64')
  const zip = Buffer.from(zipSync(files, { level: 6, mtime: new Date(year, month - 1, day, 12) }))
  return manifest.signed === 'v2' ? withSigningBlock(zip) : zip
}

function compiledManifest({ package: name, versionName, versionCode, targetSdk, permissions, cleartext, debuggable = false }: ApkManifest): Uint8Array {
  const elements: (readonly [string, readonly Attribute[]])[] = [
    ['manifest', [['package', name], ['versionCode', versionCode], ['versionName', versionName]]],
    ['uses-sdk', [['minSdkVersion', 21], ['targetSdkVersion', targetSdk]]],
    ...permissions.map((permission): readonly [string, readonly Attribute[]] => ['uses-permission', [['name', permission]]]),
    ['application', [...(cleartext === null ? [] : [['usesCleartextTraffic', cleartext] as const]), ...(debuggable ? [['debuggable', true] as const] : [])]],
  ]
  // Names with a number come first: the map of numbers runs beside the pool.
  const mapped = Object.keys(ATTRIBUTE_IDS) as (keyof typeof ATTRIBUTE_IDS)[]
  const pool = [...new Set<string>([...mapped, 'package', ...elements.flatMap(([tag, attributes]) => [tag, ...attributes.flatMap(([, value]) => (typeof value === 'string' ? [value] : []))])])]
  const chunks = [stringPool(pool), chunk(0x0180, 8, Buffer.concat(mapped.map(key => u32(ATTRIBUTE_IDS[key])))), ...elements.map(([tag, attributes]) => startElement(tag, attributes, pool))]
  return chunk(0x0003, 8, Buffer.concat(chunks))
}

function startElement(tag: string, attributes: readonly Attribute[], pool: readonly string[]): Buffer {
  const none = 0xffffffff
  const rows = attributes.map(([name, value]) => {
    const index = typeof value === 'string' ? pool.indexOf(value) : none
    const [type, data] = typeof value === 'string' ? [3, index] : typeof value === 'boolean' ? [0x12, value ? none : 0] : [0x10, value]
    return Buffer.concat([u32(none), u32(pool.indexOf(name)), u32(index), u16(8), Buffer.from([0, type]), u32(data)])
  })
  return chunk(0x0102, 16, Buffer.concat([u32(1), u32(none), u32(none), u32(pool.indexOf(tag)), u16(20), u16(20), u16(attributes.length), u16(0), u16(0), u16(0), ...rows]))
}

function stringPool(strings: readonly string[]): Buffer {
  const encoded = strings.map(text => Buffer.concat([u16(text.length), Buffer.from(text, 'utf16le'), u16(0)]))
  let at = 0
  const offsets = encoded.map(bytes => { const offset = at; at += bytes.length; return u32(offset) })
  const body = Buffer.concat(encoded)
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
  return chunk(0x0001, 28, Buffer.concat([u32(strings.length), u32(0), u32(0), u32(28 + strings.length * 4), u32(0), ...offsets, padded]))
}

/** The block of scheme v2 between the files and the directory, with one signer who has one certificate. */
function withSigningBlock(zip: Buffer): Buffer {
  const sized = (...parts: readonly Buffer[]): Buffer => { const whole = Buffer.concat(parts); return Buffer.concat([u32(whole.length), whole]) }
  const signedData = sized(sized(), sized(sized(Buffer.from(SIGNER_CERTIFICATE, 'base64'))), sized())
  const value = sized(sized(signedData, sized(), sized()))
  const pair = Buffer.concat([u64(value.length + 4), u32(0x7109871a), value])
  const size = pair.length + 24
  const block = Buffer.concat([u64(size), pair, u64(size), Buffer.from('APK Sig Block 42', 'latin1')])
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  const directory = zip.readUInt32LE(end + 16)
  const tail = Buffer.from(zip.subarray(directory))
  tail.writeUInt32LE(directory + block.length, end - directory + 16)
  return Buffer.concat([zip.subarray(0, directory), block, tail])
}

const chunk = (type: number, header: number, rest: Buffer): Buffer => Buffer.concat([u16(type), u16(header), u32(rest.length + 8), rest])
const u16 = (value: number): Buffer => { const bytes = Buffer.alloc(2); bytes.writeUInt16LE(value); return bytes }
const u32 = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(value >>> 0); return bytes }
const u64 = (value: number): Buffer => { const bytes = Buffer.alloc(8); bytes.writeBigUInt64LE(BigInt(value)); return bytes }
