import { formatDay, formatDays } from '#shared/domain/calendar.ts'
import type { BusinessCalendar } from '#shared/domain/dates/business-calendar.ts'
import { projectTimeline } from '#shared/domain/timeline.ts'
import { Page } from '../../app/page.tsx'
import { usePageDuties } from '../../app/use-page-duties.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { tourAnchor } from '../../tour/anchors.ts'
import { axisOf, freeStretches } from './axis.ts'
import { ClocksCard } from './clocks-card.tsx'
import styles from './dates-page.module.css'
import { DatesTable } from './dates-table.tsx'
import { PlanFields } from './plan-fields.tsx'
import { SaveCalendar } from './save-calendar.tsx'
import { TimelineDrawing } from './timeline-drawing.tsx'
import { usePlan, type Plan } from './use-plan.ts'

/** Every date of the certification: drawn, to plan on; and as a table, each with its rule. */
export function DatesPage() {
  const { id, context, draft } = useSubmission()
  const { plan, today, preview, choose } = usePlan()
  const { calendar } = context.settings
  usePageDuties(draft)
  return (
    <Page
      title="Dates"
      lead={plan ? 'Everything follows from one day: drag it, use the arrow keys on it, or type it.' : 'Everything follows from one day.'}
      actions={plan && <SaveCalendar />}
    >
      <div className={styles.stack} onBlur={() => void draft.flush()}>
        <Card title={plan ? 'The plan' : 'When do you want to ask, or to be in production?'}>
          <div className={styles.fields}>
            {!plan && <ForwardsFromToday today={today} calendar={calendar} />}
            <PlanFields />
          </div>
          {plan && (
            <>
              <div {...tourAnchor('timeline')}>
                <TimelineDrawing plan={plan} today={today} calendar={calendar} preview={preview} choose={choose} />
              </div>
              <NotCounted plan={plan} today={today} calendar={calendar} />
            </>
          )}
        </Card>
        {plan && (
          <>
            <Card title="All dates">
              <DatesTable id={id} milestones={plan.milestones} />
            </Card>
            <ClocksCard timeline={plan.timeline} clocks={plan.clocks} today={today} calendar={calendar} />
          </>
        )}
      </div>
    </Page>
  )
}

function ForwardsFromToday({ today, calendar }: { today: string; calendar: BusinessCalendar }) {
  const { productionFrom, productionTo } = projectTimeline(today, calendar)
  return (
    <p>
      Enter one of the two days; all others follow from it. For a request today, access to production would typically come between{' '}
      {formatDays(productionFrom, productionTo).replace(' to ', ' and ')}.
    </p>
  )
}

/** The shading in words. */
function NotCounted({ plan, today, calendar }: { plan: Plan; today: string; calendar: BusinessCalendar }) {
  const named = freeStretches(axisOf(plan.milestones, today, 1), calendar).filter(({ isHoliday }) => isHoliday)
  const list = named.map(({ from, name }) => `${formatDay(from)} (${name})`).join(', ')
  return (
    <div className={styles.notCounted}>
      <p>
        Shaded days do not count: weekends{list && `, and ${list}`}. What is sent after {calendar.cutOffTime} in {calendar.timeZone} counts from the
        next business day. Hatched bars are what nobody promises.
      </p>
      <LinkButton href="/settings?field=calendar" kind="quiet" isSmall>
        Change the calendar
      </LinkButton>
    </div>
  )
}
