import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { StepId } from '#shared/domain/findings.ts'
import { pagePath } from '../app/location.ts'
import { StepPage } from '../app/step-page.tsx'
import { useSubmission } from '../client/use-submission.tsx'
import { Note } from '../components/note.tsx'
import { Guidance } from './guidance.tsx'

export type StepFrameProps = {
  step: StepId
  lead?: ReactNode
  actions?: ReactNode
  /** The page needs the whole width: the guidance stands above, folded. */
  isWide?: boolean
  onContinue?: () => boolean
  children: ReactNode
}

/** The page of a step: title, guidance, and why it does not apply or cannot start yet. */
export function StepFrame({ step, lead, actions, isWide = false, onContinue, children }: StepFrameProps) {
  const { id, steps } = useSubmission()
  const overview = steps.find((candidate) => candidate.id === step)
  if (!overview) return null
  const { title, status, detail } = overview
  const applies = status !== 'Not applicable'
  return (
    <StepPage
      step={step}
      title={title}
      lead={applies && lead}
      actions={applies && actions}
      aside={!isWide && <Guidance step={step} />}
      onContinue={applies ? onContinue : undefined}
    >
      {isWide && <Guidance step={step} isAbove />}
      {status === 'Cannot start yet' && <Note>{detail}. What you fill in now is kept.</Note>}
      {applies ? (
        children
      ) : (
        <Note>
          This step does not apply. {detail}. <Link href={`${pagePath(id, 'profile')}?field=profile.professionalServices`}>Change the profile</Link>
        </Note>
      )}
    </StepPage>
  )
}
