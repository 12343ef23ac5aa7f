import { assignAdjudication, decideAdjudication, listAdjudicationsVerb, measureAgreementVerb, measureItems, openAdjudicationsVerb, readAdjudication } from './adjudications.ts'
import { addAttachment, listAttachmentsVerb, removeAttachmentVerb } from './attachments.ts'
import { listAuditVerb, verifyAuditVerb } from './audits.ts'
import { advanceCampaign, cancelCampaign, configureCampaign, createCampaignVerb, listCampaignsVerb, readCampaign, readProgress } from './campaigns.ts'
import { addEntrant, createCohortVerb, listCohortsVerb, listEntrantsVerb, updateCohortVerb, withdrawEntrantVerb } from './cohorts.ts'
import { cancelCollection, claimCollectionVerb, finishCollectionVerb, listCollectionsVerb, pauseCollection, readAvailability, readCollection, recordAvailability, renewCollectionVerb, requestCollection, resumeCollection, retryCollections } from './collections.ts'
import { addEntrant, createCohortVerb, listCohortsVerb, listEntrantsVerb, readEntrant, updateCohortVerb, withdrawEntrantVerb } from './cohorts.ts'
import { cancelCollection, claimCollectionVerb, finishCollectionVerb, listCollectionsVerb, pauseCollection, readAvailability, recordAvailability, renewCollectionVerb, requestCollection, resumeCollection, retryCollections } from './collections.ts'
import { decideCase, listCases, listDeclarationsVerb, saveCase, saveDeclaration, submitCase, submitDeclaration, withdrawCase, withdrawDeclaration } from './declarations.ts'
import { listEvidence, readEvidence, readPublishedEvidence } from './evidence.ts'
import { readEvaluation } from './evaluations.ts'
import { importEarlier, linkEarlier, listEarlier, listImports } from './imports/import-earlier.ts'
import { importPeopleVerb, previewPeopleVerb } from './imports/import-people.ts'
import { importUnitsVerb, previewUnitsVerb } from './imports/import-units.ts'
import { acceptFirstJudgements, acceptJudgements, judgeEntrant, listAllJudgements, listJudgementSetsVerb, listProposals, readDifference, readJudgements, rejectJudgements, rejudgeEntrant } from './judgements.ts'
import { listMarks, listOverridesVerb, readMarkHistory, reopenMark, revokeOverrideVerb, saveMark, setOverride, submitMark } from './marks.ts'
import { addConflict, createPersonVerb, grantMembershipVerb, invitePerson, listConflictsVerb, listEveryMembership, listMembershipsVerb, listPeopleVerb, revokeConflict, revokeMembershipVerb, updatePersonVerb } from './people.ts'
import { checkCampaign, closeCampaign, compareYearsVerb, correct, listLines, listPublicationsVerb, publish, readPublication, readRanking, reopenCampaign } from './publications.ts'
import { agree, decideAppealVerb, fileAppeal, listAppealsVerb, listRepliesVerb, openResults, readAppealEffect, readResult, saveAppeal, withdrawAppeal, withdrawReplyVerb } from './replies.ts'
import { diffSchemes, importScheme, listSchemes, listShipped, readScheme } from './schemes.ts'
import { indexPublications, listChanges, readHead } from './published.ts'
import { compareNowVerb, readDistribution } from './distribution.ts'
import { listPoints, readScore } from './scores.ts'
import { readStanding } from './standing.ts'
import { cancelTask, createTasksVerb, listTasksVerb, planTasks, readLoad, readTask, readTaskProgress, reassignTask } from './tasks.ts'
import { readSensitivity } from './sensitivity.ts'
import { addChannel, addContact, listUnitsVerb, readUnit, retireChannel, retireContact, updateUnitVerb } from './units.ts'
import { listWaiting } from './waiting.ts'
import { listMeasures, readSystem } from './system.ts'
import { readUnitHistory } from './unit-history.ts'
import type { VerbName } from './permissions.ts'

