import { importDate } from './import-date.ts'
import { firstOf, isJson, lineOf, textOf } from './sink.ts'
import type { ImportSink, Json } from './sink.ts'

const PACKAGE = ['bundleId', 'pkgName', 'packageName', 'package_name', 'appId', 'package', '包名'] as const
const VERSION = ['version', 'versionName', 'version_name', 'currentVersion', '版本'] as const

/** The page of an app in a store: App Store lookup, scrapers of stores, and what stores answer to their own pages. False when it is none. */
export function takeListing(sink: ImportSink, value: Json, place: string): boolean {
  const inner = ['data', 'app', 'appDetail', 'detail'].map(name => value[name]).find(one => isJson(one) && isListing(one))
  const app = isListing(value) ? value : isJson(inner) ? inner : null
  if (app === null) return false
  sink.format('app-store-listing')
  const date = importDate(firstOf(app, 'currentVersionReleaseDate', 'updated', 'updateTime', 'update_time', 'releaseDate', 'publishTime', 'releaseTime', '更新时间') || app['updated'])
  sink.record({
    type: 'listing',
    value: {
      store: storeOf(app), package: firstOf(app, ...PACKAGE), name: lineOf(firstOf(app, 'trackName', 'appName', 'app_name', 'title', 'name', '名称'), 100),
      developer: lineOf(firstOf(app, 'sellerName', 'developer', 'authorName', 'developerName', 'author', 'artistName', '开发者'), 100),
      version: lineOf(firstOf(app, ...VERSION), 40), updated: date, description: textOf(firstOf(app, 'description', 'editorIntro', 'briefDes', '简介'), 500),
    },
  }, place)
  return true
}

const isListing = (value: Json): boolean => firstOf(value, ...PACKAGE).includes('.') && firstOf(value, ...VERSION) !== ''

function storeOf(app: Json): string {
  const said = firstOf(app, 'store', '应用商店')
  if (said !== '') return lineOf(said, 40)
  if (app['trackViewUrl'] !== undefined || app['bundleId'] !== undefined) return 'App Store'
  return /play\.google/.test(firstOf(app, 'url')) ? 'Google Play' : '应用商店'
}
