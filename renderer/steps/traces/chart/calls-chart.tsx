import { useId, useState } from 'react'
import { formatDay } from '#shared/domain/calendar.ts'
import { requiredSuccessfulCalls } from '#shared/domain/limits.ts'
import type { Quarter } from '#shared/domain/traces/trace-summary.ts'
import { counted } from '../../../client/words.ts'
import { Segmented } from '../../../player/segmented.tsx'
import { useSize } from '../../../player/use-size.ts'
import { clockTime, zonedInstant, zoneInShort, zoneName, type ZoneChoice } from '../instants.ts'
import { chartDays, type ChartDay } from './chart-days.ts'
import { barShapes, chartHeight, chartWidth, hourTicks } from './chart-geometry.ts'
import { ChartTable } from './chart-table.tsx'
import styles from './calls-chart.module.css'

/** Something at one instant, as two status requests that follow each other too soon. */
export type ChartMark = { atMs: number; title: string }

export type CallsChartProps = {
  quarters: readonly Quarter[]
  marks: readonly ChartMark[]
  zone: ZoneChoice
  onZone: (zone: ZoneChoice) => void
}

/** The calls that count over a day: clean and failed ones, the longest run without an error, and polling. */
export function CallsChart({ quarters, marks, zone, onZone }: CallsChartProps) {
  const timeZone = zoneName(zone)
  const days = chartDays(quarters, timeZone)
  const [chosen, setChosen] = useState('')
  const best = [...days].sort((a, b) => (b.streak?.calls ?? 0) - (a.streak?.calls ?? 0))[0]
  const day = days.find((candidate) => candidate.day === chosen) ?? best
  const selectId = useId()
  if (!day) return null
  const marksOfDay = marks.map((mark) => ({ ...mark, at: zonedInstant(mark.atMs, timeZone) })).filter(({ at }) => at.day === day.day)
  return (
    <div className={styles.chart}>
      <div className={styles.head}>
        {days.length > 1 ? (
          <>
            <label htmlFor={selectId}>Day</label>
            <select id={selectId} className={styles.select} value={day.day} onChange={(event) => setChosen(event.target.value)}>
              {days.map((candidate) => (
                <option key={candidate.day} value={candidate.day}>
                  {formatDay(candidate.day)}: {counted(candidate.clean, 'clean call')}
                </option>
              ))}
            </select>
          </>
        ) : (
          <strong>{formatDay(day.day)}</strong>
        )}
        {zoneName('local') !== 'UTC' && (
          <Segmented
            label="Time zone of the chart"
            options={[
              { value: 'utc', label: 'UTC' },
              { value: 'local', label: zoneInShort(zoneName('local')) },
            ]}
            value={zone}
            onChange={onZone}
          />
        )}
      </div>
      <Drawing day={day} marks={marksOfDay} />
      <p className={styles.words}>{inWords(day, marksOfDay.length, timeZone)}</p>
      <details className={styles.table}>
        <summary>The same as a table</summary>
        <ChartTable day={day} />
      </details>
    </div>
  )
}

type DrawingProps = { day: ChartDay; marks: readonly { title: string; at: { minutes: number } }[] }

function Drawing({ day, marks }: DrawingProps) {
  const [sizeRef, { width }] = useSize()
  const patternId = useId()
  const { streak } = day
  const isEnough = (streak?.calls ?? 0) >= requiredSuccessfulCalls
  return (
    <figure className={styles.figure} ref={sizeRef}>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${chartWidth} ${chartHeight}`}
        preserveAspectRatio="none"
        role="img"
        aria-label="The calls over the day, as told below"
      >
        <defs>
          <pattern id={patternId} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect className={styles.failed} width="6" height="6" />
            <path className={styles.hatch} d="M0 6 L6 0" />
          </pattern>
        </defs>
        {hourTicks(width).map((hour) => (
          <line key={hour} className={styles.hour} x1={hour * 60} x2={hour * 60} y1={22} y2={chartHeight} />
        ))}
        {barShapes(day).map(({ x, width: barWidth, clean, failed }) => (
          <g key={x}>
            <rect className={styles.clean} x={x} width={barWidth} y={clean.y} height={clean.height} />
            <rect fill={`url(#${patternId})`} x={x} width={barWidth} y={failed.y} height={failed.height} />
          </g>
        ))}
        {streak && (
          <path className={`${styles.streak} ${isEnough ? styles.enough : ''}`} d={`M${streak.fromMinutes} 20 v-6 H${streak.toMinutes} v6`} />
        )}
        {marks.map(({ title, at }, index) => (
          <line key={index} className={styles.mark} x1={at.minutes} x2={at.minutes} y1={2} y2={chartHeight}>
            <title>{title}</title>
          </line>
        ))}
      </svg>
      <div className={styles.ticks} aria-hidden>
        {hourTicks(width).map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {clockTime(hour * 60)}
          </span>
        ))}
      </div>
      <figcaption className={styles.legend}>
        <span className={`${styles.key} ${styles.cleanKey}`}>without error</span>
        {day.failed > 0 && <span className={`${styles.key} ${styles.failedKey}`}>failed</span>}
        {streak && <span className={`${styles.key} ${styles.streakKey}`}>longest run without error</span>}
        {marks.length > 0 && <span className={`${styles.key} ${styles.markKey}`}>polling</span>}
      </figcaption>
    </figure>
  )
}

function inWords({ day, clean, failed, streak }: ChartDay, polling: number, timeZone: string): string {
  const run = streak ? `, longest run without error ${streak.calls}, from ${clockTime(streak.fromMinutes)} to ${clockTime(streak.toMinutes)}` : ''
  const missed = failed > 0 ? `, ${failed} failed` : ''
  const tooSoon = polling > 0 ? `. ${counted(polling, 'status request')} too soon after another` : ''
  return `${formatDay(day)} (${zoneInShort(timeZone)}): ${counted(clean, 'clean call')} that count${clean === 1 ? 's' : ''}${missed}${run}${tooSoon}.`
}
