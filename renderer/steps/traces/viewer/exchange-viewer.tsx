import type { KeyboardEvent } from 'react'
import { useDeferredValue, useId, useMemo, useRef } from 'react'
import type { TraceObservation } from '#shared/domain/traces/trace-summary.ts'
import { counted, percentOf } from '../../../client/words.ts'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { Problem } from '../../../components/problem.tsx'
import { zoneName, type ZoneChoice } from '../instants.ts'
import { useExchanges } from '../use-exchanges.ts'
import { ExchangeDetails } from './exchange-details.tsx'
import { filterExchanges } from './exchange-filter.ts'
import { ExchangeGrid, rowsPerPage } from './exchange-grid.tsx'
import { observationsByExchange } from './exchange-words.ts'
import styles from './exchange-viewer.module.css'
import { viewerId, type Viewer } from './use-viewer.ts'
import { placeAfter, viewerCommandOf, viewerKeyList, type ViewerKeyPress } from './viewer-keys.ts'
import { ViewerToolbar } from './viewer-toolbar.tsx'

export type ExchangeViewerProps = {
  viewer: Viewer
  observations: readonly TraceObservation[]
  zone: ZoneChoice
  onZone: (zone: ZoneChoice) => void
}

/** All calls of the traces: a list that filters as one types, and the one that is open in full. */
export function ExchangeViewer({ viewer, observations, zone, onZone }: ExchangeViewerProps) {
  const { exchanges, total, readFraction, problem, again } = useExchanges()
  const { filter, limit, active, isOpen } = viewer
  const marked = useMemo(() => observationsByExchange(observations), [observations])
  const wanted = useDeferredValue(filter)
  const shown = useMemo(() => filterExchanges(exchanges, wanted, limit?.indexes ?? null, marked), [exchanges, wanted, limit, marked])
  const grid = useRef<HTMLDivElement>(null)
  const filterField = useRef<HTMLInputElement>(null)
  const detailsId = useId()
  const place = shown.findIndex(({ index }) => index === active)
  const opened = isOpen ? shown[place] : undefined

  function moveTo(next: number): void {
    const facts = shown[next]
    if (facts) viewer.setActive(facts.index)
  }

  function open(next: number): void {
    moveTo(next)
    if (!shown[next]) return
    viewer.setIsOpen(true)
  }

  function close(): void {
    viewer.setIsOpen(false)
    if (place < 0) moveTo(0)
    grid.current?.focus({ preventScroll: true })
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return
    const hasModifier = event.ctrlKey || event.altKey || event.metaKey
    const command = viewerCommandOf({ key: event.key, hasModifier, on: focusKind(event.target, grid.current, filterField.current) })
    if (!command) return
    event.preventDefault()
    if (command.kind === 'move') moveTo(placeAfter(place, command.by, shown.length, rowsPerPage(grid.current)))
    else if (command.kind === 'filter') filterField.current?.focus()
    else if (command.kind === 'close') close()
    else {
      open(Math.max(0, place))
      requestAnimationFrame(() => document.getElementById(detailsId)?.focus())
    }
  }

  return (
    <Card title="Calls">
      <div id={viewerId} className={styles.viewer} role="group" aria-label="Calls of the traces" onKeyDown={keyDown}>
        <ViewerToolbar viewer={viewer} fieldRef={filterField} zone={zone} onZone={onZone} />
        {problem && (
          <Problem
            problem={problem}
            actions={
              <Button isSmall onPress={again}>
                Try again
              </Button>
            }
          />
        )}
        <p className={styles.count} role="status">
          {total === null
            ? !problem && `Reading the calls${readFraction === null ? '' : `, ${percentOf(readFraction)}`}`
            : shown.length === total
              ? counted(total, 'call')
              : `${counted(shown.length, 'call')} of ${counted(exchanges.length, 'call')}`}
          {total !== null && exchanges.length < total && `; ${counted(total - exchanges.length, 'more is', 'more are')} being read`}
        </p>
        {total !== null && (
          <ExchangeGrid rows={shown} place={place} marked={marked} timeZone={zoneName(zone)} gridRef={grid} onOpen={open} isEmpty={total === 0} />
        )}
        {opened && (
          <ExchangeDetails
            id={detailsId}
            facts={opened}
            position={{ place, count: shown.length }}
            observations={marked.get(opened.index) ?? []}
            timeZone={zoneName(zone)}
            onMove={(by) => moveTo(placeAfter(place, by, shown.length, 1))}
            onClose={close}
          />
        )}
        <details className={styles.keys}>
          <summary>Keys of this list</summary>
          <dl>
            {viewerKeyList.map(({ keys, action }) => (
              <div key={keys}>
                <dt>{keys}</dt>
                <dd>{action}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </Card>
  )
}

function focusKind(element: HTMLElement, grid: Element | null, filterField: Element | null): ViewerKeyPress['on'] {
  if (element === grid) return 'list'
  if (element === filterField) return 'filter'
  return element.matches('input:not([type="checkbox"], [type="radio"]), textarea, select') ? 'text' : 'other'
}
