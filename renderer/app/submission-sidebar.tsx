import { CalendarDays, Check, ListChecks, SlidersHorizontal } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { formatDay, isDay } from '#shared/domain/calendar.ts'
import { isBlocker } from '#shared/domain/findings.ts'
import type { StepOverview } from '#shared/domain/steps/index.ts'
import { submissionTitle } from '#shared/domain/submission.ts'
import { useSubmission } from '../client/use-submission.tsx'
import { LinkButton } from '../components/button.tsx'
import { pagePath, submissionPath } from './location.ts'
import styles from './sidebar.module.css'

/** The ten steps of the open submission with their state, and the way out: check and export. */
export function SubmissionSidebar() {
  const { id, submission, steps, openTasks } = useSubmission()
  const [path] = useLocation()
  const { plannedRequestDate } = submission.profile
  const checkPath = pagePath(id, 'check')
  const current = (href: string) => (path === href ? ('page' as const) : undefined)
  return (
    <>
      <p className={styles.title}>{submissionTitle(submission)}</p>
      <p className={styles.sub}>{isDay(plannedRequestDate) ? `Planned for ${formatDay(plannedRequestDate)}` : 'No date planned yet'}</p>
      <ul className={styles.list}>
        <li>
          <Link href={submissionPath(id)} className={styles.entry} aria-current={current(submissionPath(id))}>
            <span className={styles.icon}>
              <ListChecks size={17} aria-hidden />
            </span>
            Task list
          </Link>
        </li>
        <li>
          <Link href={pagePath(id, 'profile')} className={styles.entry} aria-current={current(pagePath(id, 'profile'))}>
            <span className={styles.icon}>
              <SlidersHorizontal size={16} aria-hidden />
            </span>
            Profile
          </Link>
        </li>
        <li>
          <Link href={pagePath(id, 'dates')} className={styles.entry} aria-current={current(pagePath(id, 'dates'))}>
            <span className={styles.icon}>
              <CalendarDays size={16} aria-hidden />
            </span>
            Dates
          </Link>
        </li>
        {steps.map((step) => (
          <li key={step.id}>
            <Link
              href={pagePath(id, step.id)}
              className={`${styles.entry} ${step.status === 'Not applicable' ? styles.muted : ''}`}
              aria-current={current(pagePath(id, step.id))}
            >
              <Dot step={step} />
              <span>
                {step.shortTitle}
                <span className="visually-hidden">, {step.status}</span>
              </span>
              {step.status === 'There is a problem' && <Count step={step} />}
            </Link>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        {openTasks.length > 0 && <LinkButton href={`${checkPath}?field=missing`}>{`Left to do (${openTasks.length})`}</LinkButton>}
        <LinkButton href={checkPath} kind="primary">
          Check and export
        </LinkButton>
      </div>
    </>
  )
}

function Dot({ step: { status, number } }: { step: StepOverview }) {
  if (status === 'Completed')
    return (
      <span className={`${styles.dot} ${styles.done}`} aria-hidden>
        <Check size={13} strokeWidth={3} />
      </span>
    )
  const [sign, look] =
    status === 'Not applicable'
      ? ['–', '']
      : status === 'There is a problem'
        ? ['!', styles.wrong]
        : [number, status === 'In progress' ? styles.begun : '']
  return (
    <span className={`${styles.dot} ${look}`} aria-hidden>
      {sign}
    </span>
  )
}

function Count({ step: { findings } }: { step: StepOverview }) {
  const count = findings.filter(isBlocker).length
  return (
    count > 0 && (
      <span className={styles.count}>
        {count}
        <span className="visually-hidden"> open</span>
      </span>
    )
  )
}
