/**
 * @file The one contract between the service and everyone who calls it: names, inputs, outputs and progress.
 * Calls are `noun.verb`, events `noun.past`. Files outside the store are grants: ids that the host hands out for a path.
 */
import { z } from 'zod'
import { call, progressSchema, submissionId, submissionStateSchema, type Call } from './call.ts'
import { dateCalls } from './date-calls.ts'
import { questionnaireCalls } from './questionnaire-calls.ts'
import { reviewCalls } from './review-calls.ts'
import { roundCalls } from './round-calls.ts'
import { signingCalls, signingHostCalls } from './signing-calls.ts'
import { storageCalls } from './storage-calls.ts'
import { takeCalls } from './take-calls.ts'
import { videoPlanSchema } from '../domain/video-plan.ts'
import { sampleNames } from '../domain/samples.ts'
import { fileReferenceSchema, sectionNames, settingsSchema } from '../domain/submission.ts'
import { exchangeFactsSchema } from '../domain/traces/exchange-facts.ts'
import { exchangeDetailSchema, personalValueSchema } from '../domain/traces/exchange-detail.ts'
import { redactionChoicesSchema } from '../domain/traces/redaction.ts'

const nothing = z.object({})
const grantId = z.uuid()
const byId = z.object({ id: submissionId })

export const submissionSummarySchema = z.object({
  id: submissionId,
  title: z.string(),
  integratorName: z.string(),
  updatedAtMs: z.number(),
  isArchived: z.boolean(),
})
export type SubmissionSummary = z.infer<typeof submissionSummarySchema>

export const exportedFileSchema = z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })
export type ExportedFile = z.infer<typeof exportedFileSchema>

/** `name` is the draft's and `attachments` are the files', as in the package. */
const exportedMessageSchema = z.object({ name: z.string(), to: z.string(), subject: z.string(), text: z.string(), attachments: z.array(z.string()) })
export type ExportedMessage = z.infer<typeof exportedMessageSchema>

export const noticeSchema = z.object({ kind: z.enum(['database-restored', 'database-new', 'database-kept']), message: z.string() })
export type Notice = z.infer<typeof noticeSchema>

export const appInfoSchema = z.object({
  version: z.string(),
  dataDir: z.string(),
  ffmpeg: z.object({ source: z.string(), version: z.string(), problem: z.string() }),
  notices: z.array(noticeSchema),
})
export type AppInfo = z.infer<typeof appInfoSchema>

