import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendObservation, readObservations } from '../../../src/collect/archive/observation-log.ts'
import type { Observation } from '../../../src/model/evidence.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhengheng-observations-'))
})
afterEach(async () => {
  await rm(dir, { recursive: true, force: true })
})

const made: Observation = { probe: 'dns', probeVersion: 1, target: 'www.x.gov.cn', at: '2026-11-20T08:00:00.000Z', evidence: [], ok: true, value: { host: 'www.x.gov.cn', a: ['192.0.2.1'], aaaa: [] } }
const failed: Observation = { probe: 'tls', probeVersion: 1, target: 'www.x.gov.cn', at: '2026-11-20T08:00:00.000Z', evidence: [], ok: false, failure: 'timeout', detail: 'no handshake\nin time' }

test('observations are read back in order', async () => {
  expect(await readObservations(dir)).toEqual([])
  await appendObservation(dir, made)
  await appendObservation(dir, failed)
  expect(await readObservations(dir)).toEqual([made, failed])
})

test('a line torn by a kill costs only itself', async () => {
  await appendObservation(dir, made)
  await appendFile(join(dir, 'observations.jsonl'), '{"probe":"tls","probeVer')
  await appendObservation(dir, failed)
  expect(await readObservations(dir)).toEqual([made, failed])
})

test('a directory that is not there is write-failed', async () => {
  await expect(appendObservation(join(dir, 'none'), made)).rejects.toMatchObject({ code: 'write-failed' })
})
