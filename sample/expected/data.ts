import { SERVICE_DEPARTMENTS } from '../city.ts'
import { CYCLE_DAYS, DOMAINS } from '../data/dataset-data.ts'
import type { BuiltDataset } from '../data/datasets.ts'
import { mean, pending, rated, share } from './point.ts'
import type { ExpectedPoint } from './point.ts'

/** A cycle and a half, and a day for publishing. */
const isLate = ({ spec }: BuiltDataset): boolean => {
  const cycle = CYCLE_DAYS[spec.cycle]
  return cycle !== null && spec.age > cycle * 1.5 + 1
}

/** Points of 数据开放. */
export function dataPoints(datasets: readonly BuiltDataset[]): Record<string, ExpectedPoint> {
  const providers = new Set<string>(datasets.map(({ spec }) => spec.provider))
  const providing = SERVICE_DEPARTMENTS.filter(department => providers.has(department))
  const covered = DOMAINS.filter(domain => datasets.some(({ spec }) => spec.domain === domain))
  const testable = datasets.filter(({ spec }) => CYCLE_DAYS[spec.cycle] !== null)
  const late = testable.filter(isLate)
  const readable = datasets.filter(({ spec }) => spec.formats.some(format => format !== 'pdf'))
  const files = datasets.flatMap(({ spec }) => spec.formats.map(format => ({ spec, format })))
  const opening = files.filter(({ spec, format }) => !(spec.brokenJson && format === 'json'))
  // Four checks for each file of rows that opens: known columns, no empty row, no repeated row (an empty one counts once, as empty), no error of format.
  // The empty rows stand at the end: in a spreadsheet nobody sees them, and what was only formatted looks the same.
  const clean = opening.filter(({ format }) => format !== 'pdf').map(({ spec, format }) => {
    return (4 - Number(spec.extraColumn !== null) - Number(spec.emptyRows > 0 && format !== 'xlsx') - Number(spec.duplicateRows > 0)) / 4
  })
  return {
    'data/platform/1': rated(1, '有独立的数据开放平台'),
    'data/platform/2': share(2, 2, '提供单位有市级部门和区级政府'),
    'data/platform/3': share(providing.length, SERVICE_DEPARTMENTS.length, '政务服务网列出的市级部门中提供数据集的'),
    'data/platform/4': share(covered.length, DOMAINS.length, '有数据集的领域'),
    'data/quality/1': rated(mean(datasets.map(({ spec, undescribed }) => 1 - undescribed.length / spec.fields.length)), '各数据集字段名称、类型、说明齐全比例的平均值'),
    'data/quality/2': rated((1 + (testable.length - late.length) / testable.length) / 2, `都标明频度（1）；按时更新${testable.length - late.length}/${testable.length}；取平均`),
    'data/quality/3': rated(mean([readable.length / datasets.length, 1, opening.length / files.length, 1]), `机器可读${readable.length}/${datasets.length}，接口都有说明，文件能打开${opening.length}/${files.length}，接口都有应答；取平均`),
    'data/quality/4': rated(mean(clean), `能打开的${clean.length}个数据文件四项检查的平均值；多列、空行、重复行是放进去的`),
    'data/use/1': rated(1, '有数据开放申请表单'),
    'data/use/2': pending('列出4个应用，1个打不开；应用效果要人判断'),
  }
}
