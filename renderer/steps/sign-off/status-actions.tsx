import { useState } from 'react'
import { isDay } from '#shared/domain/calendar.ts'
import type { CertificationStatus, NextAction } from '#shared/domain/rounds/certification-status.ts'
import { focusField } from '../../app/focus-field.ts'
import { pagePath } from '../../app/location.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { Button, LinkButton } from '../../components/button.tsx'
import { showToast } from '../../components/toast.tsx'
import { newFinding } from './new-finding.ts'
import { NoteAnswerDialog, type ReviewAnswer } from './note-answer-dialog.tsx'
import { NoteDayDialog } from './note-day-dialog.tsx'
import { NoteSentDialog } from './note-sent-dialog.tsx'
import styles from './status-card.module.css'

const pages: Partial<Record<NextAction, 'check' | 'key-request' | 'launch'>> = {
  export: 'check',
  'open-key-form': 'key-request',
  'open-launch': 'launch',
}

/** The days that are noted by a press and a look at the day. */
const days = {
  'note-forwarded': { field: 'formForwardedOn', title: 'When was the form forwarded?', label: 'Forwarded to the CTO on' },
  'note-cto': { field: 'ctoSignedOffOn', title: 'When did the CTO sign?', label: 'CTO signed off on' },
  'note-certified': { field: 'certifiedOn', title: 'When was the integration certified?', label: 'Certified on' },
  'note-sent-alone': { field: 'sentOn', title: 'When was the package sent?', label: 'Package sent on' },
} as const
type Asked = keyof typeof days | 'note-sent' | 'note-answer' | 'note-finding'

/** The one thing to do next, and what else may have happened. */
export function StatusActions({ status: { state, next, round } }: { status: CertificationStatus }) {
  const { id, submission, state: stored } = useSubmission()
  const signOff = useSection('signOff')
  const keyRequest = useSection('keyRequest')
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const page = pages[next.action]

  function noteDay(asking: keyof typeof days, day: string): void {
    const { field, label } = days[asking]
    const before = signOff.value[field]
    signOff.set({ [field]: day })
    close()
    showToast(`${label} ${day}: noted.`, { label: 'Undo', run: () => signOff.set({ [field]: before }) })
  }

  function noteAnswer(answer: ReviewAnswer): void {
    close()
    if (answer.kind === 'signed-off') {
      const before = keyRequest.value.engineerSignedOffOn
      keyRequest.set({ engineerSignedOffOn: answer.day })
      showToast('The engineer’s sign-off is noted.', { label: 'Undo', run: () => keyRequest.set({ engineerSignedOffOn: before }) })
      return
    }
    const finding = { ...newFinding(round), foundOn: answer.day, text: answer.text }
    signOff.update((section) => ({ ...section, reviewFindings: [...section.reviewFindings, finding] }))
    const remove = () => signOff.update((section) => ({ ...section, reviewFindings: section.reviewFindings.filter((one) => one.id !== finding.id) }))
    showToast('The finding is noted. Say below what you did about it.', { label: 'Undo', run: remove })
  }

  function act(): void {
    if (next.action === 'note-remedy') {
      const index = submission.signOff.reviewFindings.findIndex(({ remediedOn }) => !isDay(remediedOn.trim()))
      focusField(`signOff.reviewFindings.${index}.remedy`)
    } else setAsked(next.action as Asked)
  }

  const isPastSignOff = ['signed-off', 'form-submitted', 'with-cto'].includes(state)
  return (
    <div className={styles.actions}>
      {page ? (
        <LinkButton kind="primary" href={pagePath(id, page)}>
          {next.label}
        </LinkButton>
      ) : (
        next.action !== 'none' && (
          <Button kind="primary" onPress={act}>
            {next.label}
          </Button>
        )
      )}
      {state === 'exported' && <LinkButton href={pagePath(id, 'check')}>Export it again</LinkButton>}
      {(state === 'draft' || state === 'exported') && !stored.exported && (
        <Button onPress={() => setAsked('note-sent-alone')}>It was sent without a package from here…</Button>
      )}
      {(isPastSignOff || state === 'findings') && <Button onPress={() => setAsked('note-finding')}>Something else is missing…</Button>}
      {asked === 'note-sent' && <NoteSentDialog onClose={close} />}
      {(asked === 'note-answer' || asked === 'note-finding') && (
        <NoteAnswerDialog canSignOff={asked === 'note-answer'} onClose={close} onNote={noteAnswer} />
      )}
      {asked !== null && asked in days && (
        <NoteDayDialog {...days[asked as keyof typeof days]} onClose={close} onNote={(day) => noteDay(asked as keyof typeof days, day)} />
      )}
    </div>
  )
}
