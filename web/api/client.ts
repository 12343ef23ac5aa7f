import { createClient } from '../../src/api/client.ts'
import { languageNow } from '../app/language.tsx'

export { Problem } from '../../src/api/client.ts'
export type { Client, Input, Item, Me, Operation, Paged, Reply } from '../../src/api/client.ts'

export const API = '/api/v1'
/** The api of the server this page came from. */
export const call = createClient({ base: API, language: languageNow })
