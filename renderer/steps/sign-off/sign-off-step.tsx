import { isDay } from '#shared/domain/calendar.ts'
import { certificationStatus } from '#shared/domain/rounds/certification-status.ts'
import { pagePath } from '../../app/location.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import { FileField } from '../../components/file-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { tourAnchor } from '../../tour/anchors.ts'
import { StepFrame } from '../step-frame.tsx'
import { FindingsList } from './findings-list.tsx'
import { HistoryCard } from './history-card.tsx'
import { NudgeCard } from './nudge-card.tsx'
import { RoundsCard } from './rounds-card.tsx'
import styles from './sign-off-step.module.css'
import { StatusCard } from './status-card.tsx'

/** Step 9: what happens between sending the package and being certified. */
export function SignOffStep() {
  const { id, submission, context, state, openTasks } = useSubmission()
  const { value, field } = useSection('signOff')
  const { calendar } = context.settings
  const status = certificationStatus(submission, { today: context.today, calendar, exported: state.exported, openPoints: openTasks.length })
  const isSent = status.round > 0
  // What can be noted only later does not stand in the way before; what was noted can always be corrected.
  const areDaysShown =
    isSent || value.evidence !== null || [value.sentOn, value.formForwardedOn, value.ctoSignedOffOn, value.certifiedOn].some(Boolean)
  return (
    <StepFrame step="sign-off" isWide>
      <div className={styles.stack}>
        <div {...tourAnchor('rounds')}>
          <StatusCard status={status} />
        </div>
        <NudgeCard />
        <RoundsCard />
        {(isSent || submission.signOff.reviewFindings.length > 0) && <FindingsList />}
        {areDaysShown && (
          <Card
            title="Days as they were noted"
            actions={
              <LinkButton href={pagePath(id, 'dates')} isSmall>
                See all dates
              </LinkButton>
            }
          >
            <div className={styles.days}>
              <SentAlone />
              <FieldRow>
                <DateField label="Forwarded to the CTO on" {...field('formForwardedOn')} />
                <DateField label="CTO signed off on" {...field('ctoSignedOffOn')} />
              </FieldRow>
              <DateField label="Certified on" {...field('certifiedOn')} />
              <FileField label="Evidence" hint="The message that says so: e-mail or PDF." isOptional {...field('evidence')} />
            </div>
          </Card>
        )}
        <HistoryCard />
      </div>
    </StepFrame>
  )
}

const timeZones = Intl.supportedValuesOf('timeZone')

/** A sending of which only the day is known, without a package that was kept; it can be corrected here. */
function SentAlone() {
  const { submission, context } = useSubmission()
  const { value, field } = useSection('signOff')
  if (value.sentOn === '' || submission.rounds[0]?.number === 1) return null
  return (
    <>
      <DateField label="Package sent on" {...field('sentOn')} />
      {isDay(value.sentOn) && (
        <FieldRow>
          <TextField
            label="Sent at"
            isOptional
            width="short"
            help={`As in 16:30. After ${context.settings.calendar.cutOffTime} in ${context.settings.calendar.timeZone} it counts from the next business day.`}
            {...field('sentAtTime')}
          />
          <TextField
            label="Time zone of the sending"
            isOptional
            width="short"
            suggestions={timeZones}
            offer={Intl.DateTimeFormat().resolvedOptions().timeZone}
            {...field('sentAtTimeZone')}
          />
        </FieldRow>
      )}
    </>
  )
}
