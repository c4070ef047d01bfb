/** @file What the page does with rounds: each can be taken back. */
import { toUserError } from '#shared/contract/errors.ts'
import type { Round } from '#shared/domain/rounds/round.ts'
import type { Draft } from '../../client/draft.ts'
import { host, service } from '../../client/service.ts'
import { startTask } from '../../client/tasks.ts'
import { showToast } from '../../components/toast.tsx'

function tell(error: unknown): void {
  showToast(toUserError(error).message)
}

/** Freezes what was exported last. Rejects with the reason where it cannot. */
export async function noteSent(draft: Draft, when: Pick<Round, 'sentOn' | 'sentAtTime' | 'sentAtTimeZone'>): Promise<void> {
  await draft.flush()
  const state = await service.call('round.noteSent', { id: draft.id, ...when })
  draft.receive(state)
  const round = state.submission.rounds.at(-1)
  if (!round) return
  showToast(`Round ${round.number} is noted as sent.`, { label: 'Undo', run: () => void takeBack(draft, round, false) })
}

/** "This was not sent." */
export async function takeBack(draft: Draft, { id: roundId, number }: Round, canRestore = true): Promise<void> {
  try {
    await draft.flush()
    draft.receive(await service.call('round.takeBack', { id: draft.id, roundId }))
    const restore = async () => draft.receive(await service.call('round.restore', { id: draft.id, roundId }))
    showToast(`Round ${number} counts as not sent.`, canRestore ? { label: 'Undo', run: () => void restore().catch(tell) } : undefined)
  } catch (error) {
    tell(error)
  }
}

export const exportKey = (id: string): string => `round.export:${id}`

/** Writes the package of a round once more, and shows it. */
export async function exportAgain(draft: Draft, { id: roundId, number }: Round): Promise<void> {
  try {
    const folder = await host.chooseFolder('Choose the folder to export to')
    if (!folder) return
    const made = await startTask(exportKey(draft.id), { title: `Exporting round ${number} again` }, (options) =>
      service.call('round.export', { id: draft.id, roundId, folderGrantId: folder.grantId }, options),
    )
    if (!made) return
    const reveal = () => host.reveal(made.grantId).catch(tell)
    showToast(`${made.folderName} is there again, as it was sent.`, { label: 'Show it', run: () => void reveal() })
  } catch (error) {
    tell(error)
  }
}

/** Saves the message that asks how it stands as a draft. */
export async function saveNudge(draft: Draft): Promise<void> {
  try {
    const folder = await host.chooseFolder('Choose where to save the message')
    if (!folder) return
    await draft.flush()
    const { grantId, name } = await service.call('round.saveNudge', { id: draft.id, folderGrantId: folder.grantId })
    const reveal = () => host.reveal(grantId).catch(tell)
    showToast(`Saved as ${name}. Open it in your mail program, read it and send it.`, { label: 'Show it', run: () => void reveal() })
    await reveal()
  } catch (error) {
    tell(error)
  }
}
