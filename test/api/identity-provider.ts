import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Claims { readonly sub: string; readonly email: string; readonly email_verified: boolean; readonly name: string }

/** A small OpenID Connect provider on loopback: every authorisation is granted to `who`. */
export async function startProvider(): Promise<{ readonly discoveryUrl: string; readonly clientId: string; readonly clientSecret: string; who: Claims; forge: boolean; grant(authorisation: string): string; stop(): Promise<void> }> {
  const [{ privateKey, publicKey }, stranger] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })]
  const [clientId, clientSecret] = ['zhengheng', 'the provider’s secret']
  const nonces = new Map<string, string>()
  let issuer = ''
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = new URL(request.url ?? '/', issuer).pathname
      const form = new URLSearchParams(Buffer.concat(chunks).toString())
      const answers: Record<string, () => unknown> = {
        '/.well-known/openid-configuration': () => ({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, userinfo_endpoint: `${issuer}/userinfo`, jwks_uri: `${issuer}/jwks`, id_token_signing_alg_values_supported: ['RS256'], response_types_supported: ['code'], subject_types_supported: ['public'] }),
        '/jwks': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }] }),
        '/userinfo': () => provider.who,
        '/token': () => {
          const now = Math.floor(Date.now() / 1000)
          const nonce = nonces.get(form.get('code') ?? '')
          const body = `${part({ alg: 'RS256', kid: '1', typ: 'JWT' })}.${part({ iss: issuer, aud: clientId, iat: now, exp: now + 300, ...(nonce && { nonce }), ...provider.who })}`
          const signature = createSign('RSA-SHA256').update(body).sign(provider.forge ? stranger.privateKey : privateKey).toString('base64url')
          return { access_token: randomBytes(16).toString('hex'), token_type: 'Bearer', expires_in: 300, id_token: `${body}.${signature}` }
        },
      }
      const answer = answers[path]
      response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer?.() ?? {}))
    })
  })
  await new Promise<void>(started => { server.listen(0, '127.0.0.1', started) })
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = {
    discoveryUrl: `${issuer}/.well-known/openid-configuration`, clientId, clientSecret, forge: false,
    who: { sub: '1', email: 'nobody@example.cn', email_verified: true, name: '无' } as Claims,
    /** What the provider's page would do: back to us with a code. */
    grant(authorisation: string) {
      const asked = new URL(authorisation)
      const code = randomBytes(8).toString('hex')
      nonces.set(code, asked.searchParams.get('nonce') ?? '')
      const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.searchParams.get('state') ?? '')
      return `${back.pathname}${back.search}`
    },
    stop: async () => new Promise<void>(stopped => { server.close(() => { stopped() }); server.closeAllConnections() }),
  }
  return provider
}
