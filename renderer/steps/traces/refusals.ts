import { useSyncExternalStore } from 'react'

/** A file that could not be used: why, and the way out. */
export type Refusal = { name: string; message: string; fix: string }

const refusals = new Map<string, readonly Refusal[]>()
const listeners = new Set<() => void>()
const none: readonly Refusal[] = []

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Keeps what was refused the last time, also while the user looks at another page. */
export function setRefusals(id: string, refused: readonly Refusal[]): void {
  refusals.set(id, refused)
  for (const listener of listeners) listener()
}

/** @returns what was refused the last time that files were added to this submission. */
export function useRefusals(id: string): readonly Refusal[] {
  return useSyncExternalStore(subscribe, () => refusals.get(id) ?? none)
}
