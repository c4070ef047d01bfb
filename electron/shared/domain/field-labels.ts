/** @file What the field at a path is called, and on which page it stands; for error summaries and reports. Pure. */
import type { FindingPlace } from './findings.ts'
import { questionById } from './questionnaire.ts'
import { requirements } from './requirements.ts'
import type { SectionName } from './submission.ts'
import { switchOverItems } from './switch-over.ts'

/** The page that a section of the submission is filled in on. */
export const placeOfSection: Record<SectionName, FindingPlace> = {
  profile: 'profile',
  requirements: 'requirements',
  dryRun: 'dry-run',
  remedies: 'remedies',
  questionnaire: 'questionnaire',
  video: 'video',
  traces: 'traces',
  logDate: 'log-date',
  keyRequest: 'key-request',
  signOff: 'sign-off',
  launch: 'launch',
  delivery: 'delivery',
  waivers: 'delivery',
}

/** Labels by path; `*` stands for a position in a list. */
const labels: Record<string, string> = {
  'profile.integratorName': 'Integrator',
  'profile.productName': 'Product',
  'profile.api': 'API',
  'profile.signing': 'Signing',
  'profile.status': 'Status',
  'profile.professionalServices': 'Professional Services engagement',
  'profile.plannedRequestDate': 'Planned day of the request',
  'profile.wishedProductionDate': 'Wished production date',
  'requirements.reviewed': 'Requirements reviewed',
  'requirements.notes': 'Notes on requirements',
  'requirements.officialCopy': 'Official copy of the requirements or the questionnaire',
  'requirements.powerFormLink': 'Link of the online form',
  'requirements.powerFormCompletedOn': 'Online form completed on',
  'requirements.powerFormReceipt': 'Receipt of the online form',
  'requirements.earlyForm': 'Why the form was completed early',
  'requirements.earlyForm.reason': 'Why the form was completed early',
  'dryRun.contacts': 'Contacts for the dry run',
  'dryRun.contacts.*.name': 'Contact {n}: name',
  'dryRun.contacts.*.email': 'Contact {n}: e-mail',
  'dryRun.plannedOn': 'Planned for',
  'dryRun.completedOn': 'Held on',
  'dryRun.attendees': 'Who took part',
  'dryRun.notes': 'Notes',
  'dryRun.record': 'Record of the meeting',
  'remedies.noIssuesFound': 'No issues were found',
  'remedies.issues': 'Issues of the dry run',
  'remedies.issues.*.id': 'Issue {n}',
  'remedies.issues.*.title': 'Issue {n}: title',
  'remedies.issues.*.severity': 'Issue {n}: severity',
  'remedies.issues.*.owner': 'Issue {n}: owner',
  'remedies.issues.*.state': 'Issue {n}: state',
  'remedies.issues.*.artifact': 'Issue {n}: artifact',
  'remedies.issues.*.resolution': 'Issue {n}: what was done',
  'remedies.issues.*.evidence': 'Issue {n}: evidence',
  'questionnaire.answers': 'Answers',
  'questionnaire.supplements': 'Supplemental material',
  'questionnaire.additional': 'Additional questions',
  'questionnaire.evidence': 'What answers point at',
  'questionnaire.additional.*.question': 'Additional question {n}',
  'questionnaire.additional.*.answer': 'Additional question {n}: answer',
  'video.recording': 'Recording',
  'video.marks': 'Scenes',
  'video.marks.*': 'Mark {n}',
  'video.wishes': 'How the video is made',
  'video.fit': 'Video',
  'video.statusingNotApplicableReason': 'Why the status does not come back',
  'video.exceptionAbsenceAcknowledged': 'The video leaves exception flows out',
  'video.review': 'What was read on the screen',
  'video.acceptedFindings': 'What was read on the screen and is fine',
  'video.noErrorsAttestation': 'Confirmation that the video shows no errors',
  'video.noErrorsAttestation.name': 'Confirmation: name',
  'video.noErrorsAttestation.on': 'Confirmation: watched on',
  'traces.files': 'Traces',
  'traces.files.*.api': 'Trace {n}: kind',
  'traces.files.*.flow': 'Trace {n}: flow',
  'traces.files.*.note': 'Trace {n}: note',
  'traces.choices': 'What is taken out of the traces',
  'traces.summary': 'What the traces show',
  'traces.salt': 'Salt of the redaction ledger',
  'logDate.startsOn': 'Day, or first day',
  'logDate.endsOn': 'Last day',
  'logDate.timeZone': 'Time zone',
  'logDate.accountId': 'Account',
  'logDate.userName': 'User',
  'logDate.successfulCalls': 'Successful calls',
  'logDate.attestation': 'The calls were counted in the log',
  'keyRequest.systemIntegratorName': 'System Integrator Name',
  'keyRequest.technicalContactName': 'Integrator Technical Contact Name',
  'keyRequest.email': 'Email',
  'keyRequest.phone': 'Phone',
  'keyRequest.productionDateEstimate': 'Production Date Estimate',
  'keyRequest.integratorKey': 'Existing Integrator Key',
  'keyRequest.contactConfirmation': 'The technical contact supports the integration in production',
  'keyRequest.engineerSignedOffOn': 'Engineer signed off on',
  'keyRequest.submittedOn': 'Form handed in on',
  'signOff.sentOn': 'Package sent on',
  'signOff.sentAtTime': 'Package sent at',
  'signOff.sentAtTimeZone': 'Time zone of the sending',
  'signOff.formForwardedOn': 'Form forwarded to the CTO on',
  'signOff.ctoSignedOffOn': 'Signed by the CTO on',
  'signOff.certifiedOn': 'Certified on',
  'signOff.reviewFindings': 'Findings of the reviewer',
  'signOff.reviewFindings.*.foundOn': 'Finding {n}: found on',
  'signOff.reviewFindings.*.text': 'Finding {n}: what was found',
  'signOff.reviewFindings.*.remediedOn': 'Finding {n}: remedied on',
  'signOff.reviewFindings.*.about': 'Finding {n}: what it speaks of',
  'signOff.reviewFindings.*.remedy': 'Finding {n}: what was done',
  'signOff.reviewFindings.*.changes': 'Finding {n}: what has changed',
  'signOff.evidence': 'Message of the sign-off',
  'launch.envelopeNotificationOn': 'Notice of the completed envelope came on',
  'launch.envelopeNotification': 'Notice of the completed envelope',
  'launch.activationOn': 'E-mail about the production account came on',
  'launch.activation': 'E-mail about the production account',
  'launch.requestedSettings': 'Settings that DocuSign is to change',
  'launch.confirmedSettings': 'Settings that DocuSign has changed',
  'launch.switchOver': 'Switching over',
  'delivery.videoAddress': 'Address for the video',
  'delivery.traceAddress': 'Address for the traces',
  'delivery.questionnaireAddress': 'Address for the questionnaire',
  'waivers.given': 'Waivers',
  'waivers.given.*.by': 'Waiver {n}: name',
  'waivers.given.*.reason': 'Waiver {n}: reason',
}

