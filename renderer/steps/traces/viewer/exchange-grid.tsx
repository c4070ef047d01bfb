import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { useEffect, useId, useMemo } from 'react'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import type { TraceObservation } from '#shared/domain/traces/trace-summary.ts'
import { zonedInstant, zoneInShort } from '../instants.ts'
import { columns, ExchangeRow } from './exchange-row.tsx'
import styles from './exchange-grid.module.css'

/** As in the style sheet. */
const rowPixels = 34
const headPixels = 30

export type ExchangeGridProps = {
  rows: readonly ExchangeFacts[]
  /** Row that the list stands on, -1 for none. */
  place: number
  marked: ReadonlyMap<number, readonly TraceObservation[]>
  timeZone: string
  gridRef: RefObject<HTMLDivElement | null>
  /** There are no calls at all, rather than none that fit the filter. */
  isEmpty: boolean
  onOpen: (place: number) => void
}

/** @returns how many rows are seen at a time. */
export function rowsPerPage(grid: HTMLElement | null): number {
  return grid ? Math.max(1, Math.floor((grid.clientHeight - headPixels) / rowPixels) - 1) : 1
}

/**
 * The calls as a grid. Only the rows in view are drawn, however many there are; the focus stays on the grid, which names
 * the row it stands on, and that row is always drawn.
 */
export function ExchangeGrid({ rows, place, marked, timeZone, gridRef, isEmpty, onOpen }: ExchangeGridProps) {
  const id = useId()
  const hasDays = useMemo(() => spansDays(rows, timeZone), [rows, timeZone])
  // oxlint-disable-next-line react/incompatible-library -- nothing below is kept from one drawing to the next
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => gridRef.current,
    estimateSize: () => rowPixels,
    overscan: 12,
    scrollMargin: headPixels,
    scrollPaddingStart: headPixels,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range)
      return place < 0 || drawn.includes(place) ? drawn : [...drawn, place].sort((a, b) => a - b)
    },
  })
  useEffect(() => {
    if (place >= 0) virtualizer.scrollToIndex(place, { align: 'auto' })
  }, [place, virtualizer])

  const rowId = (facts: ExchangeFacts) => `${id}-${facts.index}`
  const active = rows[place]
  return (
    <div
      ref={gridRef}
      className={`${styles.grid} ${hasDays ? styles.withDays : ''}`}
      role="grid"
      tabIndex={0}
      aria-label="Calls"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={active && rowId(active)}
    >
      <div className={styles.head} role="row" aria-rowindex={1}>
        {columns.map(({ name, title }, index) => (
          <span key={name} role="columnheader" aria-colindex={index + 1} className={styles[name]}>
            {name === 'time' ? `${title} (${zoneInShort(timeZone)})` : title}
          </span>
        ))}
      </div>
      <div className={styles.rows} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const facts = rows[index]
          return (
            facts && (
              <ExchangeRow
                key={facts.index}
                id={rowId(facts)}
                facts={facts}
                observations={marked.get(facts.index)}
                rowIndex={index + 2}
                offset={start - headPixels}
                isActive={index === place}
                timeZone={timeZone}
                hasDays={hasDays}
                onPress={() => onOpen(index)}
              />
            )
          )
        })}
      </div>
      {rows.length === 0 && <p className={styles.none}>{isEmpty ? 'There are no calls in the traces.' : 'No call fits the filter.'}</p>}
    </div>
  )
}

function spansDays(rows: readonly ExchangeFacts[], timeZone: string): boolean {
  let [first, last] = [Infinity, -Infinity]
  for (const { startedAtMs } of rows) {
    if (startedAtMs === null) continue
    first = Math.min(first, startedAtMs)
    last = Math.max(last, startedAtMs)
  }
  return first < last && zonedInstant(first, timeZone).day !== zonedInstant(last, timeZone).day
}
