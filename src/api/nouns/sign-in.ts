import { z } from 'zod'
import { named } from './named.ts'
import { id, text } from './words.ts'

export const setupState = named('SetupState', z.strictObject({ needed: z.boolean() }))
export const madePerson = named('MadePerson', z.strictObject({ id }))
/** It is done; there is nothing more to say. */
export const done = named('Done', z.strictObject({}))
/** Signed in, unless a one-time code is still asked for. Who one is says GET /me. */
export const signedIn = named('SignedIn', z.strictObject({ twoFactorRedirect: z.boolean().optional() }))
/** The page of the single sign-on provider to go to. */
export const redirection = named('Redirection', z.strictObject({ url: text }))
/** Shown once: the secret for an authenticator, and codes for when it is lost. */
export const totpSecret = named('TotpSecret', z.strictObject({ totpURI: text, backupCodes: z.array(text) }))

/** What the paths below /auth that clients use answer. */
export const SIGN_IN_REPLIES: Readonly<Record<string, z.ZodType>> = {
  '/sign-in/email': signedIn, '/sign-in/social': redirection, '/sign-out': done, '/reset-password': done, '/change-password': done,
  '/two-factor/enable': totpSecret, '/two-factor/verify-totp': signedIn, '/two-factor/verify-backup-code': signedIn, '/two-factor/disable': done,
}
