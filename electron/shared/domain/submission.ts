/**
 * @file The submission: one JSON document with everything an integrator prepares for one certification.
 * Pure data shapes; every field has a default, so `submissionSchema.parse({})` is an empty submission.
 */
import { z } from 'zod'
import { businessCalendarSchema } from './dates/business-calendar.ts'
import { day, identifier, line, text } from './field-schemas.ts'
import { fileReferenceSchema, type FileReference } from './file-reference.ts'
import { flowSchema } from './flow.ts'
import { defaultMessageLimitBytes, largestMessageLimitBytes, smallestMessageLimitBytes } from './limits.ts'
import { dryRunSchema, remediesSchema, requirementsSchema } from './preparation-sections.ts'
import { recordingKeysSchema } from './recording-keys.ts'
import { reviewFindingSchema } from './rounds/review-findings.ts'
import { maxRounds, roundSchema } from './rounds/round.ts'
import { screenReviewSchema } from './screen-review.ts'
import { tracesSchema } from './traces/traces-section.ts'
import { waiversSchema } from './waivers-section.ts'
import { noWishes, passageSchema, videoMeasurementSchema, videoPredictionSchema, videoWishesSchema, wishesKey } from './video-plan.ts'

export { fileReferenceSchema, type FileReference } from './file-reference.ts'
export type { Flow } from './flow.ts'
export type { RemedyIssue } from './preparation-sections.ts'

export const profileSchema = z.object({
  integratorName: line,
  productName: line,
  api: z.enum(['', 'rest', 'soap', 'both']).default(''),
  signing: z.enum(['', 'embedded', 'remote', 'both']).default(''),
  status: z.enum(['', 'connect', 'polling', 'both', 'none']).default(''),
  professionalServices: z.enum(['', 'yes', 'no']).default(''),
  plannedRequestDate: day,
  /** The day on which the integration is to be in production; dates are counted backwards from it. */
  wishedProductionDate: day,
})
export type Profile = z.infer<typeof profileSchema>

/** A question of the official copy that ours have no counterpart for. */
export const additionalQuestionSchema = z.object({ id: identifier, question: z.string().max(2_000).default(''), answer: text, source: line })
export type AdditionalQuestion = z.infer<typeof additionalQuestionSchema>

/** Step 4. Keys are question ids of `resources/questionnaire.json`; a multiple choice keeps a list. */
export const questionnaireSchema = z.object({
  answers: z.record(identifier, z.union([z.string().max(20_000), z.array(z.string().max(500)).max(100)])).default({}),
  supplements: z.array(fileReferenceSchema).max(50).default([]),
  additional: z.array(additionalQuestionSchema).max(300).default([]),
  /** What of the package an answer points at, by question: ids of `questionnaire/evidence-links.ts`. */
  evidence: z.record(identifier, z.array(identifier).max(20)).default({}),
})

/** The scenes that the seed asks for (R5.2); '' is a mark that shows none of them. */
export const sceneSchema = z.enum(['', 'generation', 'sending', 'signing', 'statusing'])
export type Scene = z.infer<typeof sceneSchema>

/** A mark starts a passage that lasts until the next mark or the end. What lies before the first mark is normal flow. */
export const markSchema = z.object({
  atMs: z.number().int().nonnegative(),
  title: z.string().max(200).default(''),
  flow: flowSchema.default('normal'),
  scene: sceneSchema.default(''),
})
export type Mark = z.infer<typeof markSchema>

/** What was measured of a video file. `frameRate` is frames per second, 0 where unknown. */
export const videoPropertiesSchema = z.object({
  durationMs: z.number().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  frameRate: z.number().nonnegative(),
  videoCodec: z.string(),
  audioCodec: z.string().nullable(),
})
export type VideoProperties = z.infer<typeof videoPropertiesSchema>

export const recordingSchema = z.object({
  file: fileReferenceSchema,
  properties: videoPropertiesSchema,
  /** A copy that the player can show, where it cannot show the recording itself. */
  preview: fileReferenceSchema.nullable().default(null),
})
export type Recording = z.infer<typeof recordingSchema>

