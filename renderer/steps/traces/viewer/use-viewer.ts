import { useEffect, useState } from 'react'
import { useRequestedCall } from '../../../app/location.ts'
import { noFilter, type ExchangeFilter } from './exchange-filter.ts'

/** Only some calls are shown, because of a finding or a search through all messages. */
export type ViewerLimit = { title: string; indexes: ReadonlySet<number> }

export type Viewer = {
  filter: ExchangeFilter
  setFilter: (changes: Partial<ExchangeFilter>) => void
  limit: ViewerLimit | null
  setLimit: (limit: ViewerLimit | null) => void
  /** Number of the call that the list stands on; null before the first. */
  active: number | null
  setActive: (index: number) => void
  /** The call that the list stands on is shown in full. */
  isOpen: boolean
  setIsOpen: (isOpen: boolean) => void
  /** Shows some calls and nothing else, and the list itself. */
  showOnly: (title: string, indexes: readonly number[]) => void
}

/** Of the list of calls, of which a page has one. */
export const viewerId = 'trace-calls'

/** What the list of calls shows; the page holds it, so that a finding can lead to its calls. */
export function useViewer(): Viewer {
  const [filter, setWholeFilter] = useState(noFilter)
  const [limit, setLimit] = useState<ViewerLimit | null>(null)
  const [active, setActive] = useState<number | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const requestedCall = useRequestedCall()
  useEffect(() => {
    if (requestedCall === null) return
    setActive(requestedCall)
    setIsOpen(true)
  }, [requestedCall])
  return {
    filter,
    setFilter: (changes) => setWholeFilter((current) => ({ ...current, ...changes })),
    limit,
    setLimit,
    active,
    setActive,
    isOpen,
    setIsOpen,
    showOnly: (title, indexes) => {
      setWholeFilter((current) => ({ ...noFilter, order: current.order }))
      setLimit({ title, indexes: new Set(indexes) })
      setActive(Math.min(...indexes))
      setIsOpen(false)
      requestAnimationFrame(() => {
        const list = document.getElementById(viewerId)
        list?.scrollIntoView({ block: 'start' })
        list?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true })
      })
    },
  }
}
