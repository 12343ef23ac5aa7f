import { Steps, Tabs } from 'antd'
import type { ComponentType } from 'react'
import { useNavigate } from 'react-router'
import { defineWords, useSay, useWords } from '../app/language.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { useUrlState } from '../kit/url-state.ts'
import { useCampaign, useCampaignId } from '../parts/campaign.ts'
import { BasicsPart } from './set-up/basics.tsx'
import { CohortsPart } from './set-up/cohorts.tsx'
import { CollectingPart } from './set-up/collecting.tsx'
import { EntrantsPart } from './set-up/entrants.tsx'
import { PART_TITLES, PARTS } from './set-up/parts.ts'
import type { Part, PartProps } from './set-up/parts.ts'
import { PeoplePart } from './set-up/people.tsx'
import { RulesPart } from './set-up/rules.tsx'

const WORDS = defineWords({
  title: ['批次设置', 'Set-up'],
  next: ['保存，下一步', 'Save and go on'],
  done: ['保存，完成', 'Save and finish'],
  back: ['回到批次', 'To the campaign'],
})

const VIEWS: Readonly<Record<Part, ComponentType<PartProps>>> = { basics: BasicsPart, cohorts: CohortsPart, entrants: EntrantsPart, people: PeoplePart, rules: RulesPart, collecting: CollectingPart }

/** Everything that a campaign is set up by; as a guide from part to part at first, as tabs ever after. */
export function Page() {
  const t = useWords(WORDS)
  const say = useSay()
  const id = useCampaignId()
  const navigate = useNavigate()
  const campaign = useCampaign(id)
  const [asked, setPart] = useUrlState('part', 'basics')
  const [guide] = useUrlState('guide')
  const at = Math.max(0, PARTS.indexOf(asked as Part))
  const part = PARTS[at] ?? 'basics'
  const next = PARTS[at + 1]
  const go = (to: string) => { setPart(to); window.scrollTo(0, 0) }
  const View = VIEWS[part]
  const guided = guide === '' ? {} : { nextWord: next ? t.next : t.done, onSaved: () => { if (next) go(next); else void navigate(`/campaigns/${id}`) } }
  const body = <Loaded of={campaign}>{data => <View key={part} campaign={data} {...guided} />}</Loaded>
  return (
    <>
      <PageHead title={t.title} lead={campaign.data?.title} actions={<LinkButton to={`/campaigns/${id}`}>{t.back}</LinkButton>} />
      {guide === '' ? <Tabs activeKey={part} onChange={go} items={PARTS.map(key => ({ key, label: say(PART_TITLES[key]), children: key === part ? body : null }))} />
        : <><Steps size="small" current={at} onChange={index => { go(PARTS[index] ?? 'basics') }} style={{ marginBottom: 24 }} items={PARTS.map(key => ({ title: say(PART_TITLES[key]) }))} />{body}</>}
    </>
  )
}