export const outputFlowSchema = z.enum(['all', 'normal', 'exception'])
export type OutputFlow = z.infer<typeof outputFlowSchema>

export const fittedVideoSchema = z.object({
  flow: outputFlowSchema,
  file: fileReferenceSchema,
  properties: videoPropertiesSchema,
  /** Passages of the recording that this file shows, in order, in milliseconds of the recording. */
  passages: z.array(passageSchema).min(1),
  predicted: videoPredictionSchema.nullable().default(null),
  measured: videoMeasurementSchema.nullable().default(null),
})
export type FittedVideo = z.infer<typeof fittedVideoSchema>

export const fitSchema = z.object({
  recordingSha256: z.string(),
  /** Fingerprint of the marks that the fit was made with; other marks make it out of date. */
  marksKey: z.string(),
  /** The same of the wishes. */
  wishesKey: z.string().default(wishesKey(noWishes)),
  limitBytes: z.number().int().positive(),
  split: z.boolean(),
  reason: z.string(),
  outputs: z.array(fittedVideoSchema).min(1).max(2),
})
export type Fit = z.infer<typeof fitSchema>

/** A named person's word about exact files (R5.3); it lapses when one of them changes. */
export const attestationSchema = z.object({
  name: line,
  on: day,
  sha256s: z.array(z.string()).max(10),
})

/** Step 5. */
export const videoSchema = z.object({
  recording: recordingSchema.nullable().default(null),
  marks: z.array(markSchema).max(200).default([]),
  wishes: videoWishesSchema.prefault({}),
  fit: fitSchema.nullable().default(null),
  statusingNotApplicableReason: text,
  exceptionAbsenceAcknowledged: z.boolean().default(false),
  noErrorsAttestation: attestationSchema.nullable().default(null),
  /** What was read on the screen of the recording. */
  review: screenReviewSchema.nullable().default(null),
  /** Ids of findings of the review that a person has looked at and found in order. */
  acceptedFindings: z.array(z.string().max(200)).max(1_000).default([]),
})

/** A named person's word about facts of the submission; it lapses when one of them changes. */
export const statementSchema = z.object({
  by: line,
  on: day,
  /** Fingerprint of the facts. */
  of: z.string().max(100).default(''),
})
export type Statement = z.infer<typeof statementSchema>

/** Step 7. */
export const logDateSchema = z.object({
  startsOn: day,
  endsOn: day,
  timeZone: line,
  accountId: line,
  userName: line,
  successfulCalls: line,
  /** That the calls were looked through in the log and counted. */
  attestation: statementSchema.nullable().default(null),
})

/** Step 8: exactly the six fields of R8.2, and what belongs to their hand-in. */
export const keyRequestSchema = z.object({
  systemIntegratorName: line,
  technicalContactName: line,
  email: line,
  phone: line,
  productionDateEstimate: day,
  integratorKey: line,
  /** That the technical contact supports the integration in production. */
  contactConfirmation: statementSchema.nullable().default(null),
  engineerSignedOffOn: day,
  submittedOn: day,
})

/** Step 9. */
export const signOffSchema = z.object({
  /** The day of a sending without a package of this program; what was sent with one stands in `rounds`. */
  sentOn: day,
  /** `HH:MM` with its zone, where the day alone leaves open which business day it counts for (A9). */
  sentAtTime: line,
  sentAtTimeZone: line,
  formForwardedOn: day,
  ctoSignedOffOn: day,
  certifiedOn: day,
  reviewFindings: z.array(reviewFindingSchema).max(200).default([]),
  evidence: fileReferenceSchema.nullable().default(null),
})

/** Step 10. Keys of `switchOver` are ids of `resources/switch-over.json`. */
export const launchSchema = z.object({
  envelopeNotificationOn: day,
  envelopeNotification: fileReferenceSchema.nullable().default(null),
  activationOn: day,
  activation: fileReferenceSchema.nullable().default(null),
  requestedSettings: text,
  /** Lines of `requestedSettings` that were seen to be in place. */
  confirmedSettings: z.array(z.string().max(20_000)).max(500).default([]),
  switchOver: z.record(identifier, z.boolean()).default({}),
})