/** What the page and the command line may call. */
export const contract = {
  'app.info': call({ input: nothing, output: appInfoSchema }),
  'notice.dismiss': call({ input: nothing, output: nothing }),
  'settings.get': call({ input: nothing, output: settingsSchema }),
  'settings.save': call({ input: settingsSchema.omit({ ffmpegPath: true, ffprobePath: true }), output: settingsSchema }),
  /** Names a program of the user's own by a grant; null goes back to the one that comes along. */
  'settings.chooseTool': call({ input: z.object({ tool: z.enum(['ffmpeg', 'ffprobe']), grantId: grantId.nullable() }), output: settingsSchema }),

  'submission.list': call({ input: nothing, output: z.array(submissionSummarySchema) }),
  'submission.create': call({
    input: z.object({ from: z.enum(['empty', ...sampleNames]) }),
    output: submissionStateSchema,
    progress: progressSchema,
  }),
  'submission.get': call({ input: byId, output: submissionStateSchema }),
  'submission.saveSection': call({
    input: z.object({ id: submissionId, section: z.enum(sectionNames), value: z.unknown() }),
    output: submissionStateSchema,
  }),
  'submission.undo': call({ input: byId, output: submissionStateSchema }),
  'submission.redo': call({ input: byId, output: submissionStateSchema }),
  'submission.archive': call({ input: z.object({ id: submissionId, isArchived: z.boolean() }), output: submissionStateSchema }),
  'submission.open': call({ input: z.object({ grantId }), output: submissionStateSchema, progress: progressSchema }),
  'submission.saveCopy': call({
    input: z.object({ id: submissionId, folderGrantId: grantId }),
    output: z.object({ grantId, name: z.string() }),
    progress: progressSchema,
  }),

  /** Copies a granted file into the store. */
  'file.add': call({ input: z.object({ grantId }), output: fileReferenceSchema, progress: progressSchema }),
  /** Reads, redacts and checks granted files and adds them as traces; one that cannot be used keeps none of the others out. */
  'trace.add': call({
    input: z.object({ id: submissionId, grantIds: z.array(grantId).min(1).max(200) }),
    output: z.object({ state: submissionStateSchema, refused: z.array(z.object({ name: z.string(), message: z.string(), fix: z.string() })) }),
    progress: progressSchema,
  }),
  'trace.remove': call({ input: z.object({ id: submissionId, sha256: z.string() }), output: submissionStateSchema, progress: progressSchema }),
  /** Redacts all traces again, with other choices. */
  'trace.choose': call({
    input: z.object({ id: submissionId, choices: redactionChoicesSchema }),
    output: submissionStateSchema,
    progress: progressSchema,
  }),
  /** Reads the traces again where what is known of them is missing or out of date. */
  'trace.read': call({ input: byId, output: submissionStateSchema, progress: progressSchema }),
  'trace.exchanges': call({
    input: z.object({ id: submissionId, from: z.number().int().nonnegative(), count: z.number().int().min(1).max(2_000) }),
    output: z.object({ total: z.number().int(), exchanges: z.array(exchangeFactsSchema) }),
    progress: progressSchema,
  }),
  /** One exchange with its headers and bodies, before and after redaction. */
  'trace.exchange': call({ input: z.object({ id: submissionId, index: z.number().int().nonnegative() }), output: exchangeDetailSchema }),
  /** What the redaction found; only ever shown, never stored. */
  'trace.personalValues': call({
    input: byId,
    output: z.object({
      values: z.array(personalValueSchema),
      counts: z.object({ secret: z.number().int(), personal: z.number().int(), binary: z.number().int() }),
    }),
    progress: progressSchema,
  }),
  /** Exchanges whose redacted messages hold a text, whatever its case. */
  'trace.search': call({
    input: z.object({ id: submissionId, text: z.string().min(1).max(1_000) }),
    output: z.object({ indexes: z.array(z.number().int()) }),
    progress: progressSchema,
  }),

  'recording.add': call({ input: z.object({ id: submissionId, grantId }), output: submissionStateSchema, progress: progressSchema }),
  'recording.remove': call({ input: byId, output: submissionStateSchema }),
  /** Analyses the recording once, then plans at once for other marks and wishes. */
  'video.plan': call({ input: byId, output: videoPlanSchema, progress: progressSchema }),
  'video.fit': call({ input: byId, output: submissionStateSchema, progress: progressSchema }),
  ...takeCalls,
  ...reviewCalls,
  ...dateCalls,
  ...signingCalls,
  ...storageCalls,
  ...questionnaireCalls,
  ...roundCalls,

  'package.export': call({
    input: z.object({ id: submissionId, folderGrantId: grantId, isDraft: z.boolean(), isWhole: z.boolean().default(false) }),
    output: z.object({
      grantId,
      folderName: z.string(),
      zipName: z.string(),
      files: z.array(exportedFileSchema),
      messages: z.array(exportedMessageSchema.extend({ grantId, attachmentGrantIds: z.array(grantId) })),
    }),
    progress: progressSchema,
  }),
  'package.verify': call({
    input: z.object({ grantId }),
    output: z.object({ valid: z.boolean(), problems: z.array(z.string()), signedBy: z.string().nullable(), notes: z.array(z.string()).optional() }),
    progress: progressSchema,
  }),
} as const

/** What only the host process may call: it turns paths into grants and back. */
export const hostContract = {
  'grant.add': call({
    input: z.object({ path: z.string().min(1) }),
    output: z.object({ grantId, name: z.string(), bytes: z.number(), isFolder: z.boolean() }),
  }),
  'grant.path': call({ input: z.object({ grantId }), output: z.object({ path: z.string() }) }),
  'file.path': call({ input: z.object({ sha256: z.string() }), output: z.object({ path: z.string().nullable() }) }),
  /** Where a take lies that is not being recorded, and how many bytes of it play. */
  'take.path': call({ input: z.object({ takeId: z.uuid() }), output: z.object({ path: z.string(), bytes: z.number() }).nullable() }),
  /** What the service runs on; `ffmpeg` is '' when none was found. */
  'app.versions': call({ input: nothing, output: z.object({ node: z.string(), sqlite: z.string(), ffmpeg: z.string() }) }),
  'service.close': call({ input: nothing, output: nothing }),
  ...signingHostCalls,
} as const

export const events = {
  'submission.changed': z.object({ id: submissionId, revision: z.number() }),
  'submission.listed': nothing,
  /** The takes of a submission are others now. */
  'take.changed': z.object({ id: submissionId }),
} as const

export type { Progress, SubmissionState } from './call.ts'

export type Contract = typeof contract
export type HostContract = typeof hostContract
export type Events = typeof events
export type AnyContract = Record<string, Call>
export type InputOf<C extends Call> = z.input<C['input']>
export type OutputOf<C extends Call> = z.output<C['output']>
export type ProgressOf<C extends Call> = C extends { progress: infer P extends z.ZodType } ? z.output<P> : never

/** What a handler is given beside its input. `connection` aborts when whoever called has gone; callers in the same process have none. */
export type CallContext<P, Signal> = { signal: Signal; progress: (value: P) => void; connection?: Signal }

/** One handler a call: a missing one does not compile. */
export type Handlers<C extends AnyContract, Signal> = {
  [Name in keyof C]: (input: z.output<C[Name]['input']>, context: CallContext<ProgressOf<C[Name]>, Signal>) => Promise<OutputOf<C[Name]>>
}
