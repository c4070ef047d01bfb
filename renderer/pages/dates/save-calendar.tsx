import { CalendarPlus } from 'lucide-react'
import type { CalendarContent } from '#shared/contract/date-calls.ts'
import { toUserError } from '#shared/contract/errors.ts'
import type { Draft } from '../../client/draft.ts'
import { host, service } from '../../client/service.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { showToast } from '../../components/toast.tsx'

/** Saves a calendar file, or a message with one, into a folder that is asked for; the file manager shows it. */
export async function saveCalendar(draft: Draft, content: CalendarContent): Promise<void> {
  try {
    const folder = await host.chooseFolder(
      content === 'invitation-message' ? 'Choose where to save the message' : 'Choose where to save the calendar file',
    )
    if (!folder) return
    await draft.flush()
    const { grantId, name } = await service.call('calendar.save', { id: draft.id, folderGrantId: folder.grantId, content })
    const reveal = () => host.reveal(grantId).catch((error: unknown) => showToast(toUserError(error).message))
    const next = content === 'invitation-message' ? 'Open it in your mail program, read it and send it.' : 'Open it, and your calendar takes it over.'
    showToast(`Saved as ${name}. ${next}`, { label: 'Show it', run: () => void reveal() })
    await reveal()
  } catch (error) {
    showToast(toUserError(error).message)
  }
}

/** All dates of the submission for the calendar of the user. */
export function SaveCalendar() {
  const { draft } = useSubmission()
  return (
    <Button icon={<CalendarPlus size={16} aria-hidden />} onPress={() => void saveCalendar(draft, 'dates')}>
      Save calendar file…
    </Button>
  )
}
