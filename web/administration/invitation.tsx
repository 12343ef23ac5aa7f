import { Alert, Button, Typography } from 'antd'
import type { Reply } from '../api/client.ts'
import { useAction } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { ProblemNotice } from '../kit/problem-notice.tsx'
import { useTimes } from '../kit/times.ts'
import { PEOPLE_WORDS } from './words.ts'

/** The link that is told once. */
export function InvitationLink({ invitation }: { readonly invitation: Reply<'post /people/{id}/invitation'> }) {
  const t = useWords(PEOPLE_WORDS)
  const times = useTimes()
  return (
    <Alert
      type="warning" showIcon title={t.linkOnce}
      description={<>
        <Typography.Paragraph copyable={{ text: invitation.link, tooltips: false }} style={{ margin: '4px 0' }}><code className="break" data-testid="invitation">{invitation.link}</code></Typography.Paragraph>
        <span>{t.linkUntil} {times.at(invitation.expiresAt)}</span>
      </>}
    />
  )
}

/** Makes a new link for somebody who has an account. */
export function Invite({ personId }: { readonly personId: string }) {
  const t = useWords(PEOPLE_WORDS)
  const invite = useAction('post /people/{id}/invitation', { quiet: true })
  if (invite.data) return <InvitationLink invitation={invite.data} />
  return (
    <div>
      <ProblemNotice problem={invite.error} />
      <Button onClick={() => { invite.mutate({ id: personId }) }} loading={invite.isPending}>{t.invite}</Button>
      <div className="soft" style={{ fontSize: 13, marginTop: 4 }}>{t.inviteHint}</div>
    </div>
  )
}