/** Every verb of the campaign life cycle by its name; what api, jobs and command line call. */
export const VERBS = {
  'scheme.import': importScheme,
  'scheme.list': listSchemes,
  'scheme.read': readScheme,
  'scheme.shipped': listShipped,
  'scheme.difference': diffSchemes,
  'system.read': readSystem,
  'measure.list': listMeasures,
  'campaign.create': createCampaignVerb,
  'campaign.configure': configureCampaign,
  'campaign.advance': advanceCampaign,
  'campaign.cancel': cancelCampaign,
  'campaign.list': listCampaignsVerb,
  'campaign.read': readCampaign,
  'campaign.progress': readProgress,
  'work.list': listWaiting,
  'cohort.create': createCohortVerb,
  'cohort.update': updateCohortVerb,
  'cohort.list': listCohortsVerb,
  'units.import': importUnitsVerb,
  'units.preview': previewUnitsVerb,
  'people.import': importPeopleVerb,
  'people.preview': previewPeopleVerb,
  'import.list': listImports,
  'unit.list': listUnitsVerb,
  'unit.read': readUnit,
  'unit.update': updateUnitVerb,
  'channel.add': addChannel,
  'channel.retire': retireChannel,
  'contact.add': addContact,
  'contact.retire': retireContact,
  'entrant.add': addEntrant,
  'entrant.withdraw': withdrawEntrantVerb,
  'entrant.read': readEntrant,
  'entrant.list': listEntrantsVerb,
  'person.create': createPersonVerb,
  'person.update': updatePersonVerb,
  'person.list': listPeopleVerb,
  'person.invite': invitePerson,
  'membership.grant': grantMembershipVerb,
  'membership.revoke': revokeMembershipVerb,
  'membership.list': listMembershipsVerb,
  'membership.list-all': listEveryMembership,
  'conflict.add': addConflict,
  'conflict.revoke': revokeConflict,
  'conflict.list': listConflictsVerb,
  'collection.request': requestCollection,
  'collection.claim': claimCollectionVerb,
  'collection.renew': renewCollectionVerb,
  'collection.finish': finishCollectionVerb,
  'collection.pause': pauseCollection,
  'collection.resume': resumeCollection,
  'collection.cancel': cancelCollection,
  'collection.retry': retryCollections,
  'collection.list': listCollectionsVerb,
  'collection.read': readCollection,
  'availability.record': recordAvailability,
  'availability.summary': readAvailability,
  'evidence.list': listEvidence,
  'evidence.read': readEvidence,
  'judgement.judge': judgeEntrant,
  'judgement.rejudge': rejudgeEntrant,
  'judgement.difference': readDifference,
  'judgement.accept': acceptJudgements,
  'judgement.accept-first': acceptFirstJudgements,
  'judgement.proposals': listProposals,
  'judgement.reject': rejectJudgements,
  'judgement.read': readJudgements,
  'judgement.list': listJudgementSetsVerb,
  'judgement.all': listAllJudgements,
  'declaration.save': saveDeclaration,
  'declaration.submit': submitDeclaration,
  'declaration.withdraw': withdrawDeclaration,
  'declaration.list': listDeclarationsVerb,
  'case.save': saveCase,
  'case.submit': submitCase,
  'case.withdraw': withdrawCase,
  'case.decide': decideCase,
  'case.list': listCases,
  'attachment.add': addAttachment,
  'attachment.remove': removeAttachmentVerb,
  'attachment.list': listAttachmentsVerb,
  'task.plan': planTasks,
  'task.create': createTasksVerb,
  'task.reassign': reassignTask,
  'task.cancel': cancelTask,
  'task.list': listTasksVerb,
  'task.read': readTask,
  'task.load': readLoad,
  'task.progress': readTaskProgress,
  'mark.save': saveMark,
  'mark.submit': submitMark,
  'mark.reopen': reopenMark,
  'mark.list': listMarks,
  'mark.history': readMarkHistory,
  'override.set': setOverride,
  'override.revoke': revokeOverrideVerb,
  'override.list': listOverridesVerb,
  'adjudication.open': openAdjudicationsVerb,
  'adjudication.assign': assignAdjudication,
  'adjudication.list': listAdjudicationsVerb,
  'adjudication.read': readAdjudication,
  'adjudication.decide': decideAdjudication,
  'agreement.measure': measureAgreementVerb,
  'items.measure': measureItems,
  'result.open': openResults,
  'result.read': readResult,
  'reply.agree': agree,
  'reply.withdraw': withdrawReplyVerb,
  'reply.list': listRepliesVerb,
  'appeal.save': saveAppeal,
  'appeal.file': fileAppeal,
  'appeal.withdraw': withdrawAppeal,
  'appeal.decide': decideAppealVerb,
  'appeal.effect': readAppealEffect,
  'appeal.list': listAppealsVerb,
  'score.ranking': readRanking,
  'score.sensitivity': readSensitivity,
  'score.read': readScore,
  'score.standing': readStanding,
  'score.points': listPoints,
  'evaluation.read': readEvaluation,
  'campaign.check': checkCampaign,
  'campaign.close': closeCampaign,
  'campaign.reopen': reopenCampaign,
  'score.distribution': readDistribution,
  'score.compare': compareNowVerb,
  'publication.publish': publish,
  'publication.correct': correct,
  'publication.index': indexPublications,
  'publication.list': listPublicationsVerb,
  'publication.head': readHead,
  'publication.lines': listLines,
  'publication.changes': listChanges,
  'publication.read': readPublication,
  'publication.history': readUnitHistory,
  'publication.compare': compareYearsVerb,
  'publication.evidence': readPublishedEvidence,
  'earlier.import': importEarlier,
  'earlier.link': linkEarlier,
  'earlier.list': listEarlier,
  'audit.list': listAuditVerb,
  'audit.verify': verifyAuditVerb,
} as const satisfies { readonly [V in VerbName]: { readonly name: V } }
