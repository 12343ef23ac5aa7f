import { expect, test } from 'vitest'
import { mediaSearch } from '../../../src/measures/media/search.ts'
import type { SearchTry } from '../../../src/model/media.ts'
import { account, entry, FILE } from '../../facts/account-content.ts'
import { judgeAccount, rated } from '../media-facts.ts'

const tried = (given: Partial<SearchTry>) => ({ query: '身份证', relevant: null, opens: null, results: null, triedOn: null, ...given, evidence: FILE })
test.each([
  ['it answers', account({ kind: 'app', searches: [tried({ relevant: true })] }), 1], ['it finds nothing', account({ kind: 'app', searches: [tried({ results: 0, relevant: false })] }), 0], ['an entry nobody tried', account({ kind: 'app', entries: [entry({ title: '搜索' })] }), 1],
  ['only one column', account({ kind: 'app', entries: [entry({ title: '新闻搜索' })] }), 0.5], ['a broken entry', account({ kind: 'app', entries: [entry({ title: '搜索', state: 'broken' })] }), 0], ['none', account({ kind: 'app', entries: [entry({ title: '首页' })] }), 0],
])('%s', (_, content, rating) => expect(rated(mediaSearch, [content]).rating).toBe(rating))
test('nothing imported', () => expect(judgeAccount(mediaSearch, [account({ kind: 'app' })])).toMatchObject({ outcome: 'undetermined', missing: ['media-searches'] }))
