import { Alert, Card } from 'antd'
import { useReply } from '../api/queries.ts'
import { useWords } from '../app/language.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { PageHead } from '../kit/page-head.tsx'
import { SYSTEM_WORDS } from './system-words.ts'

/** As src/cli/serve.ts reads them. */
const VARIABLES = ['ZHENGHENG_OIDC_DISCOVERY=https://…/.well-known/openid-configuration', 'ZHENGHENG_OIDC_CLIENT_ID=…', 'ZHENGHENG_OIDC_CLIENT_SECRET=…', 'ZHENGHENG_OIDC_NAME=…']

/** Whether single sign-on is set up, and how to. */
export function Page() {
  const t = useWords(SYSTEM_WORDS)
  const options = useReply('get /sign-in-options', {})
  return (
    <div style={{ maxWidth: 860 }}>
      <PageHead title={t.signIn} />
      <Loaded of={options}>
        {({ singleSignOn, passwordLength }) => (
          <>
            <Alert showIcon type={singleSignOn ? 'success' : 'info'} title={singleSignOn ? t.on(singleSignOn.name) : t.off} description={t.bounds(passwordLength.least, passwordLength.most)} style={{ marginBottom: 16 }} />
            <Card>
              <p style={{ marginTop: 0 }}>{t.how}</p>
              <pre className="break" style={{ whiteSpace: 'pre-wrap', background: '#f6f8f8', padding: 12 }}>{VARIABLES.join('\n')}</pre>
              <p style={{ marginBottom: 0 }}>{t.callback}：<code className="break">{`${window.location.origin}/api/v1/auth/callback/oidc`}</code></p>
            </Card>
          </>
        )}
      </Loaded>
    </div>
  )
}