/** Where the messages go. An empty address falls back to the one in Settings (A13: the seed's addresses are lost). */
export const deliverySchema = z.object({
  videoAddress: line,
  traceAddress: line,
  questionnaireAddress: line,
})
export type Delivery = z.infer<typeof deliverySchema>

/** The sections of a submission; a save names one of them. */
export const sectionSchemas = {
  profile: profileSchema,
  requirements: requirementsSchema,
  dryRun: dryRunSchema,
  remedies: remediesSchema,
  questionnaire: questionnaireSchema,
  video: videoSchema,
  traces: tracesSchema,
  logDate: logDateSchema,
  keyRequest: keyRequestSchema,
  signOff: signOffSchema,
  launch: launchSchema,
  delivery: deliverySchema,
  waivers: waiversSchema,
} as const
export type SectionName = keyof typeof sectionSchemas
export const sectionNames = Object.keys(sectionSchemas) as [SectionName, ...SectionName[]]

export const submissionSchema = z.object({
  profile: profileSchema.prefault({}),
  requirements: requirementsSchema.prefault({}),
  dryRun: dryRunSchema.prefault({}),
  remedies: remediesSchema.prefault({}),
  questionnaire: questionnaireSchema.prefault({}),
  video: videoSchema.prefault({}),
  traces: tracesSchema.prefault({}),
  logDate: logDateSchema.prefault({}),
  keyRequest: keyRequestSchema.prefault({}),
  signOff: signOffSchema.prefault({}),
  launch: launchSchema.prefault({}),
  delivery: deliverySchema.prefault({}),
  waivers: waiversSchema.prefault({}),
  /** What was sent, and when. No section: nothing edits it; the service adds a round when it is noted as sent. */
  rounds: z.array(roundSchema).max(maxRounds).default([]),
})
export type Submission = z.infer<typeof submissionSchema>
export type Section<Name extends SectionName> = Submission[Name]

/** What all submissions of this machine share. */
export const settingsSchema = z.object({
  videoAddress: line,
  traceAddress: line,
  questionnaireAddress: line,
  senderAddress: line,
  messageLimitBytes: z.number().int().min(smallestMessageLimitBytes).max(largestMessageLimitBytes).default(defaultMessageLimitBytes),
  ffmpegPath: line,
  ffprobePath: line,
  calendar: businessCalendarSchema.prefault({}),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Global shortcuts, held while the recorder is open. */
  recordingShortcuts: recordingKeysSchema.prefault({}),
  /** Packages are signed by the key of this machine. */
  signPackages: z.boolean().default(false),
  /** Who fills in: what "by" fields begin with. */
  ownName: line,
  ownRole: line,
})
export type Settings = z.infer<typeof settingsSchema>

/** @returns an empty submission. */
export function emptySubmission(): Submission {
  return submissionSchema.parse({})
}

/** @returns a name for people: product and integrator, or a plain word while neither is known. */
export function submissionTitle(submission: Submission): string {
  return submission.profile.productName.trim() || submission.profile.integratorName.trim() || 'Untitled submission'
}

/** @returns a fingerprint of the marks, equal exactly when a fit made with the one serves the other. */
export function marksKey(marks: readonly Mark[]): string {
  return JSON.stringify([...marks].sort((a, b) => a.atMs - b.atMs).map((mark) => [mark.atMs, mark.flow]))
}

/** @returns every file that the submission refers to, in document order, each content once. */
export function referencedFiles(submission: Submission): FileReference[] {
  const found = new Map<string, FileReference>()
  const visit = (value: unknown): void => {
    const parsed = fileReferenceSchema.safeParse(value)
    if (parsed.success) {
      if (!found.has(parsed.data.sha256)) found.set(parsed.data.sha256, parsed.data)
    } else if (Array.isArray(value)) value.forEach(visit)
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit)
  }
  visit(submission)
  return [...found.values()]
}
