import { MoveHorizontal } from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import { addDays, daysBetween, formatDay, type Day } from '#shared/domain/calendar.ts'
import { addBusinessDays, businessDayFrom, type BusinessCalendar } from '#shared/domain/dates/business-calendar.ts'
import { middleOf, type Axis } from './axis.ts'
import styles from './day-handle.module.css'

export type DayHandleProps = {
  label: string
  day: Day
  /** It is not moved to before this day. */
  earliest: Day
  axis: Axis
  y: number
  calendar: BusinessCalendar
  look: 'request' | 'wished'
  onDragStart: () => void
  onDrag: (day: Day) => void
  onDragEnd: (day: Day | null) => void
  /** A key chose the day. */
  onChoose: (day: Day) => void
}

const keySteps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5 }

function numberOf(day: Day): number {
  return daysBetween('2000-01-01', day)
}

/** A day on the axis that is dragged, or moved by the arrow keys: from business day to business day, a week by Page up and down. */
export function DayHandle({ label, day, earliest, axis, y, calendar, look, onDragStart, onDrag, onDragEnd, onChoose }: DayHandleProps) {
  const drag = useRef<{ startX: number; startDay: Day; day: Day; isMoved: boolean } | null>(null)
  const first = businessDayFrom(earliest, calendar)
  const x = middleOf(axis, day)
  const bounded = (wanted: Day) => (wanted < first ? first : businessDayFrom(wanted, calendar))

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { startX: event.clientX, startDay: day, day, isMoved: false }
    onDragStart()
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (!drag.current) return
    // By how far the pointer went, so that a day beyond the edge is moved from where it is.
    const { startX, startDay } = drag.current
    const next = bounded(addDays(startDay, Math.round((event.clientX - startX) / axis.dayWidth)))
    if (next === drag.current.day) return
    drag.current = { ...drag.current, day: next, isMoved: true }
    onDrag(next)
  }
  function end(isKept: boolean): void {
    if (!drag.current) return
    const { day: dropped, isMoved } = drag.current
    drag.current = null
    onDragEnd(isKept && isMoved ? dropped : null)
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Escape' && drag.current) {
      event.preventDefault()
      end(false)
      return
    }
    const step = keySteps[event.key]
    if (step === undefined || drag.current) return
    event.preventDefault()
    const next = bounded(addBusinessDays(day, step, calendar))
    if (next !== day) onChoose(next)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuenow={numberOf(day)}
      aria-valuemin={Math.min(numberOf(first), numberOf(day))}
      aria-valuemax={Math.max(numberOf(axis.to), numberOf(day))}
      aria-valuetext={formatDay(day)}
      className={`${styles.handle} ${styles[look]}`}
      style={{ left: x, top: y }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      onKeyDown={onKeyDown}
    >
      <MoveHorizontal size={15} aria-hidden />
    </div>
  )
}
