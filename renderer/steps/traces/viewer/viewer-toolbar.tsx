import { Search, X } from 'lucide-react'
import type { RefObject } from 'react'
import { useSubmission } from '../../../client/use-submission.tsx'
import { cancelTask, dismissTask, startTask, useTask } from '../../../client/tasks.ts'
import { service } from '../../../client/service.ts'
import { percentOf } from '../../../client/words.ts'
import { Button } from '../../../components/button.tsx'
import { Problem } from '../../../components/problem.tsx'
import { Segmented } from '../../../player/segmented.tsx'
import { zoneInShort, zoneName, type ZoneChoice } from '../instants.ts'
import { showOptions, type Order, type Show } from './exchange-filter.ts'
import styles from './viewer-toolbar.module.css'
import type { Viewer } from './use-viewer.ts'

export type ViewerToolbarProps = {
  viewer: Viewer
  fieldRef: RefObject<HTMLInputElement | null>
  zone: ZoneChoice
  onZone: (zone: ZoneChoice) => void
}

const orders = [
  { value: 'place', label: 'As in the files' },
  { value: 'time', label: 'By time' },
] as const satisfies readonly { value: Order; label: string }[]

/** What the list shows, in which order, and in which time zone. */
export function ViewerToolbar({ viewer, fieldRef, zone, onZone }: ViewerToolbarProps) {
  const { id } = useSubmission()
  const searchTask = `trace.search ${id}`
  const task = useTask(searchTask)
  const { filter, setFilter, limit, setLimit } = viewer
  const zones = [
    { value: 'utc', label: 'UTC' },
    { value: 'local', label: zoneInShort(zoneName('local')) },
  ] as const

  /** Looks through headers and bodies, which the page does not have. */
  async function searchEverything(): Promise<void> {
    const text = filter.text.trim()
    if (text === '') return
    const found = await startTask(searchTask, { title: `Looking for “${text}”`, isQuiet: true }, (options) =>
      service.call('trace.search', { id, text }, options),
    )
    if (!found) return
    setLimit({ title: `Holds “${text}” in a header or body`, indexes: new Set(found.indexes) })
    setFilter({ text: '' })
  }

  return (
    <div className={styles.toolbar}>
      <div className={styles.row}>
        <label className={styles.search}>
          <Search size={15} aria-hidden />
          <span className="visually-hidden">Filter the calls</span>
          <input
            ref={fieldRef}
            className={styles.input}
            value={filter.text}
            maxLength={1_000}
            placeholder="Filter: path, operation, status, envelope"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setFilter({ text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void searchEverything()
              else if (event.key === 'Escape' && filter.text !== '') setFilter({ text: '' })
              else return
              event.preventDefault()
            }}
          />
        </label>
        <Button isSmall isDisabled={filter.text.trim() === '' || task?.isRunning} onPress={() => void searchEverything()}>
          Search all messages
        </Button>
        <select
          className={styles.select}
          aria-label="Which calls"
          value={filter.show}
          onChange={(event) => setFilter({ show: event.target.value as Show })}
        >
          {showOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <select
          className={styles.select}
          aria-label="Order"
          value={filter.order}
          onChange={(event) => setFilter({ order: event.target.value as Order })}
        >
          {orders.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {zoneName('local') !== 'UTC' && <Segmented label="Time zone" options={zones} value={zone} onChange={onZone} />}
      </div>
      {task?.isRunning && (
        <p className={styles.state} role="status">
          {task.title}
          {task.progress && `, ${percentOf(task.progress.fraction)}`}
          <Button kind="quiet" isSmall isDisabled={task.isCancelling} onPress={() => cancelTask(searchTask)}>
            Cancel
          </Button>
        </p>
      )}
      {task?.problem && (
        <Problem
          problem={task.problem}
          actions={
            <Button kind="quiet" isSmall onPress={() => dismissTask(searchTask)}>
              Dismiss
            </Button>
          }
        />
      )}
      {limit && (
        <p className={styles.limit}>
          <span>Only: {limit.title}</span>
          <Button kind="quiet" isSmall icon={<X size={14} aria-hidden />} onPress={() => setLimit(null)}>
            Show all calls
          </Button>
        </p>
      )}
    </div>
  )
}
