import { shortDay } from '#shared/domain/calendar.ts'
import type { BusinessCalendar } from '#shared/domain/dates/business-calendar.ts'
import { freeStretches, middleOf, spanOf, weeksOf, xOf, type Axis } from './axis.ts'
import type { Lane } from './lanes.ts'
import type { PointLabel } from './milestone-labels.ts'
import type { PlacedLabel } from './place-labels.ts'
import { textWidth } from './text-width.ts'
import styles from './timeline-drawing.module.css'

const weekLabelWidth = 58

/** Days that do not count, the weeks, and the axis. */
export function Backdrop({ axis, calendar, height, axisY }: { axis: Axis; calendar: BusinessCalendar; height: number; axisY: number }) {
  const top = axisY - 14
  return (
    <>
      <defs>
        <pattern id="dates-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="5" className={styles.hatch} />
        </pattern>
        <pattern id="dates-open" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="8" className={styles.openHatch} />
        </pattern>
      </defs>
      {freeStretches(axis, calendar).map(({ from, to, isHoliday, name }) => {
        const { x, width } = spanOf(axis, from, to)
        return (
          <g key={from}>
            <rect x={x} y={top} width={width} height={height - top} className={styles.free} />
            {isHoliday && <rect x={x} y={top} width={width} height={height - top} fill="url(#dates-hatch)" />}
            <title>{name}</title>
          </g>
        )
      })}
      <line x1={0} x2={axis.width} y1={axisY} y2={axisY} className={styles.axis} />
      {weeksOf(axis, weekLabelWidth).map((monday) => (
        <g key={monday}>
          <line x1={xOf(axis, monday)} x2={xOf(axis, monday)} y1={axisY} y2={axisY + 6} className={styles.axis} />
          <text x={xOf(axis, monday) + 2} y={axisY + 30} className={styles.week}>
            {shortDay(monday)}
          </text>
        </g>
      ))}
    </>
  )
}

/** The phases: a line of words and its bars each. */
export function LaneBars({ lanes, axis, top, laneHeight }: { lanes: readonly Lane[]; axis: Axis; top: number; laneHeight: number }) {
  return lanes.map(({ title, days, bars }, index) => {
    const y = top + index * laneHeight
    const shown = bars.map((bar) => ({ ...bar, ...spanOf(axis, bar.from, bar.to) }))
    const start = Math.min(...shown.map(({ x }) => x))
    const titleWidth = textWidth(title, true)
    const wordsWidth = titleWidth + 8 + textWidth(days)
    // In a narrow window the days stand in the table only.
    const hasDays = wordsWidth + 4 <= axis.width
    const x = Math.max(0, Math.min(start, axis.width - (hasDays ? wordsWidth : titleWidth) - 4))
    return (
      <g key={title}>
        {shown.map((bar) => (
          <g key={`${bar.from} ${bar.look} ${bar.certainty}`}>
            <rect x={bar.x} y={y + 18} width={bar.width} height={13} rx={4} className={`${styles[bar.look]} ${styles[bar.certainty]}`} />
            {bar.certainty === 'open' && <rect x={bar.x} y={y + 18} width={bar.width} height={13} rx={4} fill="url(#dates-open)" />}
            {bar.certainty === 'over' && <line x1={bar.x} x2={bar.x + bar.width} y1={y + 24.5} y2={y + 24.5} className={styles.broken} />}
          </g>
        ))}
        <text x={x} y={y + 12}>
          <tspan className={styles.strong}>{title}</tspan>
          {hasDays && (
            <tspan dx={8} className={styles.soft}>
              {days}
            </tspan>
          )}
        </text>
      </g>
    )
  })
}

type PointsProps = { points: readonly PointLabel[]; labels: readonly PlacedLabel[]; axis: Axis; axisY: number; rowHeight: number; height: number }

/** Points in time: a dot on the axis, a line up to its label; today goes down through everything. */
export function Points({ points, labels, axis, axisY, rowHeight, height }: PointsProps) {
  const placed = new Map(labels.map((label) => [label.id, label]))
  const shown = points.flatMap((point) => {
    const label = placed.get(point.id)
    return label ? [{ ...point, ...label, y: axisY - 24 - label.row * rowHeight }] : []
  })
  return (
    <>
      {shown.map(({ id, day, tone, y }) => {
        const x = middleOf(axis, day)
        return (
          <g key={id} className={styles[tone]}>
            <line x1={x} x2={x} y1={y - 10} y2={tone === 'now' ? height : axisY} className={styles.leader} />
            {tone !== 'now' && <circle cx={x} cy={axisY} r={4.5} className={styles.dot} />}
          </g>
        )
      })}
      {shown.map(({ id, left, text, tone, y }) => (
        <text key={id} x={left} y={y} className={`${styles.label} ${styles[tone]}`}>
          {text}
        </text>
      ))}
    </>
  )
}
