import { useSyncExternalStore } from 'react'
import { toUserError } from '#shared/contract/errors.ts'
import { sampleTitle } from '#shared/domain/samples.ts'
import { navigate } from '../app/location.ts'
import { service } from '../client/service.ts'
import { showToast } from '../components/toast.tsx'
import { newSubmission } from '../pages/submissions/open-submission.ts'

type Tour = {
  /** Which stop, from 0. */
  place: number
  submissionId: string
  /** Where the user was, and goes back to. */
  from: { path: string; focused: Element | null }
}

let tour: Tour | null = null
let isBeginning = false
/** The next page that opens is the one that the user comes back to. */
let isFocusGivenBack = false
const listeners = new Set<() => void>()

function publish(next: Tour | null): void {
  tour = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** @returns the tour that is under way, if one is. */
export function useTour(): Tour | null {
  return useSyncExternalStore(subscribe, () => tour)
}

/**
 * Starts at the first stop, in the sample submission; what makes that impossible stands on the list of submissions. That the
 * sample is there then is also what remembers the tour: only a list without any submission offers it.
 */
export async function beginTour(): Promise<void> {
  if (tour || isBeginning) return
  isBeginning = true
  const from = { path: location.hash.slice(1) || '/', focused: document.activeElement }
  try {
    const submissionId = await sampleSubmission()
    if (submissionId === undefined) return
    publish({ place: 0, submissionId, from })
  } catch (error) {
    showToast(toUserError(error).message)
  } finally {
    isBeginning = false
  }
}

async function sampleSubmission(): Promise<string | undefined> {
  const list = await service.call('submission.list', {})
  return list.find(({ title, isArchived }) => title === sampleTitle && !isArchived)?.id ?? newSubmission('sample')
}

export function goToStop(place: number): void {
  if (tour) publish({ ...tour, place })
}

/** Leaves the tour, wherever it is, and goes back to where it was asked for. */
export function leaveTour(): void {
  if (!tour) return
  const { from } = tour
  publish(null)
  const { focused } = from
  const isStillThere = focused instanceof HTMLElement && focused.isConnected && focused !== document.body
  if (isStillThere) focused.focus()
  isFocusGivenBack = isStillThere && location.hash !== `#${from.path}`
  navigate(from.path)
}

/**
 * Whether a page that opens leaves the keyboard where it is: on the card of the tour, or on what had it before the tour. Otherwise
 * its heading takes it.
 */
export function keepsFocusForTour(): boolean {
  const isKept = isFocusGivenBack || (document.activeElement?.closest('[data-tour-card]') ?? null) !== null
  isFocusGivenBack = false
  return isKept
}
