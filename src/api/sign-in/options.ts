import type { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Pool } from 'pg'
import { v7 } from 'uuid'
import { hashPassword, PASSWORD_LENGTH, verifyPassword } from './password.ts'

/** Single sign-on by OpenID Connect; people are known by their verified address and never made by it. */
export interface SingleSignOn {
  /** The provider's `/.well-known/openid-configuration`. */
  readonly discoveryUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Shown on the button. */
  readonly name: string
}

export interface SignInSettings {
  readonly pool: Pool
  /** Signs cookies and encrypts second factors; at least 32 characters. */
  readonly secret: string
  /** Where people's browsers reach us, e.g. https://pinggu.example.cn: cookies are secure when it is https. */
  readonly origin: string
  readonly singleSignOn?: SingleSignOn | undefined
  readonly log: (level: 'info' | 'warn' | 'error', message: string) => void
}

/** The one provider's name, in addresses and in `credential`. */
export const PROVIDER = 'oidc'
export const AUTH_PATH = '/api/v1/auth'
const HOUR = 3_600

/** What self-service would open (people are made and changed by an administrator), and what would show a session's token to scripts. */
const CLOSED = ['/sign-up/email', '/update-user', '/change-email', '/delete-user', '/delete-user/callback', '/request-password-reset', '/reset-password/:token', '/send-verification-email', '/verify-email', '/link-social', '/unlink-account', '/list-accounts', '/get-session', '/list-sessions', '/revoke-session', '/two-factor/send-otp', '/two-factor/verify-otp', '/get-access-token', '/refresh-token', '/account-info', '/update-session']

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** Our tables under the library's names, and every setting that matters for safety. */
export function signInOptions({ pool, secret, origin, singleSignOn, log }: SignInSettings) {
  return {
    appName: '政衡',
    baseURL: origin,
    basePath: AUTH_PATH,
    secret,
    database: pool,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    // Details may hold addresses or tokens: only the sentence is kept.
    logger: { level: 'warn', log: (level: string, message: string) => { log(level === 'error' || level === 'warn' ? level : 'info', message) } },
    rateLimit: { enabled: false },
    disabledPaths: CLOSED,
    advanced: {
      useSecureCookies: origin.startsWith('https:'),
      cookiePrefix: 'zhengheng',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // It would complain that it cannot make people; it must not.
      database: { generateId: () => v7(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    user: { modelName: 'person', fields: { email: 'email_key', emailVerified: 'email_verified', ...TIMES }, additionalFields: { disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' } } },
    session: { modelName: 'session', fields: { userId: 'person_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...TIMES }, expiresIn: 12 * HOUR, updateAge: HOUR, cookieCache: { enabled: false } },
    account: {
      modelName: 'credential',
      fields: { userId: 'person_id', accountId: 'account_id', providerId: 'provider_id', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token', accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', ...TIMES },
      encryptOAuthTokens: true,
      // The provider must say that it verified the address. In our books it stands only because an administrator wrote it
      // there: nobody can have taken it before its owner.
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: false },
    },
    verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...TIMES }, storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_LENGTH.least, maxPasswordLength: PASSWORD_LENGTH.most,
      password: { hash: hashPassword, verify: verifyPassword }, revokeSessionsOnPasswordReset: true,
    },
    plugins: [
      twoFactor({
        issuer: '政衡',
        schema: { user: { fields: { twoFactorEnabled: 'two_factor_enabled' } }, twoFactor: { modelName: 'two_factor', fields: { userId: 'person_id', backupCodes: 'backup_codes', failedVerificationCount: 'failed_verification_count', lockedUntil: 'locked_until' } } },
      }),
      ...(singleSignOn ? [genericOAuth({ config: [{ providerId: PROVIDER, name: singleSignOn.name, discoveryUrl: singleSignOn.discoveryUrl, clientId: singleSignOn.clientId, clientSecret: singleSignOn.clientSecret, scopes: ['openid', 'email', 'profile'], pkce: true, requireIdTokenVerification: true, disableSignUp: true }] })] : []),
    ],
  } satisfies Parameters<typeof betterAuth>[0]
}

/** Set by us on every request that goes to the library; whatever a client sends under this name is dropped. */
export const CLIENT_HEADER = 'x-zhengheng-client'
