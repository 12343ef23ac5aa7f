import { beforeEach, describe, expect, test } from 'vitest'
import { Problem } from '../../src/api/client.ts'
import { DraftKeeper } from '../../web/bench/drafts.ts'
import type { KeepingPlace } from '../../web/bench/kept-drafts.ts'
import { MarkServer, MemoryStorage, SHUT_OFF } from './mark-server.ts'

const AWAY = new Problem('network', 0, 'no answer')
const RATED = { outcome: 'rated', rating: 0.8 } as const

let server: MarkServer
let storage: MemoryStorage
/** What waits for its time, run by hand. */
let waiting: (() => void)[]
beforeEach(() => {
  server = new MarkServer()
  storage = new MemoryStorage()
  waiting = []
})

const keeperOf = (personId = 'lu', place: KeepingPlace | null = storage) => new DraftKeeper({ call: server.call, personId, storage: place, wait: run => waiting.push(run) })
/** The time that everything waits for has come, and all answers are in. */
async function pass(): Promise<void> {
  for (const run of waiting.splice(0)) run()
  for (let i = 0; i < 20; i++) await Promise.resolve()
}
/** A new visit with the same browser. */
function visit(taskId: string, personId?: string): DraftKeeper {
  waiting = []
  const keeper = keeperOf(personId)
  keeper.open(taskId, server.marks.get(taskId) ?? null)
  return keeper
}

describe('what is typed', () => {
  test('is kept at once, saved a moment later, and then forgotten by the browser', async () => {
    const keeper = visit('t')
    keeper.change('t', { opinion: RATED })
    keeper.change('t', { note: '依据页面' })
    expect(keeper.keptTasks()).toEqual(['t'])
    expect(server.calls).toEqual([])
    await pass()
    expect(server.marks.get('t')).toMatchObject({ rating: 0.8, note: '依据页面', version: 1 })
    expect(keeper.draft('t')).toMatchObject({ status: 'saved', version: 1 })
    expect(storage.length).toBe(0)
  })

  test('comes back on the next visit without a rating, which the server does not take', async () => {
    visit('t').change('t', { note: '还没评' })
    await pass()
    expect(server.calls).toEqual([])
    const again = visit('t')
    expect(again.draft('t')).toMatchObject({ content: { opinion: null, note: '还没评' }, status: 'waiting' })
    again.change('t', { opinion: RATED })
    await pass()
    expect(server.marks.get('t')).toMatchObject({ rating: 0.8, note: '还没评' })
    expect(storage.length).toBe(0)
  })

  test('while the server is away stays, is sent again by itself, and after a closed window by the next visit', async () => {
    server.fail = AWAY
    const keeper = visit('t')
    keeper.change('t', { opinion: RATED, note: '断网' })
    await pass()
    expect(keeper.draft('t')).toMatchObject({ status: 'offline', content: { note: '断网' } })
    await pass()
    expect(storage.length).toBe(1)
    server.fail = null
    visit('t')
    await pass()
    expect(server.marks.get('t')).toMatchObject({ rating: 0.8, note: '断网' })
    expect(storage.length).toBe(0)
  })

  test('during a save is saved by the next', async () => {
    const keeper = visit('t')
    keeper.change('t', { opinion: RATED, note: '一' })
    for (const run of waiting.splice(0)) run()
    await Promise.resolve()
    keeper.change('t', { note: '一二' })
    await pass()
    await pass()
    expect(server.marks.get('t')).toMatchObject({ note: '一二', version: 2 })
    expect(storage.length).toBe(0)
  })

  test('that the server refuses stays on the screen with its sentence, and in the browser', async () => {
    server.fail = new Problem('deadline-passed', 409, 'too late')
    const keeper = visit('t')
    keeper.change('t', { opinion: RATED, note: '晚了' })
    await pass()
    expect(keeper.draft('t')).toMatchObject({ status: 'refused', content: { note: '晚了' }, problem: { message: 'too late' } })
    expect(visit('t').draft('t')?.content.note).toBe('晚了')
  })

  test('of another person on the same browser is not shown, sent or forgotten', async () => {
    server.fail = AWAY
    visit('t').change('t', { opinion: RATED, note: '鲁乙写的' })
    await pass()
    server.fail = null
    const other = visit('t', 'lu2')
    expect(other.keptTasks()).toEqual([])
    expect(other.draft('t')?.content.note).toBe('')
    other.change('t', { opinion: { outcome: 'not-applicable' } })
    await pass()
    expect(server.marks.get('t')?.note).toBe('')
    // The server's mark is another one now: both are shown, the first has lost nothing.
    expect(visit('t').draft('t')).toMatchObject({ status: 'conflict', content: { note: '鲁乙写的' } })
  })

  test.each<[string, string]>([['torn', '{"content":{"no'], ['of another version', '{"text":"…"}'], ['without its parts', '{"content":{"note":"x"},"version":1,"handIn":false}'], ['nothing', 'null']])('that stands %s in the browser is left out', (_, text) => {
    storage.setItem('zhengheng.mark.lu.t', text)
    expect(visit('t').draft('t')).toMatchObject({ status: 'saved', content: { opinion: null, note: '', evidence: [] } })
  })
})

