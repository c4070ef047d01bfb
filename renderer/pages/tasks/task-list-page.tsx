import { Link } from 'wouter'
import { isBlocker } from '#shared/domain/findings.ts'
import { milestonesOf } from '#shared/domain/dates/milestones.ts'
import type { StepOverview, StepStatus } from '#shared/domain/steps/index.ts'
import { submissionTitle } from '#shared/domain/submission.ts'
import { timelineOf } from '#shared/domain/timeline.ts'
import { pagePath } from '../../app/location.ts'
import { Page } from '../../app/page.tsx'
import { useSubmission } from '../../client/use-submission.tsx'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import type { TagTone } from '../../components/tag.tsx'
import { Tag } from '../../components/tag.tsx'
import { tourAnchor } from '../../tour/anchors.ts'
import { BeforeExport } from './before-export.tsx'
import { DatesCard } from './dates-card.tsx'
import { SaveCopy } from './save-copy.tsx'
import { profileInWords } from './profile-in-words.ts'
import styles from './task-list-page.module.css'

const tones: Record<StepStatus, TagTone> = {
  Completed: 'good',
  'In progress': 'accent',
  'There is a problem': 'bad',
  'Not yet started': 'neutral',
  'Cannot start yet': 'neutral',
  'Not applicable': 'neutral',
}

/** The ten steps, the dates that follow from the plan, and what still stands before the export. */
export function TaskListPage() {
  const { id, submission, steps, findings, context } = useSubmission()
  const isProfileComplete = !findings.some((finding) => finding.step === 'profile' && isBlocker(finding))
  return (
    <Page title={submissionTitle(submission)} lead={profileInWords(submission)} actions={<ContinueButton isProfileComplete={isProfileComplete} />}>
      <div className={styles.columns}>
        <div {...tourAnchor('steps')}>
          <Card>
            <ul className={styles.list} aria-label="Steps">
              {steps.map((step) => (
                <StepRow key={step.id} step={step} href={pagePath(id, step.id)} />
              ))}
            </ul>
          </Card>
        </div>
        <div className={styles.side}>
          <DatesCard
            timeline={timelineOf(submission, context.settings.calendar)}
            milestones={milestonesOf(submission, { today: context.today, calendar: context.settings.calendar })}
            href={pagePath(id, 'dates')}
          />
          <BeforeExport />
          <SaveCopy />
        </div>
      </div>
    </Page>
  )
}

function StepRow({ step, href }: { step: StepOverview; href: string }) {
  const isLater = step.status === 'Not applicable' || step.status === 'Cannot start yet'
  return (
    <li className={`${styles.row} ${isLater ? styles.later : ''}`}>
      <span className={styles.number}>{step.number}</span>
      <span>
        <Link href={href}>{step.title}</Link>
        {step.detail && <span className={styles.detail}>{step.detail}</span>}
      </span>
      <Tag tone={tones[step.status]}>{step.status}</Tag>
    </li>
  )
}

/** Leads to the first step that something can be done about. */
function ContinueButton({ isProfileComplete }: { isProfileComplete: boolean }) {
  const { id, steps } = useSubmission()
  if (!isProfileComplete) {
    return (
      <LinkButton href={pagePath(id, 'profile')} kind="primary">
        Continue: Profile
      </LinkButton>
    )
  }
  const next = steps.find(({ status }) => status === 'There is a problem' || status === 'In progress' || status === 'Not yet started')
  return next ? (
    <LinkButton href={pagePath(id, next.id)} kind="primary">
      {`Continue: ${next.shortTitle}`}
    </LinkButton>
  ) : (
    <LinkButton href={pagePath(id, 'check')} kind="primary">
      Continue: Check and export
    </LinkButton>
  )
}
