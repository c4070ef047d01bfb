import type { OutputFlow } from '#shared/domain/submission.ts'

/** What the files of a plan or a result are called. */
export const flowTitles: Readonly<Record<OutputFlow, string>> = { all: 'One file', normal: 'Normal flow', exception: 'Exception flow' }
