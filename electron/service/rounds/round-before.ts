/** @file The round that was sent last, with the submission as it was then. */
import { readFile } from 'node:fs/promises'
import { UserError } from '#shared/contract/errors.ts'
import type { Round } from '#shared/domain/rounds/round.ts'
import { sendingsOf } from '#shared/domain/rounds/sendings.ts'
import { submissionSchema, type Submission } from '#shared/domain/submission.ts'
import { requireUnchanged } from '../files/require-stored.ts'
import { describeIssues } from '../serve.ts'

export type RoundBefore = { round: Round; submission: Submission }

/** @returns the submission as it was when the round was exported. @throws UserError `file-missing`, `file-changed`, `bad-input` */
export async function readSnapshot({ snapshot }: Round, filePath: (sha256: string) => string, signal?: AbortSignal): Promise<Submission> {
  await requireUnchanged(filePath(snapshot.sha256), snapshot, signal)
  const text = await readFile(filePath(snapshot.sha256), 'utf8')
  try {
    const parsed = submissionSchema.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
    throw new UserError('bad-input', `${snapshot.name} is no submission: ${describeIssues(parsed.error)}`)
  } catch (error) {
    throw error instanceof SyntaxError ? new UserError('bad-input', `${snapshot.name} is no submission: ${error.message}`) : error
  }
}

/** @returns what the next round is compared with; null for the first, and where the last sending was noted without its package. */
export async function readRoundBefore(
  submission: Submission,
  filePath: (sha256: string) => string,
  signal?: AbortSignal,
): Promise<RoundBefore | null> {
  const round = sendingsOf(submission).at(-1)?.round
  return round ? { round, submission: await readSnapshot(round, filePath, signal) } : null
}
