import type { ReactNode } from 'react'
import { useState } from 'react'
import type { FindingPlace } from '#shared/domain/findings.ts'
import { isBlocker } from '#shared/domain/findings.ts'
import { useSubmission } from '../client/use-submission.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import type { ErrorItem } from '../components/error-summary.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ShowMissing } from '../components/field-findings.tsx'
import { focusField } from './focus-field.ts'
import { findingPath, navigate, pagePath, submissionPath, useRequestedField } from './location.ts'
import { nextPage } from './next-page.ts'
import { Page } from './page.tsx'
import styles from './page.module.css'
import { usePageDuties } from './use-page-duties.ts'

export type StepPageProps = {
  /** Where the findings of this page stand. */
  step: FindingPlace
  title: string
  lead?: ReactNode
  actions?: ReactNode
  /** Beside the fields; on a narrow window above them. */
  aside?: ReactNode
  /** Takes "Continue" for itself, as to go on to the next part of the page. @returns whether it did. */
  onContinue?: () => boolean
  children: ReactNode
}

/**
 * A page of one topic. "Continue" shows what is still wrong here once, with links to the fields; the user may go on
 * all the same, since a submission grows over weeks.
 */
export function StepPage({ step, title, lead, actions, aside, onContinue, children }: StepPageProps) {
  const { id, findings, draft } = useSubmission()
  const requestedField = useRequestedField()
  const [showsProblems, setShowsProblems] = useState(false)
  const problems = findings.filter((finding) => finding.step === step && isBlocker(finding))
  const next = nextPage(step)

  usePageDuties(draft)

  function goOn(): void {
    if (onContinue?.()) return
    if (problems.length > 0 && !showsProblems) setShowsProblems(true)
    else navigate(next === 'tasks' ? submissionPath(id) : pagePath(id, next))
  }

  function open(item: ErrorItem): void {
    if (!focusField(item.where)) navigate(findingPath(id, item))
  }

  const isSummaryShown = showsProblems && problems.length > 0
  return (
    <Page title={title} lead={lead} actions={actions} hasErrors={isSummaryShown}>
      {isSummaryShown && (
        <ErrorSummary items={problems} onOpen={open} hrefOf={(item) => findingPath(id, item)}>
          You can come back to this later: press Continue again to go on.
        </ErrorSummary>
      )}
      <ShowMissing isShown={showsProblems || requestedField !== null}>
        <div className={aside ? styles.columns : undefined}>
          <div className={styles.body} onBlur={() => void draft.flush()}>
            {children}
          </div>
          {aside && <aside className={styles.aside}>{aside}</aside>}
        </div>
      </ShowMissing>
      <div className={styles.foot}>
        <Button kind="primary" onPress={goOn}>
          Continue
        </Button>
        <LinkButton href={submissionPath(id)}>Back to the task list</LinkButton>
      </div>
    </Page>
  )
}
