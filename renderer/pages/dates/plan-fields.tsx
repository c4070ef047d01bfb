import { formatDay, isDay } from '#shared/domain/calendar.ts'
import { requestDaysFor, requestOf } from '#shared/domain/timeline.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import styles from './dates-page.module.css'

/** The two days that a plan is made with; either is enough. */
export function PlanFields() {
  const { submission, context } = useSubmission()
  const { value, field, set } = useSection('profile')
  const { today, settings } = context
  const wished = value.wishedProductionDate
  const { recommendedOn } = isDay(wished) ? requestDaysFor(wished, settings.calendar) : { recommendedOn: '' }
  const request = requestOf(submission, settings.calendar)
  const isSent = request?.basis === 'sent'
  const isOffered = !isSent && recommendedOn >= today && recommendedOn !== value.plannedRequestDate
  return (
    <>
      <FieldRow>
        <DateField
          label="Review request"
          help={isSent ? `It was sent on ${formatDay(request.on)}.` : 'The day on which you send the package.'}
          {...field('plannedRequestDate')}
        />
        <DateField label="Production date you wish for" isOptional help="Counted backwards." {...field('wishedProductionDate')} />
      </FieldRow>
      {recommendedOn !== '' && isOffered && (
        <div className={styles.offer}>
          <Button onPress={() => set({ plannedRequestDate: recommendedOn })}>{`Plan the request for ${formatDay(recommendedOn)}`}</Button>
          <span className={styles.soft}>Recommended for production on {formatDay(wished)}.</span>
        </div>
      )}
    </>
  )
}
