import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import type { Executor } from '../../src/store/executor.ts'
import type { ObjectStore } from '../../src/store/objects/object-store.ts'
import { VERBS } from '../../src/workflow/campaign/verbs.ts'
import { collectCities } from './archives.ts'
import { makePeople } from './people.ts'
import { makeUnits } from './play.ts'
import { correct, playPublished } from './published.ts'
import { playReplying } from './replying.ts'
import { Stage } from './stage.ts'
import { playAssessing, playDeclaring } from './working.ts'

export interface SampleCampaignOptions {
  /** A database without anything in it. */
  readonly store: Executor
  readonly objects: ObjectStore
  /** For collections at work; emptied at the end. */
  readonly workDir: string
  /** Directory with a collection of the first city, e.g. one with screenshots; else that is collected, too. */
  readonly collected?: string
  readonly now: Date
  readonly setPassword: (personId: string, password: string) => Promise<void>
  readonly say: (line: string) => void
}

export interface SampleCampaigns { readonly earlier: string; readonly published: string; readonly replying: string; readonly assessing: string; readonly declaring: string }

/**
 * Six fictional cities in five campaigns, in every phase that has something to show: published twice (the later one corrected), open
 * to replies and appeals, being marked, being declared. Made by the verbs that people and workers call; answers the ids.
 */
export async function makeSampleCampaigns({ store, objects, workDir, collected, now, setPassword, say }: SampleCampaignOptions): Promise<SampleCampaigns> {
  const folder = join(workDir, 'demo')
  try {
    const archives = await collectCities(objects, folder, collected, say)
    const stage = new Stage(store, objects, folder, new Date('2018-12-03T02:00:00Z'))
    stage.people = await makePeople(stage, setPassword)
    const units = await makeUnits(stage)
    const { id: schemeEditionId } = await VERBS['scheme.import'].run(stage.operator, { scheme: 'local-website-2020' })
    const given = { units, schemeEditionId }
    const { campaignId: earlier } = await playPublished(stage, archives, { ...given, year: 2018 })
    stage.now = new Date('2019-12-02T02:00:00Z')
    const last = await playPublished(stage, archives, { ...given, year: 2019, earlierCampaignId: earlier })
    await correct(stage, last)
    const { campaignId: published } = last
    say('2018、2019 年：已发布，后者有更正 | 2018 and 2019: published, the later one corrected')
    stage.now = now
    const { campaignId: replying } = await playReplying(stage, archives, { ...given, earlierCampaignId: published })
    say('2020 年：初步结果已开放，有申诉待复核 | 2020: preliminary results are open, appeals wait')
    const { campaignId: assessing } = await playAssessing(stage, archives, given)
    const { campaignId: declaring } = await playDeclaring(stage, archives, given)
    say('专项评估：评分中；试评估：申报中 | one being marked, one being declared')
    return { earlier, published, replying, assessing, declaring }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
