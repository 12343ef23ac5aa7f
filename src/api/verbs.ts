import * as adjudications from '../workflow/campaign/adjudications.ts'
import * as attachments from '../workflow/campaign/attachments.ts'
import * as audits from '../workflow/campaign/audits.ts'
import * as campaigns from '../workflow/campaign/campaigns.ts'
import * as cohorts from '../workflow/campaign/cohorts.ts'
import * as collections from '../workflow/campaign/collections.ts'
import * as declarations from '../workflow/campaign/declarations.ts'
import * as evaluations from '../workflow/campaign/evaluations.ts'
import * as importEarlier from '../workflow/campaign/imports/import-earlier.ts'
import * as importPeople from '../workflow/campaign/imports/import-people.ts'
import * as importUnits from '../workflow/campaign/imports/import-units.ts'
import * as judgements from '../workflow/campaign/judgements.ts'
import * as marks from '../workflow/campaign/marks.ts'
import * as people from '../workflow/campaign/people.ts'
import * as publications from '../workflow/campaign/publications.ts'
import * as replies from '../workflow/campaign/replies.ts'
import * as schemes from '../workflow/campaign/schemes.ts'
import * as scores from '../workflow/campaign/scores.ts'
import * as tasks from '../workflow/campaign/tasks.ts'
import * as units from '../workflow/campaign/units.ts'
import { PERMISSIONS } from '../workflow/campaign/permissions.ts'
import type { VerbName } from '../workflow/campaign/permissions.ts'
import type { CallableVerb } from './dependencies.ts'

const MODULES: readonly Readonly<Record<string, unknown>>[] = [adjudications, attachments, audits, campaigns, cohorts, collections, declarations, evaluations, importEarlier, importPeople, importUnits, judgements, marks, people, publications, replies, schemes, scores, tasks, units]

const isVerb = (value: unknown): value is CallableVerb => typeof value === 'object' && value !== null && 'run' in value && 'name' in value && String(value.name) in PERMISSIONS

/** Every verb of the campaign life cycle, by its name. */
export const VERBS: Readonly<Partial<Record<VerbName, CallableVerb>>> = Object.fromEntries(MODULES.flatMap(module => Object.values(module)).filter(isVerb).map(verb => [verb.name, verb]))
