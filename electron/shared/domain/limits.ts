/** @file The numbers of the certification and of this program. Pure data. */

/** Every video is smaller than this many bytes (R5.1 and ambiguity A1: the decimal reading is the safe one). */
export const videoLimitBytes = 4_500_000

/** A1: counted in units of 1,024, 4.5 MB is this many bytes. From here on no reading lets a video pass, and nobody can waive it. */
export const unwaivableVideoBytes = 4_718_592

/** Smallest limit that a video can be asked to fit; below it not even a short silent clip stays a video. */
export const smallestVideoLimitBytes = 100_000

/** Default size that one e-mail message may have once its attachments are encoded (many gateways stop at 10 MiB). */
export const defaultMessageLimitBytes = 10 * 1024 * 1024

/** What Settings take as a size of one's own, in bytes. */
export const smallestMessageLimitBytes = 1_000_000
export const largestMessageLimitBytes = 100_000_000

/** Successful calls that the log date needs (R7.2). */
export const requiredSuccessfulCalls = 20

/** Revisions of a submission that undo can go back through. */
export const keptRevisions = 100

/** Autosave: after the last change, and at the latest while typing goes on (milliseconds). */
export const autosaveAfterMs = 300
export const autosaveAtLatestMs = 1_000

/** Two reads of one envelope's status lie further apart than this (section 1.3 of the facts; TRC-11). */
export const pollingIntervalMs = 15 * 60_000

/** Calls that an account may make in one clock hour: by the rules of 2012 and 2017, and by today's (TRC-12). */
export const hourlyCalls = { former: 1_000, current: 3_000 } as const

/** Calls that an account may make within 30 seconds: with a developer account, and in production (TRC-12). */
export const burstCalls = { developer: 200, production: 500 } as const
export const burstWindowMs = 30_000

/** Entries after which DocuSign's request log switches itself off (TRC-20). */
export const requestLogEntries = 50
