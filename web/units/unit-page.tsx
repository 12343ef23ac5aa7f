import { useParams } from 'react-router'
import { useReply } from '../api/queries.ts'
import { MissingPage } from '../app/error-page.tsx'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { AutomaticCheck } from './automatic-check.tsx'
import { EvaluationView } from './evaluation-view.tsx'

/** Everything about one unit in one campaign: for those who oversee it, and for the unit what was opened to it. */
export function Page() {
  const { campaignId = '', entrantId = '' } = useParams()
  const { rolesIn } = useSession()
  const roles = rolesIn(campaignId)
  const entrant = useReply('get /entrants/{entrantId}', { entrantId })
  const campaign = useReply('get /campaigns/{id}', { id: campaignId })
  const isUnit = !['administrator', 'manager', 'reviewer', 'observer'].some(role => roles.has(role as 'unit'))
  const evaluation = useReply('get /entrants/{entrantId}/evaluation', { entrantId }, { enabled: entrant.isSuccess })
  if (entrant.error?.status === 404 || (entrant.data && entrant.data.campaignId !== campaignId)) return <MissingPage />
  return (
    <Loaded of={entrant} rows={10}>
      {unit => (
        <Loaded of={campaign} rows={10}>
          {of => {
            const subject = { entrant: unit, campaign: of, isUnit }
            // Nothing was opened to the unit yet, or nothing is accepted: what the machine found can be seen already.
            if (evaluation.error?.status === 404 || evaluation.data === null) return <AutomaticCheck {...subject} />
            return <Loaded of={evaluation} rows={10}>{document => (document === null ? null : <EvaluationView {...subject} document={document} />)}</Loaded>
          }}
        </Loaded>
      )}
    </Loaded>
  )
}
