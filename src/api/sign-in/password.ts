import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane; on the thread pool. */
const ARGON2ID = 2
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Longer ones are refused before they are hashed. */
export const PASSWORD_LENGTH = { least: 12, most: 256 } as const

/** An Argon2id hash in PHC form, with its own salt. The same password typed in another Unicode form is the same password. */
export const hashPassword = async (password: string): Promise<string> => hash(password.normalize('NFKC'), OPTIONS)

/** False for a wrong password and for a hash that is none. */
export async function verifyPassword({ hash: stored, password }: { readonly hash: string; readonly password: string }): Promise<boolean> {
  try {
    return await verify(stored, password.normalize('NFKC'))
  } catch {
    return false // What is stored is no Argon2 hash: it opens nothing.
  }
}
