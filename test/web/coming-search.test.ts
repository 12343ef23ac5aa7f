import { expect, test } from 'vitest'
import { ComingSearch } from '../../web/kit/coming-search.ts'

const shown = new URLSearchParams('cohort=2&page=3')

test('of two pieces set in one go both stand in the address', () => {
  const coming = new ComingSearch()
  coming.change(shown, 'state', 'failed', '')
  expect(coming.change(shown, 'page', '1', '').toString()).toBe('cohort=2&page=1&state=failed')
})

test('one set twice in one go has the last value, and none when that holds anyway', () => {
  const coming = new ComingSearch()
  coming.change(shown, 'state', 'failed', '')
  expect(coming.change(shown, 'state', 'paused', '').get('state')).toBe('paused')
  expect(coming.change(shown, 'state', '', '').toString()).toBe('cohort=2&page=3')
})

test('what the router shows is where the next change starts, whatever was wanted before', () => {
  const coming = new ComingSearch()
  coming.shown('a')
  coming.change(shown, 'state', 'failed', '')
  coming.shown('a')
  expect(coming.change(shown, 'page', '2', '').toString()).toBe('cohort=2&page=2&state=failed')
  coming.shown('b')
  expect(coming.change(new URLSearchParams('cohort=1'), 'page', '2', '').toString()).toBe('cohort=1&page=2')
})

test('the search that is shown is left as it is', () => {
  new ComingSearch().change(shown, 'state', 'failed', '')
  expect(shown.toString()).toBe('cohort=2&page=3')
})
