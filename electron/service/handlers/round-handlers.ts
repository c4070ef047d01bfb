/** @file Calls about rounds. */
import { basename } from 'node:path'
import type { Contract, Handlers, SubmissionState } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { isDay } from '#shared/domain/calendar.ts'
import { isTimeOfDay, wallClockIn } from '#shared/domain/dates/wall-clock.ts'
import type { Round } from '#shared/domain/rounds/round.ts'
import type { ServiceParts } from '../index.ts'
import { exportRound } from '../rounds/export-round.ts'
import { readSnapshot } from '../rounds/round-before.ts'
import type { SentWhen } from '../rounds/rounds.ts'
import { saveNudge } from '../rounds/save-nudge.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `round.${string}`>>

/** @throws UserError `bad-input`: what is frozen cannot be corrected afterwards */
function requireWhen({ sentOn, sentAtTime, sentAtTimeZone }: SentWhen): SentWhen {
  const [day, time, timeZone] = [sentOn, sentAtTime, sentAtTimeZone].map((text) => text.trim()) as [string, string, string]
  if (!isDay(day)) throw new UserError('bad-input', `"${day}" is not a day.`, 'Write it as in 2026-12-15.')
  if (time !== '' && !isTimeOfDay(time))
    throw new UserError('bad-input', `"${time}" is not a time of day.`, 'Write it as in 16:30, or leave it empty.')
  if (time !== '' && (timeZone === '' || !wallClockIn(0, timeZone)))
    throw new UserError('bad-input', `"${timeZone}" is not the name of a time zone.`, 'Write it as in America/Chicago.')
  return { sentOn: day, sentAtTime: time, sentAtTimeZone: time === '' ? '' : timeZone }
}

export function createRoundHandlers({ submissions, settings, rounds, files, grants, workDir, today, emit }: ServiceParts): Calls {
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
      await rounds.noteSent(id, submissions.get(id).submission, requireWhen(when))
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
