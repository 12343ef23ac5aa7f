import { measures } from '../../measures/registry.ts'
import { VERSION } from '../../shared/version.ts'
import { readQueues, readSystemState } from '../../store/system.ts'
import { defineVerb } from './verb.ts'

/** The installation: versions, sizes, where evidence lies (a folder or a bucket; null where none is kept), workers and queues. */
export const readSystem = defineVerb('system.read', {
  kind: 'read',
  prepare: async (act, _params, { objects }) => { await act.everywhere(); return objects?.where ?? null },
  async work(act, _params, evidenceAt) {
    await act.everywhere()
    return { version: VERSION, evidenceAt, ...(await readSystemState(act.ex)), ...(await readQueues(act.ex)) }
  },
})

/** Every measure as its page has it. */
export const listMeasures = defineVerb('measure.list', {
  kind: 'read',
  async work(act) {
    await act.somewhere()
    return measures.map(({ id, version, kind, title, explain, needs, likes = [] }) => ({ id, version, kind, title, explain, facts: [...needs], likes: [...likes], preset: presetOf(id) }))
  },
})

/** What counts where a point gives no params; null where it must give some. */
function presetOf(id: string): Readonly<Record<string, unknown>> | null {
  const preset = measures.find(measure => measure.id === id)?.params.safeParse({})
  return preset?.success ? (preset.data as Readonly<Record<string, unknown>>) : null
}