/** Fields whose keys are ids of data that ships with the application. */
const keyed: { prefix: string; labelOf(id: string): string | undefined }[] = [
  { prefix: 'questionnaire.answers.', labelOf: (id) => questionById(id) && `${id} ${questionById(id)?.text}` },
  { prefix: 'requirements.reviewed.', labelOf: (id) => requirements.find((requirement) => requirement.id === id)?.title },
  { prefix: 'requirements.notes.', labelOf: (id) => requirements.find((requirement) => requirement.id === id)?.title },
  { prefix: 'launch.switchOver.', labelOf: (id) => switchOverItems.find((item) => item.id === id)?.title },
]

/**
 * @param where path of a field, as in `keyRequest.email` or `remedies.issues.0.title`.
 * @returns the field's label and the page it stands on; null for a path that names no field.
 */
export function fieldLabel(where: string): { label: string; place: FindingPlace } | null {
  const section = where.split('.', 1)[0] ?? ''
  if (!Object.hasOwn(placeOfSection, section)) return null
  const place = placeOfSection[section as SectionName]
  const entry = keyed.find(({ prefix }) => where.startsWith(prefix))
  if (entry) {
    const label = entry.labelOf(where.slice(entry.prefix.length))
    return label === undefined ? null : { label, place }
  }
  const position = /\.(\d+)(?:\.|$)/.exec(where)
  const pattern = position ? where.replace(/\.\d+(?=\.|$)/, '.*') : where
  if (!Object.hasOwn(labels, pattern)) return null
  return { label: (labels[pattern] ?? '').replace('{n}', String(Number(position?.[1] ?? 0) + 1)), place }
}
