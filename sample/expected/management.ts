import { rated } from './point.ts'
import type { ExpectedPoint } from './point.ts'

/** Points of 管理保障 and 功能推广. */
export function managementPoints(): Record<string, ExpectedPoint> {
  return {
    'management/design/name/0': rated(1, '域名在gov.cn下，首页标题用“人民政府门户网站”'),
  }
}