describe('a browser that keeps nothing', () => {
  test.each<[string, () => KeepingPlace | null]>([['full', () => Object.assign(storage, { most: 0 })], ['shut off', () => SHUT_OFF], ['absent', () => null]])('%s: the draft stays in the window, which says so, and is saved', async (_, place) => {
    const keeper = keeperOf('lu', place())
    keeper.open('t', null)
    expect(keeper.keptTasks()).toEqual([])
    keeper.change('t', { note: '只在窗口里' })
    expect(keeper.draft('t')).toMatchObject({ isKept: false, content: { note: '只在窗口里' } })
    expect(keeper.isAnyAtRisk()).toBe(true)
    keeper.change('t', { opinion: RATED })
    await pass()
    expect(server.marks.get('t')).toMatchObject({ rating: 0.8, note: '只在窗口里' })
    expect(keeper.draft('t')).toMatchObject({ status: 'saved', isKept: true })
    expect(keeper.isAnyAtRisk()).toBe(false)
    await keeper.submit('t')
    expect(server.marks.get('t')?.state).toBe('submitted')
  })

  test('that has room again keeps the next change', () => {
    const keeper = visit('t')
    storage.most = 0
    keeper.change('t', { note: '一' })
    storage.most = 1
    keeper.change('t', { note: '一二' })
    expect(keeper.draft('t')?.isKept).toBe(true)
    expect(visit('t').draft('t')?.content.note).toBe('一二')
  })
})

describe('handing in', () => {
  test('saves first, hands in, and is forgotten by the browser', async () => {
    const keeper = visit('t')
    keeper.change('t', { opinion: RATED })
    await keeper.submit('t')
    expect(server.calls).toEqual(['put /tasks/{taskId}/mark', 'post /tasks/{taskId}/mark/submit'])
    expect(keeper.draft('t')).toMatchObject({ state: 'submitted', status: 'saved' })
    expect(storage.length).toBe(0)
  })

  test('that the server did not hear is done by the next visit', async () => {
    const keeper = visit('t')
    keeper.change('t', { opinion: RATED, note: '交' })
    server.fail = AWAY
    await keeper.submit('t')
    server.fail = null
    visit('t')
    await pass()
    expect(server.marks.get('t')).toMatchObject({ state: 'submitted', note: '交' })
    expect(storage.length).toBe(0)
  })

  test('is done by the next visit too when the window was closed between saving and handing in', async () => {
    const keeper = visit('t')
    keeper.change('t', { opinion: RATED, note: '交' })
    storage.setItem('zhengheng.mark.lu.t', JSON.stringify({ content: keeper.draft('t')?.content, version: 0, handIn: true }))
    server.put('t', { rating: 0.8, note: '交' })
    visit('t')
    await pass()
    expect(server.marks.get('t')?.state).toBe('submitted')
    expect(storage.length).toBe(0)
  })

  test('that was done before the window was closed leaves nothing in the browser', () => {
    server.put('t', { rating: 0.8, note: '交' })
    server.put('t', { state: 'submitted' })
    storage.setItem('zhengheng.mark.lu.t', JSON.stringify({ content: { opinion: RATED, note: '交', evidence: [] }, version: 0, handIn: true }))
    expect(visit('t').draft('t')).toMatchObject({ state: 'submitted', status: 'saved' })
    expect(storage.length).toBe(0)
  })

  test('without a rating does nothing', async () => {
    const keeper = visit('t')
    keeper.change('t', { note: '没有评' })
    await keeper.submit('t')
    expect(server.calls).toEqual([])
    expect(keeper.draft('t')?.state).toBe('draft')
  })
})

describe('a mark changed in two windows', () => {
  /** One window with something typed, after another one saved. */
  async function conflict(theirs: Parameters<MarkServer['put']>[1]): Promise<DraftKeeper> {
    const keeper = visit('t')
    server.put('t', { note: '别处', ...theirs })
    keeper.change('t', { opinion: RATED, note: '这里' })
    await pass()
    expect(keeper.draft('t')).toMatchObject({ status: 'conflict', content: { note: '这里' }, theirs: { note: '别处' } })
    return keeper
  }

  test('is shown twice; mine is saved over theirs', async () => {
    const keeper = await conflict({})
    keeper.keepMine('t')
    await pass()
    expect(server.marks.get('t')).toMatchObject({ note: '这里', version: 2 })
    expect(storage.length).toBe(0)
  })

  test('theirs is taken, and mine can be had back by undoing', async () => {
    const keeper = await conflict({})
    keeper.takeTheirs('t')
    expect(keeper.draft('t')).toMatchObject({ status: 'saved', content: { note: '别处' } })
    expect(storage.length).toBe(0)
    expect(keeper.undo('t')).toBe(true)
    await pass()
    expect(server.marks.get('t')?.note).toBe('这里')
  })

  test('mine is saved over one that was handed in, which is taken back first', async () => {
    const keeper = await conflict({ state: 'submitted' })
    keeper.keepMine('t')
    await pass()
    expect(server.marks.get('t')).toMatchObject({ note: '这里', state: 'draft', version: 3 })
    expect(keeper.draft('t')).toMatchObject({ status: 'saved', state: 'draft' })
  })

  test('is no conflict when the other save was our own, whose answer was lost', async () => {
    const keeper = visit('t')
    server.put('t', { rating: 0.8, note: '同' })
    keeper.change('t', { opinion: RATED, note: '同' })
    await pass()
    expect(keeper.draft('t')).toMatchObject({ status: 'saved', version: 1 })
  })
})
