/** @file Calls about the questionnaire. */
import { basename } from 'node:path'
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { applyAnswers } from '#shared/domain/questionnaire/apply-answers.ts'
import { reusableAnswers } from '#shared/domain/questionnaire/reusable-answers.ts'
import type { FileReference, Submission } from '#shared/domain/submission.ts'
import type { ServiceParts } from '../index.ts'
import { readCopy } from '../questionnaire/read-copy.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `questionnaire.${string}`>>

/** More are never looked through: each is parsed. */
const mostEarlier = 100

export function createQuestionnaireHandlers({ submissions, files, grants, emit }: ServiceParts): Calls {
  return {
    'questionnaire.read': async ({ grantId }, { signal, progress }) => {
      const path = grants.path(grantId)
      progress({ activity: 'Reading the questionnaire', fraction: 0, secondsLeft: null })
      return { name: basename(path), pairs: await readCopy(path, signal) }
    },
    'questionnaire.apply': async ({ id, answers, additional, keep }, { signal, progress }) => {
      const isKept = keep !== null && (keep.isOfficialCopy || keep.isSupplement)
      const copy = isKept
        ? await files.add(grants.path(keep.grantId), {
            signal,
            onProgress: (fraction) => progress({ activity: 'Copying the file', fraction, secondsLeft: null }),
          })
        : null
      const state = submissions.update(id, (submission) => {
        const answered = applied(submission, { answers, additional })
        return copy && keep ? withCopy(answered, copy, keep) : answered
      })
      emit('submission.changed', { id, revision: state.revision })
      emit('submission.listed', {})
      return state
    },
    'questionnaire.earlier': async ({ id }) => {
      const { submission } = submissions.get(id)
      return submissions
        .list()
        .filter((other) => other.id !== id)
        .slice(0, mostEarlier)
        .flatMap((other) => {
          const answers = answersIn(submission, other.id)
          return answers > 0 ? [{ ...other, answers }] : []
        })
    },
  }

  /** One submission that cannot be read must not hide the others. */
  function answersIn(submission: Submission, otherId: string): number {
    try {
      return reusableAnswers(submission, submissions.get(otherId).submission).length
    } catch {
      return 0
    }
  }
}

/** @throws UserError `bad-input` for an answer that its field cannot hold */
function applied(submission: Submission, changes: Parameters<typeof applyAnswers>[1]): Submission {
  try {
    return applyAnswers(submission, changes)
  } catch (error) {
    throw new UserError(
      'bad-input',
      `The answers cannot be taken: ${error instanceof Error ? error.message : String(error)}`,
      'Leave out the answer that it names.',
    )
  }
}

function withCopy(
  submission: Submission,
  copy: FileReference,
  { isOfficialCopy, isSupplement }: { isOfficialCopy: boolean; isSupplement: boolean },
): Submission {
  const { requirements, questionnaire } = submission
  const isThere = questionnaire.supplements.some(({ sha256 }) => sha256 === copy.sha256)
  return {
    ...submission,
    requirements: isOfficialCopy ? { ...requirements, officialCopy: copy } : requirements,
    questionnaire: isSupplement && !isThere ? { ...questionnaire, supplements: [...questionnaire.supplements, copy] } : questionnaire,
  }
}
