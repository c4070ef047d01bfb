/** @file Calls about rounds. */
import { basename } from 'node:path'
import type { Contract, Handlers, SubmissionState } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import type { Round } from '#shared/domain/rounds/round.ts'
import { problemOfSentWhen, trimmedWhen, type Now, type SentWhen } from '#shared/domain/rounds/sent-when.ts'
import type { ServiceParts } from '../index.ts'
import { exportRound } from '../rounds/export-round.ts'
import { readSnapshot } from '../rounds/round-before.ts'
import { saveNudge } from '../rounds/save-nudge.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `round.${string}`>>

/** @throws UserError `bad-input`: what is frozen cannot be corrected afterwards */
function requireWhen(when: SentWhen, now: Now): SentWhen {
  const trimmed = trimmedWhen(when)
  const problem = problemOfSentWhen(trimmed, now)
  if (problem) throw new UserError('bad-input', problem.message, problem.fix)
  return trimmed
}

export function createRoundHandlers({ submissions, settings, rounds, files, grants, workDir, today, now, emit }: ServiceParts): Calls {
  function changed(id: string): SubmissionState {
    const state = submissions.get(id)
    emit('submission.changed', { id, revision: state.revision })
    return state
  }

  function requireRound(id: string, roundId: string): Round {
    const round = submissions.get(id).submission.rounds.find((candidate) => candidate.id === roundId)
    if (!round) throw new UserError('not-found', 'This round is not there.', 'Open the page again.')
    return round
  }

  return {
    'round.noteSent': async ({ id, ...when }) => {
      await rounds.noteSent(id, submissions.get(id).submission, requireWhen(when, { today: today(), atMs: now() }))
      return changed(id)
    },
    'round.takeBack': async ({ id, roundId }) => {
      rounds.takeBack(id, roundId)
      return changed(id)
    },
    'round.restore': async ({ id, roundId }) => {
      rounds.restore(id, roundId)
      return changed(id)
    },
    'round.get': async ({ id, roundId }, { signal }) => ({ submission: await readSnapshot(requireRound(id, roundId), files.path, signal) }),
    'round.export': async ({ id, roundId, folderGrantId }, { signal, progress }) => {
      const outFolder = grants.path(folderGrantId)
      const { folder } = await exportRound({ round: requireRound(id, roundId), filePath: files.path, outFolder, signal, onProgress: progress })
      return { grantId: (await grants.add(folder)).grantId, folderName: basename(folder) }
    },
    'round.saveNudge': async ({ id, folderGrantId }, { signal }) => {
      const { submission } = submissions.get(id)
      const path = await saveNudge({ submission, settings: settings.get(), today: today(), folder: grants.path(folderGrantId), workDir, signal })
      return { grantId: (await grants.add(path)).grantId, name: basename(path) }
    },
  }
}
