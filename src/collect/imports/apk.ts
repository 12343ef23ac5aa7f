import type { AppPackage } from '../../model/media.ts'
import { AppError } from '../../shared/errors.ts'
import { readSigner } from './apk-signer.ts'
import { readBinaryXml } from './binary-xml.ts'
import type { XmlElement } from './binary-xml.ts'
import { lineOf } from './sink.ts'
import type { ImportSink } from './sink.ts'
import type { ImportSource } from './source.ts'
import type { ZipFile } from './zip-file.ts'

export const ANDROID_MANIFEST = 'AndroidManifest.xml'
const MOST_MANIFEST = 8 * 1024 * 1024
const PERMISSIONS_KEPT = 300
/** Builders that want the same bytes every time write 1980 or 1981. */
const FIRST_YEAR = 2008

/** Reads what an APK says of itself: manifest, signer, dates. Nothing in it is run or unpacked to disk. */
export async function readApk(source: ImportSource, zip: ZipFile, sink: ImportSink): Promise<void> {
  const entry = zip.entry(ANDROID_MANIFEST)
  if (entry === undefined) return
  let elements: readonly XmlElement[]
  try {
    elements = readBinaryXml(await zip.bytes(entry, MOST_MANIFEST))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('export-unreadable', { name: source.name, why: `its manifest cannot be read: ${error instanceof Error ? error.message : ''}`, whyZh: '其中的 AndroidManifest.xml 无法读取' }, error)
  }
  sink.format('apk')
  const of = (name: string): XmlElement['attributes'] => elements.find(element => element.name === name)?.attributes ?? new Map<string, never>()
  const [manifest, application, sdk] = [of('manifest'), of('application'), of('uses-sdk')]
  const text = (value: unknown): string => (typeof value === 'string' ? lineOf(value, 200) : typeof value === 'number' ? String(value) : '')
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
  const permissions = elements.filter(({ name }) => name === 'uses-permission' || name === 'uses-permission-sdk-23').map(({ attributes }) => text(attributes.get('name'))).filter(name => name !== '')
  const cleartext = application.get('usesCleartextTraffic')
  const value: AppPackage = {
    package: text(manifest.get('package')), versionName: text(manifest.get('versionName')), versionCode: number(manifest.get('versionCode')),
    minSdk: number(sdk.get('minSdkVersion')), targetSdk: number(sdk.get('targetSdkVersion')),
    permissions: [...new Set(permissions)].sort().slice(0, PERMISSIONS_KEPT),
    cleartext: typeof cleartext === 'boolean' ? cleartext : null, debuggable: application.get('debuggable') === true,
    signer: await readSigner(source.path, zip), updated: latestDay(zip, sink.today),
  }
  if (value.package === '') sink.fault(ANDROID_MANIFEST, '没有包名')
  sink.record({ type: 'package', value }, ANDROID_MANIFEST)
}

function latestDay(zip: ZipFile, today: string): string | null {
  const days = zip.entries.map(({ lastModFileDate }) => `${1980 + (lastModFileDate >> 9)}-${two((lastModFileDate >> 5) & 15)}-${two(lastModFileDate & 31)}`)
  return days.filter(day => Number(day.slice(0, 4)) >= FIRST_YEAR && day <= today).sort().at(-1) ?? null
}

const two = (value: number): string => String(value).padStart(2, '0')
