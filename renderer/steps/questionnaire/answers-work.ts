import type { Grant } from '#shared/contract/host.ts'
import type { CopiedPair } from '#shared/domain/questionnaire/copied-text.ts'
import type { AnswerChanges } from '#shared/domain/questionnaire/apply-answers.ts'
import { pagePath } from '../../app/location.ts'
import { undo } from '../../app/undo.ts'
import type { Draft } from '../../client/draft.ts'
import { service } from '../../client/service.ts'
import { startTask } from '../../client/tasks.ts'
import { showToast } from '../../components/toast.tsx'

/** A copy of the questionnaire that was read: nothing of it is taken yet. */
export type ReadCopy = { grant: Grant; name: string; pairs: CopiedPair[] }

export type KeptCopy = { grantId: string; isOfficialCopy: boolean; isSupplement: boolean }

/** Key of the long work on the answers of a submission. */
export const answersTask = (id: string): string => `answers ${id}`

/** Reads a copy of the questionnaire. @returns undefined when it could not be read: the task tells why. */
export async function readCopy(draft: Draft, grant: Grant): Promise<ReadCopy | undefined> {
  const about = { title: `Reading ${grant.name}`, href: pagePath(draft.id, 'questionnaire') }
  const read = await startTask(answersTask(draft.id), about, (options) => service.call('questionnaire.read', { grantId: grant.grantId }, options))
  return read && { grant, ...read }
}

/** Takes answers as one edit, which one Undo takes back. @returns whether they were taken. */
export async function takeAnswers(draft: Draft, { answers, additional }: AnswerChanges, keep: KeptCopy | null, done: string): Promise<boolean> {
  const about = { title: 'Taking the answers', href: pagePath(draft.id, 'questionnaire') }
  const state = await startTask(answersTask(draft.id), about, async (options) => {
    // The service works on what is stored.
    await draft.flush()
    return service.call('questionnaire.apply', { id: draft.id, answers: { ...answers }, additional: [...additional], keep }, options)
  })
  if (!state) return false
  draft.receive(state)
  showToast(done, { label: 'Undo', run: () => void undo(draft) })
  return true
}
