import { mkdir, writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../../sample/campaign/people.ts'
import { ask, askAll } from './api-of-page.ts'
import { look, startWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

interface Task { readonly id: string; readonly entrantId: string; readonly pointId: string; readonly assessorId: string; readonly state: string; readonly round: number }
interface Mark { readonly id: string; readonly taskId: string; readonly outcome: string; readonly rating: number | null; readonly note: string; readonly state: string; readonly version: number; readonly evidence: readonly { readonly sha256: string }[] }
interface Material { readonly automatic: number | null; readonly point: { readonly rubric: { readonly steps: readonly unknown[] } | null }; readonly judgements: readonly unknown[] }

const POINTS = 64
const SECRET = '另一位评估员写的说明，谁也不该看到'

let workplace: Workplace
let campaignId = ''
let manager: Page
let assessor: Page
const heard: string[] = []
beforeAll(async () => {
  workplace = await startWorkplace({ demo: true })
  manager = await workplace.signIn('manager@shifan.example', SAMPLE_PASSWORD)
  campaignId = await workplace.campaignIn('assessing')
  // More to do than the sample has: points that the machine rated, for people to confirm.
  const entrants = await askAll<{ id: string }>(manager, `/campaigns/${campaignId}/entrants`)
  const judged = (await ask<{ judgements: { pointId: string; document: { outcome: string; evidence?: unknown[] } }[] }>(manager, 'GET', `/entrants/${entrants[0]?.id}/judgement`)).judgements
  const points = [...new Set(judged.filter(({ document }) => document.outcome === 'rated' && (document.evidence?.length ?? 0) > 0).map(({ pointId }) => pointId))]
  const people = await askAll<{ personId: string; personName: string; role: string }>(manager, `/campaigns/${campaignId}/memberships`)
  const assessorIds = people.filter(({ role, personName }) => role === 'assessor' && !personName.includes('简丙')).map(({ personId }) => personId)
  await ask(manager, 'POST', `/campaigns/${campaignId}/tasks`, { by: 'indicator', seed: 'journey', points, assessorIds })
}, 300_000)
afterAll(async () => workplace.close())

const taskOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''
const marks = async (page: Page) => new Map((await askAll<Mark>(page, `/campaigns/${campaignId}/marks`)).map(mark => [mark.taskId, mark]))
/** Polled through the browser's debugger: the page's own policy evaluates no text. */
async function until(page: Page, condition: string): Promise<void> {
  for (const end = performance.now() + 15_000; !(await page.evaluate<boolean>(condition));) {
    if (performance.now() > end) throw new Error(`${page.url()}: not within 15 s: ${condition}`)
    await page.waitForTimeout(10)
  }
}
/** The next task is on the screen, which follows the address a moment later, and can be rated. */
const ready = async (page: Page, from: string) => until(page, `!location.pathname.endsWith(${JSON.stringify(from)}) && document.querySelector('.bench-mark[data-task="' + location.pathname.split('/').at(-1) + '"] textarea:not([disabled])') !== null`)
/** What the browser itself measured from each key to the next picture, in ms. */
const watchKeys = async (page: Page) => page.evaluate(`{
  window.kept = []
  new PerformanceObserver(list => { for (const entry of list.getEntries()) if (entry.name === 'keydown') window.kept.push(entry.duration) }).observe({ type: 'event', durationThreshold: 16 })
}`)

test('the other assessor is first, and leaves no trace for the second', async () => {
  const other = await workplace.signIn('assessor2@shifan.example', SAMPLE_PASSWORD)
  const open = (await askAll<Task>(other, `/campaigns/${campaignId}/tasks?state=open`)).slice(0, 40)
  const drafts = await marks(other)
  for (const { id } of open) {
    if ((await ask<Material>(other, 'GET', `/tasks/${id}`)).point.rubric?.steps.length) continue
    const { version } = await ask<Mark>(other, 'PUT', `/tasks/${id}/mark`, { opinion: { outcome: 'rated', rating: 0.137 }, note: SECRET, evidence: [] }, drafts.get(id)?.version ?? 0)
    await ask(other, 'POST', `/tasks/${id}/mark/submit`, {}, version)
  }
  expect([...(await marks(other)).values()].filter(({ note }) => note === SECRET).length).toBeGreaterThan(10)
})

test('64 points are rated by the keyboard alone, with notes, evidence and undo', async () => {
  assessor = await workplace.signIn('assessor1@shifan.example', SAMPLE_PASSWORD)
  assessor.on('response', response => { if (response.url().includes('/api/')) void response.text().then(text => heard.push(text), () => undefined) })
  const before = await marks(assessor)
  await assessor.goto(`${workplace.url}/campaigns/${campaignId}/bench`)
  await ready(assessor, '/bench')
  await look(assessor, 'bench', { zoomed: true })
  await watchKeys(assessor)
  let keys = 0
  const press = async (...names: string[]) => { for (const name of names) { keys += 1; await assessor.keyboard.press(name) } }
  const type = async (text: string) => { keys += text.length; await assessor.keyboard.type(text) }
  const done: string[] = []
  const seconds: number[] = []
  let captured = 0
  for (let n = 0; n < POINTS; n++) {
    const id = taskOf(assessor)
    // The journey's own look at the task, outside of what is timed.
    const { automatic, point, judgements } = await ask<Material>(assessor, 'GET', `/tasks/${id}`)
    const begun = performance.now()
    if (n % 3 === 1) await press('e')
    if (n % 4 === 2 && judgements.length > 0) { await press('c'); captured++ }
    if (automatic !== null && n % 5 !== 4) await press('m')
    else if ((point.rubric?.steps.length ?? 0) > 0) await press('2')
    else { await type('80'); await press('Escape') }
    if (automatic !== null && n % 5 === 4) { await press('n'); await type('与页面不符，见佐证'); await press('Control+Enter') }
    else await press('Enter')
    await ready(assessor, id)
    seconds.push((performance.now() - begun) / 1_000)
    done.push(id)
  }
  await until(assessor, `!Object.keys(localStorage).some(key => key.startsWith('zhengheng.mark.'))`)
  const after = await marks(assessor)
  expect(done.map(id => after.get(id)?.state)).toEqual(done.map(() => 'submitted'))
  expect([...after.values()].filter(({ state }) => state === 'submitted').length - [...before.values()].filter(({ state }) => state === 'submitted').length).toBe(POINTS)
  expect(done.filter(id => (after.get(id)?.evidence.length ?? 0) > 0).length).toBe(captured)
  expect(done.filter(id => after.get(id)?.note === '与页面不符，见佐证').length).toBeGreaterThan(5)
  const latencies = (await assessor.evaluate<number[]>('window.kept')).sort((a, b) => a - b)
  await report(keys, seconds, latencies)
})

test('nothing that the server told the second assessor says anything of the first', async () => {
  const other = (await askAll<Task>(manager, `/campaigns/${campaignId}/tasks`)).filter(({ id }) => !heard.some(text => text.includes(id)))
  const people = await askAll<{ personId: string; personName: string; role: string }>(manager, `/campaigns/${campaignId}/memberships`)
  const second = people.find(({ personName }) => personName.includes('鲁乙'))
  expect(heard.length).toBeGreaterThan(POINTS)
  expect(other.filter(({ assessorId }) => assessorId === second?.personId).length).toBeGreaterThan(10)
  expect([SECRET, '0.137', second?.personId ?? '?', '鲁乙', 'assessor2@'].filter(trace => heard.some(text => text.includes(trace)))).toEqual([])
})

test('a rating is undone, and what was handed in is taken back while the other has not marked', async () => {
  const id = taskOf(assessor)
  await assessor.keyboard.press('u')
  await assessor.keyboard.press('n')
  await assessor.keyboard.type('看不到')
  await assessor.keyboard.press('Escape')
  await assessor.keyboard.press('z')
  await assessor.keyboard.press('z')
  await until(assessor, `document.querySelector('.bench-mark textarea')?.value === '' && document.querySelector('.bench-mark input[value="undetermined"]:checked') === null`)
  await assessor.keyboard.press('u')
  await assessor.keyboard.press('Enter')
  expect(await assessor.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
  await assessor.getByText('请写明理由：不适用').waitFor()
  await assessor.keyboard.type('看不到')
  await assessor.keyboard.press('Control+Enter')
  await ready(assessor, id)
  await expect.poll(async () => (await marks(assessor)).get(id)?.state).toBe('submitted')
  await assessor.keyboard.press('r')
  await assessor.waitForURL(url => url.pathname.endsWith(id))
  // Where the other has handed in meanwhile, it is told that all marks are in.
  await assessor.getByText('已经交齐').or(assessor.getByRole('button', { name: '提交，下一项' })).first().waitFor()
  expect((await marks(assessor)).get(id)).toMatchObject({ outcome: 'undetermined', note: '看不到' })
})

test('what was handed in is taken back by a click and handed in again; not where all marks of the point are in', async () => {
  const page = await workplace.signIn('assessor1@shifan.example', SAMPLE_PASSWORD)
  const own = [...(await marks(page)).values()].filter(({ state }) => state === 'submitted')
  const all = (await askAll<Task>(manager, `/campaigns/${campaignId}/tasks`)).filter(({ state }) => state !== 'cancelled')
  const others = (taskId: string) => { const task = all.find(({ id }) => id === taskId); return all.filter(({ id, entrantId, pointId }) => id !== taskId && entrantId === task?.entrantId && pointId === task.pointId) }
  const alone = own.find(({ taskId }) => others(taskId).some(({ state }) => state === 'open'))
  const settled = own.find(({ taskId }) => others(taskId).length > 0 && others(taskId).every(({ state }) => state === 'done'))
  const stored = async (id = '') => ({ mark: (await marks(page)).get(id)?.state, task: (await askAll<Task>(manager, `/campaigns/${campaignId}/tasks`)).find(task => task.id === id)?.state })
  await page.goto(`${workplace.url}/campaigns/${campaignId}/bench/${alone?.taskId}`)
  await page.getByText('已提交。本要点的评分交齐之前可以取回。').waitFor()
  await page.getByRole('button', { name: '取回' }).click()
  await page.getByRole('button', { name: '提交，下一项' }).waitFor()
  expect(await stored(alone?.taskId)).toEqual({ mark: 'draft', task: 'open' })
  expect((await marks(page)).get(alone?.taskId ?? '')).toMatchObject({ outcome: alone?.outcome, rating: alone?.rating, note: alone?.note })
  await page.getByRole('button', { name: '提交，下一项' }).click()
  await expect.poll(async () => stored(alone?.taskId)).toEqual({ mark: 'submitted', task: 'done' })
  await page.goto(`${workplace.url}/campaigns/${campaignId}/bench/${settled?.taskId}`)
  await page.getByRole('button', { name: '取回' }).click()
  await page.getByText('已经交齐').first().waitFor()
  expect(await stored(settled?.taskId)).toEqual({ mark: 'submitted', task: 'done' })
})

test('what was typed while the server was away comes back with the next visit', async () => {
  const context = assessor.context()
  const before = taskOf(assessor)
  await assessor.keyboard.press('j')
  // There before the line goes: what was never loaded cannot be rated.
  await ready(assessor, before)
  const id = taskOf(assessor)
  await context.setOffline(true)
  await assessor.keyboard.press('u')
  await assessor.keyboard.press('n')
  await assessor.keyboard.type('断网时写的')
  await assessor.getByText('服务器没有应答：已存在本机').waitFor()
  const again = await context.newPage()
  await assessor.close()
  await context.setOffline(false)
  assessor = again
  await assessor.goto(`${workplace.url}/campaigns/${campaignId}/bench`)
  await assessor.getByText('恢复了上次没有存上的 1 个评分').waitFor()
  await expect.poll(async () => (await marks(assessor)).get(id)?.note).toBe('断网时写的')
  await assessor.goto(`${workplace.url}/campaigns/${campaignId}/bench/${id}`)
  expect(await assessor.getByLabel('说明').inputValue()).toBe('断网时写的')
})

test('a mark changed in two windows is shown twice, and one is chosen', async () => {
  const id = taskOf(assessor)
  const elsewhere = await workplace.signIn('assessor1@shifan.example', SAMPLE_PASSWORD)
  const mark = (await marks(elsewhere)).get(id)
  await ask(elsewhere, 'PUT', `/tasks/${id}/mark`, { opinion: { outcome: 'not-applicable' }, note: '另一个窗口', evidence: [] }, mark?.version)
  await assessor.getByLabel('说明').fill('这个窗口')
  await assessor.getByText('这个评分在别处（另一个窗口）改过了').waitFor()
  await assessor.getByText('另一个窗口', { exact: true }).waitFor()
  await look(assessor, 'bench-conflict', { zoomed: true })
  expect((await marks(elsewhere)).get(id)?.note).toBe('另一个窗口')
  await assessor.getByRole('region', { name: '这里的' }).getByRole('button', { name: '用这一个' }).click()
  await expect.poll(async () => (await marks(elsewhere)).get(id)?.note).toBe('这个窗口')
})

test('the queue, the keys, 200 % zoom and no task', async () => {
  await assessor.getByLabel('说明').blur()
  await assessor.keyboard.press('?')
  await assessor.getByText('记为佐证，再按取消').waitFor()
  await look(assessor, 'bench-keys')
  await assessor.keyboard.press('Escape')
  await assessor.getByText('记为佐证，再按取消').waitFor({ state: 'hidden' })
  await assessor.keyboard.press('q')
  await assessor.getByRole('dialog').getByText('按单位').click()
  await look(assessor, 'bench-queue')
  await assessor.keyboard.press('Escape')
  await assessor.getByRole('dialog').waitFor({ state: 'hidden' })
  // A window of 1440 px at 200 %.
  await assessor.setViewportSize({ width: 720, height: 450 })
  expect(await assessor.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1')).toBe(true)
  await assessor.getByRole('button', { name: '提交，下一项' }).click({ trial: true })
  await assessor.keyboard.press('n')
  expect(await assessor.evaluate('document.activeElement.getBoundingClientRect().bottom <= document.querySelector(".bench-actions").getBoundingClientRect().top + 1')).toBe(true)
})

async function report(keys: number, seconds: readonly number[], latencies: readonly number[]): Promise<void> {
  const sorted = [...seconds].sort((a, b) => a - b)
  const at = (list: readonly number[], share: number) => list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0
  const median = at(sorted, 0.5)
  const text = `# Assessing: keys and seconds per point

Made by \`npm run journeys -- test/journeys/bench.journey.ts\`: a script rates ${seconds.length} points of the sample campaign by the keyboard alone, in real
Chromium against a real server and database. A fifth of the points departs from the machine and gets a note, a quarter gets an archived
page as evidence, at a third the next archived page is looked at. The script does not read or think, so the seconds are
what the software itself costs; the aim of 200 points an hour leaves ${(18 - median).toFixed(1)} of 18 s for the person.

| | |
|---|---|
| points | ${seconds.length} |
| keys per point, letters of notes included | ${(keys / seconds.length).toFixed(1)} |
| seconds per point, median | ${median.toFixed(2)} |
| seconds per point, 95th percentile | ${at(sorted, 0.95).toFixed(2)} |
| key to picture, median of those of 16 ms and more (Event Timing) | ${at(latencies, 0.5)} ms |
| key to picture, 95th percentile | ${at(latencies, 0.95)} ms |
| key to picture, longest | ${latencies.at(-1) ?? 0} ms |
`
  const folder = new URL('../../.artifacts/', import.meta.url)
  await mkdir(folder, { recursive: true })
  await writeFile(new URL('assessing.md', folder), text)
  process.stdout.write(text)
}
