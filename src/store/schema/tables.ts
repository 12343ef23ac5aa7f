/** Every table, in the order of the migrations that made them. */
export * from './foundation.ts'
export * from './campaign.ts'
export * from './judgement.ts'
export * from './people.ts'
export * from './publication.ts'
export * from './sign-in.ts'
