import { z } from 'zod'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

const MACHINE_READABLE = ['csv', 'json', 'jsonl', 'geojson', 'xml', 'rdf', 'xls', 'xlsx', 'kml', 'shp', 'api']

export const dataFormats = defineMeasure({
  id: 'data/formats',
  version: 1,
  kind: 'automatic',
  title: '数据格式与调用',
  explain: '取下列各项比例的平均值，没有样本的项不计：①提供机器可读格式（默认 CSV、JSON、XML、RDF、XLS、XLSX 等）或接口的数据集占比；②有接口的数据集中，提供接口说明（请求地址、参数、返回）的占比；③试下载的文件中能打开的占比。没有数据集得 0。',
  params: z.strictObject({ formats: z.array(z.string().min(1)).min(1).default(MACHINE_READABLE) }),
  needs: ['datasets'],
  likes: ['dataset-samples', 'coverage'],
  judge({ datasets, 'dataset-samples': samples, coverage }, { formats }) {
    const all = datasets.value
    if (all.length === 0) return rateAbsent('开放的数据集', coverage, '开放数据集，提供 CSV、JSON 等机器可读格式和接口')
    const wanted = new Set(formats.map(format => format.toLowerCase()))
    const unreadable = all.filter(({ files, hasApi }) => !hasApi && !files.some(({ format }) => wanted.has(format.toLowerCase().replace(/^\./, ''))))
    const apis = all.filter(({ hasApi }) => hasApi)
    const undocumented = apis.filter(({ apiDocumented }) => !apiDocumented)
    const titles = new Map(all.map(({ url, title }) => [url, title]))
    const tried = samples?.value ?? []
    const broken = tried.filter(({ opens }) => !opens)
    const shares = [
      { good: all.length - unreadable.length, of: all.length, text: '有机器可读格式或接口的数据集' },
      { good: apis.length - undocumented.length, of: apis.length, text: '接口有说明的' },
      { good: tried.length - broken.length, of: tried.length, text: '试下载能打开的文件' },
    ].filter(({ of }) => of > 0)
    const rating = shares.reduce((sum, { good, of }) => sum + good / of, 0) / shares.length
    return rate({
      rating,
      confidence: sampleConfidence(rating, all.length) * (tried.length > 0 ? 1 : 0.8),
      reasons: [
        ...shares.map(({ good, of, text }) => `${text} ${fractionText(good, of)}`),
        ...(tried.length > 0 ? [] : ['没有试下载数据文件']),
        ...(unreadable.length > 0 ? [`没有机器可读格式：${listNames(unreadable.map(({ title }) => quoteName(title)))}`] : []),
        ...(undocumented.length > 0 ? [`接口没有说明：${listNames(undocumented.map(({ title }) => quoteName(title)))}`] : []),
        ...(broken.length > 0 ? [`打不开的文件：${listNames(broken.map(({ dataset, format }) => `${quoteName(titles.get(dataset) ?? dataset)}（${quoteName(format)}）`))}`] : []),
      ],
      advice: [
        ...(unreadable.length > 0 ? ['为数据集提供 CSV、JSON、XML 等机器可读格式'] : []),
        ...(undocumented.length > 0 ? ['为接口提供请求地址、参数、返回值和示例的说明'] : []),
        ...(broken.length > 0 ? ['修复打不开的数据文件'] : []),
      ],
      evidence: [...broken, ...tried].map(({ evidence }) => evidence).concat(datasets.evidence),
    })
  },
})
