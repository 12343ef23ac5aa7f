import { expect, test } from 'vitest'
import { CAMPAIGN_STATES } from '../../src/model/campaign.ts'
import { CAMPAIGN_MACHINE, stepsOf } from '../../src/workflow/campaign/states.ts'
import { ADVANCES, PHASES } from '../../web/campaigns/phases.ts'

test('the page offers exactly the steps that the server allows', () => {
  const steps = stepsOf(CAMPAIGN_MACHINE, 'campaign.advance')
  for (const state of CAMPAIGN_STATES) expect([state, ADVANCES[state].toSorted()]).toEqual([state, steps.filter(({ from }) => from.includes(state)).map(({ to }) => to).toSorted()])
})

test('every state but the cancelled one stands on the way', () => {
  expect([...PHASES, 'cancelled'].toSorted()).toEqual([...CAMPAIGN_STATES].toSorted())
})
