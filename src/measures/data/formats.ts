import { z } from 'zod'
import { inspectedDatasets } from '../inspected-datasets.ts'
import { defineMeasure } from '../measure.ts'
import { sampleConfidence } from '../sample.ts'
import { rate, rateAbsent } from '../share.ts'
import { fractionText, listNames, quoteName } from '../wording.ts'

const MACHINE_READABLE = ['csv', 'json', 'jsonl', 'geojson', 'xml', 'rdf', 'xls', 'xlsx', 'kml', 'shp', 'api']

export const dataFormats = defineMeasure({
  id: 'data/formats',
  version: 2,
  kind: 'automatic',
  title: '数据格式与调用',
  explain: '对抽取的数据集（按记录的种子抽取；没有抽取时为看到详情的全部），取下列各项比例的平均值，没有样本的项不计：①提供机器可读格式（默认 CSV、JSON、XML、RDF、XLS、XLSX 等）或接口的数据集占比；②有接口的数据集中，提供接口说明（请求地址、参数、返回）的占比；③试下载的文件中能打开的占比；④试调用的接口中有应答的占比（只用 GET 各调用一次，要求令牌也算有应答，返回网页或 404 不算）。没有数据集得 0；只看到清单而没有看到任何详情时不评分。',
  params: z.strictObject({ formats: z.array(z.string().min(1)).min(1).default(MACHINE_READABLE) }),
  needs: ['datasets'],
  likes: ['dataset-samples', 'dataset-interfaces', 'dataset-sampling', 'coverage'],
  judge({ datasets, 'dataset-samples': samples, 'dataset-interfaces': interfaces, 'dataset-sampling': sampling, coverage }, { formats }) {
    if (datasets.value.length === 0) return rateAbsent('开放的数据集', coverage, '开放数据集，提供 CSV、JSON 等机器可读格式和接口')
    const { sets: all, note } = inspectedDatasets(datasets.value, sampling)
    if (all.length === 0) return { outcome: 'undetermined', reason: `${note}，没有看到数据文件和接口`, missing: ['datasets'] }
    const wanted = new Set(formats.map(format => format.toLowerCase()))
    const unreadable = all.filter(({ files, hasApi }) => !hasApi && !files.some(({ format }) => wanted.has(format.toLowerCase().replace(/^\./, ''))))
    const apis = all.filter(({ hasApi }) => hasApi)
    const undocumented = apis.filter(({ apiDocumented }) => !apiDocumented)
    const titles = new Map(all.map(({ url, title }) => [url, title]))
    const titleOf = (dataset: string): string => quoteName(titles.get(dataset) ?? dataset)
    const tried = (samples?.value ?? []).filter(({ dataset }) => titles.has(dataset))
    const called = (interfaces?.value ?? []).filter(({ dataset, answers }) => titles.has(dataset) && answers !== null)
    const silent = called.filter(({ answers }) => answers === false)
    const broken = tried.filter(({ opens }) => !opens)
    const shares = [
      { good: all.length - unreadable.length, of: all.length, text: '有机器可读格式或接口的数据集' },
      { good: apis.length - undocumented.length, of: apis.length, text: '接口有说明的' },
      { good: tried.length - broken.length, of: tried.length, text: '试下载能打开的文件' },
      { good: called.length - silent.length, of: called.length, text: '试调用有应答的接口' },
    ].filter(({ of }) => of > 0)
    const rating = shares.reduce((sum, { good, of }) => sum + good / of, 0) / shares.length
    return rate({
      rating,
      confidence: sampleConfidence(rating, all.length) * (tried.length > 0 ? 1 : 0.8) * (called.length > 0 || apis.length === 0 ? 1 : 0.95),
      reasons: [
        ...shares.map(({ good, of, text }) => `${text} ${fractionText(good, of)}`),
        ...(note === '' ? [] : [note]),
        ...(tried.length > 0 ? [] : ['没有试下载数据文件']),
        ...(called.length === 0 && apis.length > 0 ? [`${apis.length} 个数据集的接口没有试调用，没有计入`] : []),
        ...(silent.length > 0 ? [`没有应答的接口：${listNames(silent.map(({ dataset, status }) => `${titleOf(dataset)}（${quoteName(status)}）`))}`] : []),
        ...(unreadable.length > 0 ? [`没有机器可读格式：${listNames(unreadable.map(({ title }) => quoteName(title)))}`] : []),
        ...(undocumented.length > 0 ? [`接口没有说明：${listNames(undocumented.map(({ title }) => quoteName(title)))}`] : []),
        ...(broken.length > 0 ? [`打不开的文件：${listNames(broken.map(({ dataset, format }) => `${titleOf(dataset)}（${quoteName(format)}）`))}`] : []),
      ],
      advice: [
        ...(unreadable.length > 0 ? ['为数据集提供 CSV、JSON、XML 等机器可读格式'] : []),
        ...(undocumented.length > 0 ? ['为接口提供请求地址、参数、返回值和示例的说明'] : []),
        ...(broken.length > 0 ? ['修复打不开的数据文件'] : []),
        ...(silent.length > 0 ? ['修复没有应答的接口，或更正其地址'] : []),
      ],
      evidence: [...broken, ...silent, ...tried, ...called].map(({ evidence }) => evidence).concat(datasets.evidence),
    })
  },
})
