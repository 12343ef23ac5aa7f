import { describe, expect, test } from 'vitest'
import { compareVersions, weaknessesOf } from '../../../src/facts/lexicon/vulnerable-libraries.ts'
import { findLibraries, libraryInScript, libraryOf } from '../../../src/facts/page/libraries.ts'
import { pageOf } from './html-page.ts'

describe('script libraries', () => {
  test.each([
    ['/js/jquery-1.8.3.min.js', 'jquery 1.8.3'], ['/js/jquery.1.8.3.js', 'jquery 1.8.3'], ['/jquery/1.11.1/jquery.min.js', 'jquery 1.11.1'], ['/npm/vue@2.6.11/dist/vue.min.js', 'vue 2.6.11'],
    ['/bootstrap/3.3.7/js/bootstrap.min.js', 'bootstrap 3.3.7'], ['/js/jquery-ui-1.12.1.min.js', 'jquery-ui 1.12.1'], ['/layui-v2.5.6/layui.js', 'layui 2.5.6'], ['/swiper-4.5.0.min.js', 'swiper 4.5.0'], ['/js/echarts-5.0.0.min.js', 'echarts 5.0.0'],
    ['/js/jquery.min.js?v=1.8.3', null], ['/js/2020.8.5/main.js', null], ['/js/common-1.2.3.js', null], ['/%E0%A4%A', null], ['/js/constructor-1.2.js', null],
  ])('%s', (path, expected) => {
    const library = libraryOf(`https://a.gov.cn${path}`)
    expect(library === null ? null : `${library.name} ${library.version}`).toBe(expected)
  })

  test('banners', () => {
    expect(libraryInScript('/*! jQuery v3.4.1 | (c) JS Foundation */')).toEqual({ name: 'jquery', version: '3.4.1' })
    expect(libraryInScript('/*!\n * Vue.js v2.6.11\n */')).toEqual({ name: 'vue', version: '2.6.11' })
    expect(libraryInScript('var a = "jQuery v1.0"')).toBeNull()
  })

  test('versions are compared by number', () => {
    expect(compareVersions('1.12.4', '1.9.0')).toBeGreaterThan(0)
    expect(compareVersions('3.0.0-beta1', '3.0.0')).toBeLessThan(0)
    expect(weaknessesOf('jquery', '3.4.1')).toContain('CVE-2020-11022')
    expect(weaknessesOf('jquery', '3.5.0')).toBeNull()
    expect(weaknessesOf('bootstrap', '4.1.0')).toBe('CVE-2018-14040、CVE-2019-8331')
  })

  test('scripts of a page, each once', () => {
    const { page, text } = pageOf('<script src="/js/jquery-1.8.3.min.js"></script><script src="/js/jquery-1.8.3.min.js"></script><script src="/js/site.js"></script>')
    expect(findLibraries(page, text)).toEqual([{ name: 'jquery', version: '1.8.3', url: 'https://www.example.gov.cn/js/jquery-1.8.3.min.js' }])
  })
})
