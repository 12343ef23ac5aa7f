import { expect, test } from 'vitest'
import { simulate } from '../../src/scoring/uncertainty.ts'
import { simulateAside } from '../../src/workflow/simulation-thread.ts'

const units = [{ low: [0.2, 0.4], high: [0.9, 0.4] }, { low: [0.5, 0.5], high: [0.5, 0.6], bonus: 2 }]
const options = { weights: [60, 40], draws: 500, seed: 's', concentration: 500, decimals: 2, tiers: [{ name: '优秀', from: 85 }] }

test('aside comes the same as here', async () => {
  expect(await simulateAside({ units, options })).toEqual(simulate(units, options))
})

test('a fault of the simulation reaches whoever asked', async () => {
  await expect(simulateAside({ units, options: { ...options, weights: null as never } })).rejects.toThrow(/null/)
})
