import { useSyncExternalStore } from 'react'
import type { Finding, FindingPlace, StepId } from '#shared/domain/findings.ts'

/** Where the user is: everything behind the `#`, so that the application's one page never reloads. */
function current(): string {
  return `/${location.hash.replace(/^#?\/?/, '')}`
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** How often something was navigated to: following a link to the page that is open changes nothing else. */
let visits = 0

export function navigate(to: string, options: { replace?: boolean } = {}): void {
  visits += 1
  if (location.hash === `#${to}`) window.dispatchEvent(new Event('hashchange'))
  else if (options.replace) location.replace(`#${to}`)
  else location.hash = to
}

/** The router's hook: the path without its query. */
export function useHashPath(): [string, typeof navigate] {
  const path = useSyncExternalStore(subscribe, () => current().split('?')[0] ?? '/')
  return [path, navigate]
}
useHashPath.hrefs = (href: string) => `#${href}`

/** @returns the field that a link asked for, as in `?field=keyRequest.email`. */
export function useRequestedField(): string | null {
  const query = useSyncExternalStore(subscribe, () => current().split('?')[1] ?? '')
  return new URLSearchParams(query).get('field')
}

/** @returns the index of the call that a link asked to be shown before and after redaction, as in `?call=1`. */
export function useRequestedCall(): number | null {
  const query = useSyncExternalStore(subscribe, () => current().split('?')[1] ?? '')
  const call = new URLSearchParams(query).get('call')
  return call === null ? null : Number(call)
}

/** @returns a number that changes with every link that is followed, also with one to where the user already is. */
export function useVisit(): number {
  return useSyncExternalStore(subscribe, () => visits)
}

export function submissionPath(id: string): string {
  return `/s/${id}`
}

/** @returns the page of a step, of the profile, of the dates, of check and export (`check`), or of the recorder (`record`). */
export function pagePath(id: string, page: StepId | 'profile' | 'dates' | 'check' | 'record'): string {
  return `/s/${id}/${page}`
}

/** @returns the page that a finding stands on, with the field to focus. */
export function findingPath(id: string, finding: Pick<Finding, 'step' | 'where'>): string {
  return `${pagePath(id, placePage(finding.step))}?field=${encodeURIComponent(finding.where)}`
}

function placePage(place: FindingPlace): StepId | 'profile' | 'check' {
  return place === 'delivery' ? 'check' : place
}
