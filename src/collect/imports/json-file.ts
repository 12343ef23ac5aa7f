import { AppError } from '../../shared/errors.ts'
import { takeListing } from './app-json.ts'
import { takeFeedItem, takeFeedRoot } from './feed.ts'
import { JsonScanner } from './json-scanner.ts'
import { isJson } from './sink.ts'
import type { ImportSink } from './sink.ts'
import { readText } from './source.ts'
import type { ImportSource } from './source.ts'
import { takeWechatElement, takeWechatRoot } from './wechat-json.ts'
import { takeWeiboElement, takeWeiboRoot } from './weibo-json.ts'

/** Reads JSON or JSON lines: each element and each top value is offered to the readers of all formats, told by its fields. */
export async function readJsonFile(source: ImportSource, sink: ImportSink): Promise<void> {
  let unknown = 0
  const scanner = new JsonScanner({
    element(path, value, index) {
      const place = `第 ${index} 条`
      if (!isJson(value)) return sink.fault(place, '不是对象')
      if (takeFeedItem(sink, path, value, place) || takeWechatElement(sink, path, value, place) || takeWeiboElement(sink, value, place) || takeListing(sink, value, place)) return
      if (LISTS.test(path) && unknown++ < 100) sink.fault(place, `看不出是什么内容（有 ${Object.keys(value).slice(0, 8).join('、')}）`)
    },
    root(value, index) {
      if (!isJson(value)) return
      const place = `第 ${index} 行`
      takeFeedRoot(sink, value, place)
      if (takeWechatRoot(sink, value, place) || takeWeiboRoot(sink, value, place)) return
      takeListing(sink, value, place)
    },
    fault: (place, why) => sink.fault(place, why),
  })
  try {
    for await (const text of readText(source)) scanner.push(text)
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('export-unreadable', { name: source.name, why: error.message, whyZh: '结构过深或过大' }, error)
    throw error
  }
  scanner.end()
}

/** Arrays in which every element should be a record; others hold covers, tags and the like. */
const LISTS = /^(?:weibo|app_msg_list|list|items|statuses|elected_comment|)$/
