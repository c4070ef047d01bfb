/** @file The numbers of the certification and of this program. Pure data. */

/** Every video is smaller than this many bytes (R5.1 and ambiguity A1: the decimal reading is the safe one). */
export const videoLimitBytes = 4_500_000

/** Smallest limit that a video can be asked to fit; below it not even a short silent clip stays a video. */
export const smallestVideoLimitBytes = 100_000

/** Default size that one e-mail message may have once its attachments are encoded (many gateways stop at 10 MiB). */
export const defaultMessageLimitBytes = 10 * 1024 * 1024

/** Successful calls that the log date needs (R7.2). */
export const requiredSuccessfulCalls = 20

/** Revisions of a submission that undo can go back through. */
export const keptRevisions = 100

/** Autosave: after the last change, and at the latest while typing goes on (milliseconds). */
export const autosaveAfterMs = 300
export const autosaveAtLatestMs = 1_000
