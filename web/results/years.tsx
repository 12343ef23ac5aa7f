import { Empty } from 'antd'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { BesideTable } from './beside-table.tsx'
import type { CohortOf } from './cohort-ranking.ts'
import { YearChoice, useYearChoice } from './year-choice.tsx'
import { WORDS } from './words.ts'
import { YearOnYear } from './year-on-year.tsx'

/** The cohort, as it stands or as published, beside an earlier publication or a table of an earlier year: which, is chosen here and stands in the address. */
export function Years(cohort: CohortOf) {
  const choice = useYearChoice(cohort.campaignId)
  const { publicationId, earlier } = choice
  return (
    <>
      <YearChoice {...choice} />
      {earlier.kind === 'table'
        ? publicationId === '' ? <NowBesideTable {...cohort} tableId={earlier.id} /> : <PublishedBesideTable {...cohort} publicationId={publicationId} tableId={earlier.id} />
        : publicationId === '' ? <NowBesideYear {...cohort} earlierId={earlier.id} /> : <PublishedBesideYear {...cohort} publicationId={publicationId} earlierId={earlier.id} />}
    </>
  )
}

type BesideYear = CohortOf & { readonly earlierId: string }
type WithPublication = { readonly publicationId: string }
const named = (earlierPublicationId: string) => (earlierPublicationId === '' ? {} : { earlierPublicationId })

function NowBesideYear({ earlierId, ...cohort }: BesideYear) {
  const t = useWords(WORDS)
  const { campaignId, cohortId } = cohort
  const comparison = useReply('get /campaigns/{campaignId}/cohorts/{cohortId}/comparison', { campaignId, cohortId, ...named(earlierId) })
  return <Loaded of={comparison} rows={10}>{found => (found === null ? <Empty description={t.noYears} /> : <YearOnYear {...cohort} comparison={found} />)}</Loaded>
}

function PublishedBesideYear({ earlierId, publicationId, ...cohort }: BesideYear & WithPublication) {
  const comparison = useReply('get /public/publications/{publicationId}/cohorts/{cohortId}/comparison', { publicationId, cohortId: cohort.cohortId, ...named(earlierId) })
  return <Loaded of={comparison} rows={10}>{found => <YearOnYear {...cohort} comparison={found} />}</Loaded>
}

type BesideTableOf = CohortOf & { readonly tableId: string }

function NowBesideTable({ tableId, ...cohort }: BesideTableOf) {
  const { campaignId, cohortId } = cohort
  const comparison = useReply('get /campaigns/{campaignId}/cohorts/{cohortId}/earlier-tables/{tableId}/comparison', { campaignId, cohortId, tableId })
  return <Loaded of={comparison} rows={10}>{found => <BesideTable {...cohort} comparison={found} />}</Loaded>
}

function PublishedBesideTable({ tableId, publicationId, ...cohort }: BesideTableOf & WithPublication) {
  const comparison = useReply('get /public/publications/{publicationId}/cohorts/{cohortId}/earlier-tables/{tableId}/comparison', { publicationId, cohortId: cohort.cohortId, tableId })
  return <Loaded of={comparison} rows={10}>{found => <BesideTable {...cohort} comparison={found} />}</Loaded>
}
