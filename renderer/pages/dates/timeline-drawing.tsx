import { useState } from 'react'
import type { Day } from '#shared/domain/calendar.ts'
import type { BusinessCalendar } from '#shared/domain/dates/business-calendar.ts'
import { useSize } from '../../player/use-size.ts'
import { axisOf, isBeyond, middleOf, type Axis } from './axis.ts'
import { DayHandle } from './day-handle.tsx'
import { lanesOf } from './lanes.ts'
import { pointLabels, type PointLabel } from './milestone-labels.ts'
import { placeLabels } from './place-labels.ts'
import { Backdrop, LaneBars, Points } from './timeline-parts.tsx'
import { textWidth } from './text-width.ts'
import styles from './timeline-drawing.module.css'
import type { Plan, PlanField, PlanHandle } from './use-plan.ts'

const rowHeight = 20
const axisRoom = 18
const lanesBelow = 50
const laneHeight = 42
/** Room for this many rows of labels is always there. */
const fewestRows = 3

export type TimelineDrawingProps = Pick<PlanHandle, 'today' | 'preview' | 'choose'> & { plan: Plan; calendar: BusinessCalendar }

/** The dates at a glance. Everything in it stands in the table as well, so only its handles are there for a screen reader. */
export function TimelineDrawing({ plan, today, calendar, preview, choose }: TimelineDrawingProps) {
  const [sizeRef, { width }] = useSize()
  // While a day is dragged the axis stays where and as it was: the day must not run away from the pointer.
  const [held, setHeld] = useState<{ axis: Axis; rows: number } | null>(null)
  const { timeline, clocks, milestones, basis, wishedOn, submission } = plan
  const axis = held?.axis ?? axisOf(milestones, today, width)
  const points = pointLabels(milestones, today).map((point) => (isBeyond(axis, point.day) ? { ...point, text: beyond(axis, point) } : point))
  const labels = placeLabels(
    points.map(({ id, day, text, tone }) => ({ id, x: middleOf(axis, day), width: textWidth(text, tone === 'strong') })),
    width,
  )
  const rows = Math.max(fewestRows, held?.rows ?? 0, ...labels.map(({ row }) => row + 1))
  const axisY = rows * rowHeight + axisRoom
  const lanes = lanesOf(timeline, clocks, submission.launch.activationOn, today)
  const height = axisY + lanesBelow + lanes.length * laneHeight

  const handleOf = (field: PlanField, label: string, day: Day, earliest: Day, look: 'request' | 'wished') => (
    <DayHandle
      label={label}
      day={day}
      earliest={earliest}
      axis={axis}
      y={axisY}
      calendar={calendar}
      look={look}
      onDragStart={() => setHeld({ axis, rows })}
      onDrag={(dragged) => preview({ field, day: dragged })}
      onDragEnd={(dropped) => {
        setHeld(null)
        if (dropped === null) preview(null)
        else choose(field, dropped)
      }}
      onChoose={(chosen) => choose(field, chosen)}
    />
  )
  return (
    <div className={styles.drawing} ref={sizeRef} role="group" aria-label="Timeline" style={{ height }}>
      {width > 0 && (
        <>
          <svg width={width} height={height} aria-hidden>
            <Backdrop axis={axis} calendar={calendar} height={height} axisY={axisY} />
            <LaneBars lanes={lanes} axis={axis} top={axisY + lanesBelow} laneHeight={laneHeight} />
            <Points points={points} labels={labels} axis={axis} axisY={axisY} rowHeight={rowHeight} height={height} />
          </svg>
          {basis !== 'sent' && handleOf('plannedRequestDate', 'Day of the review request', timeline.requestOn, today, 'request')}
          {wishedOn !== '' && handleOf('wishedProductionDate', 'Production date you wish for', wishedOn, today, 'wished')}
        </>
      )}
    </div>
  )
}

/** What lies further away than is drawn says so. */
function beyond({ from }: Axis, { day, text }: PointLabel): string {
  return day < from ? `‹ ${text}` : `${text} ›`
}
