/** One published weakness of a script library: versions `from` (inclusive) up to `below` (exclusive) have it. */
export interface VulnerableRange {
  readonly name: string
  readonly from: string
  readonly below: string
  /** Public identifier; the entry in the CVE list names the source. */
  readonly id: string
}

/**
 * Script libraries as government sites use them with the weaknesses that matter in a browser, medium and above.
 * Source: CVE List / NVD and GitHub Advisory Database (entries compared in November 2026). Rows: name from below id.
 */
const ROWS = `
jquery 0 1.6.3 CVE-2011-4969
jquery 0 1.9.0 CVE-2012-6708
jquery 1.2.1 1.9.0 CVE-2020-7656
jquery 1.4.0 3.0.0 CVE-2015-9251
jquery 1.1.4 3.4.0 CVE-2019-11358
jquery 1.2.0 3.5.0 CVE-2020-11022
jquery 1.0.3 3.5.0 CVE-2020-11023
jquery-ui 0 1.13.0 CVE-2021-41182
jquery-ui 0 1.13.0 CVE-2021-41183
jquery-ui 0 1.13.0 CVE-2021-41184
jquery-ui 0 1.13.2 CVE-2022-31160
jquery-validation 0 1.19.3 CVE-2021-21252
jquery-validation 0 1.19.5 CVE-2022-31147
bootstrap 0 3.4.0 CVE-2018-20676
bootstrap 2.3.0 3.4.0 CVE-2018-14040
bootstrap 3.0.0 3.4.1 CVE-2019-8331
bootstrap 4.0.0 4.1.2 CVE-2018-14040
bootstrap 4.0.0 4.3.1 CVE-2019-8331
bootstrap-select 0 1.13.6 CVE-2019-20921
angularjs 0 1.7.9 CVE-2019-10768
angularjs 0 1.8.0 CVE-2020-7676
moment 0 2.11.2 CVE-2016-4055
moment 0 2.19.3 CVE-2017-18214
moment 2.18.0 2.29.4 CVE-2022-31129
lodash 0 4.17.12 CVE-2019-10744
lodash 3.7.0 4.17.19 CVE-2020-8203
lodash 0 4.17.21 CVE-2021-23337
underscore 1.3.2 1.12.1 CVE-2021-23358
handlebars 0 3.0.8 CVE-2019-19919
handlebars 4.0.0 4.3.0 CVE-2019-19919
handlebars 0 4.7.7 CVE-2021-23369
axios 0 0.21.1 CVE-2020-28168
axios 0 0.21.2 CVE-2021-3749
swiper 0 6.5.1 CVE-2021-23370
select2 0 4.0.6 CVE-2016-10744
highcharts 0 6.1.0 CVE-2018-20801
highcharts 0 9.0.0 CVE-2021-29489
datatables 0 1.10.10 CVE-2015-6584
datatables 0 1.10.22 CVE-2020-28458
datatables 0 1.11.3 CVE-2021-23445
video.js 0 7.14.3 CVE-2021-23414
knockout 0 3.5.0 CVE-2019-14862
plupload 0 2.1.9 CVE-2016-4566
plupload 0 2.3.9 CVE-2021-23562
echarts 0 6.1.0 CVE-2026-45249
mustache 0 2.2.1 CVE-2015-8862
ckeditor 4.0.0 4.11.0 CVE-2018-17960
ckeditor 0 4.16.2 CVE-2021-37695
ckeditor 0 4.17.0 CVE-2021-41164
tinymce 0 4.9.7 CVE-2020-17480
tinymce 0 4.9.11 CVE-2020-12648
tinymce 5.0.0 5.4.1 CVE-2020-12648
`

export const VULNERABLE_RANGES: readonly VulnerableRange[] = ROWS.trim().split('\n').map(row => {
  const [name = '', from = '', below = '', id = ''] = row.split(' ')
  return { name, from, below, id }
})

/** Identifiers of the published weaknesses of a library version, joined with "、"; null when none is listed. */
export function weaknessesOf(name: string, version: string): string | null {
  const ids = VULNERABLE_RANGES.filter(range => range.name === name && compareVersions(version, range.from) >= 0 && compareVersions(version, range.below) < 0).map(range => range.id)
  return ids.length > 0 ? [...new Set(ids)].sort().join('、') : null
}

/** Compares dotted versions number by number; a pre-release ("-beta") is smaller than its release. */
export function compareVersions(a: string, b: string): number {
  const [coreA = '', tailA = ''] = a.split('-', 2)
  const [coreB = '', tailB = ''] = b.split('-', 2)
  const left = coreA.split('.').map(Number)
  const right = coreB.split('.').map(Number)
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return tailA === tailB ? 0 : tailA === '' ? 1 : tailB === '' ? -1 : tailA < tailB ? -1 : 1
}
