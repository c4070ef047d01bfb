import { useSyncExternalStore } from 'react'
import type { Finding } from '#shared/domain/findings.ts'

/** The finding that the user wants to answer for: its dialog has fields with findings of their own, so it opens apart from them. */
let asked: Finding | null = null
const listeners = new Set<() => void>()

function publish(next: Finding | null): void {
  asked = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Opens the dialog that asks for name, day and reason. */
export function askToWaive(finding: Finding): void {
  publish(finding)
}

export function closeWaiveDialog(): void {
  publish(null)
}

/** @returns the finding that is asked about; null while none is. */
export function useAskedFinding(): Finding | null {
  return useSyncExternalStore(subscribe, () => asked)
}
