import { formatDay, type Day } from '#shared/domain/calendar.ts'
import { businessDaysBetween, type BusinessCalendar } from '#shared/domain/dates/business-calendar.ts'
import { targetBusinessDays, type Clocks } from '#shared/domain/dates/clocks.ts'
import type { Timeline } from '#shared/domain/timeline.ts'
import { Card } from '../../components/card.tsx'
import styles from './dates-page.module.css'

type ClocksCardProps = { timeline: Timeline; clocks: Clocks; today: Day; calendar: BusinessCalendar }

/** Both clocks in words: how far each is, and every time that the second one started again. */
export function ClocksCard({ timeline, clocks, today, calendar }: ClocksCardProps) {
  const { runs } = clocks
  return (
    <Card title="Two clocks">
      <div className={styles.clocks}>
        <div>
          <h3>Engineer’s review</h3>
          <p>{reviewInWords(timeline, clocks, today, calendar)}</p>
          <p className={styles.soft}>
            It has no promised length. Where access comes after 14 to 21 business days, as is typical, 8 to 12 of them are left to it.
          </p>
        </div>
        <div>
          <h3>Six business days</h3>
          <p>{clockInWords(clocks, today, calendar)}</p>
          {runs.length > 1 && (
            <ol className={styles.runs} aria-label="When the six business days started">
              {runs.map(({ from, startedBy }) => (
                <li key={from}>
                  {formatDay(from)}: {startedBy === 'hand-in' ? 'the key form was handed in' : 'started again with a remedy'}
                </li>
              ))}
            </ol>
          )}
          <p className={styles.soft}>
            They count from the last of what steps 4 to 8 ask for, normally the key form. Whatever is found missing after the review starts all six
            again on the day of its remedy.
          </p>
        </div>
      </div>
    </Card>
  )
}

function reviewInWords({ clockStartsOn }: Timeline, { review }: Clocks, today: Day, calendar: BusinessCalendar): string {
  if (!review) return `Starts with the request, on ${formatDay(clockStartsOn)}.`
  if (review.endedOn !== '')
    return `Ended on ${formatDay(review.endedOn)}, after ${days(businessDaysBetween(review.from, review.endedOn, calendar))}.`
  return `Runs since ${formatDay(review.from)}: ${days(businessDaysBetween(review.from, today, calendar))} so far.`
}

function clockInWords({ runs, waitingSince, certifiedOn }: Clocks, today: Day, calendar: BusinessCalendar): string {
  const current = runs.at(-1)
  if (certifiedOn !== '') return `Certified on ${formatDay(certifiedOn)}.`
  if (waitingSince !== '') return `Wait for your remedy since ${formatDay(waitingSince)}.`
  if (!current) return 'Start when the key form is handed in, once the engineer has signed off.'
  const due = `Target ${formatDay(current.targetOn)}; with the 3 days of the CTO’s office at the latest ${formatDay(current.latestOn)}.`
  const passed = businessDaysBetween(current.from, today, calendar)
  if (today > current.latestOn) return `Overdue since ${formatDay(current.latestOn)}.`
  return passed > targetBusinessDays ? `The six days have passed. ${due}` : `Day ${passed} of ${targetBusinessDays}. ${due}`
}

/** @returns as in `4 business days`. */
function days(count: number): string {
  return `${count} business ${count === 1 ? 'day' : 'days'}`
}
