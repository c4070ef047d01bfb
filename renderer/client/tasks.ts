import { useSyncExternalStore } from 'react'
import type { Progress } from '#shared/contract/contract.ts'
import type { UserError } from '#shared/contract/errors.ts'
import { isCancelled, toUserError } from '#shared/contract/errors.ts'
import { host } from './service.ts'

/** Long work that goes on while the user moves between the pages. */
export type Task = {
  title: string
  /** Where the user finds the work's own page. */
  href: string | undefined
  isRunning: boolean
  isCancelling: boolean
  progress: Progress | null
  /** What it failed with; cancelling is no failure. */
  problem: UserError | undefined
  /** Mostly done at once: told of everywhere only when it says how far it is. */
  isQuiet: boolean
}

export type TaskOptions = { signal: AbortSignal; onProgress: (progress: Progress) => void }

type Entry = { task: Task; controller: AbortController }

/** Work that took less is over before anyone looks elsewhere. */
const longWorkMs = 10_000

const entries = new Map<string, Entry>()
const listeners = new Set<() => void>()
let running: Task[] = []

function publish(): void {
  running = [...entries.values()].map(({ task }) => task).filter(({ isRunning, isQuiet, progress }) => isRunning && (!isQuiet || progress !== null))
  host.setProgress(running[0]?.progress?.fraction ?? (running.length > 0 ? 0 : null))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(key: string, controller: AbortController, values: Partial<Task>): void {
  const entry = entries.get(key)
  if (entry?.controller !== controller) return
  entries.set(key, { controller, task: { ...entry.task, ...values } })
  publish()
}

/**
 * Runs long work under a key; a second start under the key of running work does nothing.
 * @returns what the work gives, or undefined when it failed or was cancelled: the task then tells why.
 */
export async function startTask<Result>(
  key: string,
  about: { title: string; href?: string; isQuiet?: boolean },
  work: (options: TaskOptions) => Promise<Result>,
): Promise<Result | undefined> {
  if (entries.get(key)?.task.isRunning) return undefined
  const controller = new AbortController()
  const { title, href, isQuiet = false } = about
  const task: Task = { title, href, isQuiet, isRunning: true, isCancelling: false, progress: null, problem: undefined }
  entries.set(key, { controller, task })
  publish()
  const startedAtMs = performance.now()
  const tellEnd = (hasFailed: boolean) => {
    if (performance.now() - startedAtMs >= longWorkMs) host.workEnded({ title, hasFailed })
  }
  try {
    const result = await work({ signal: controller.signal, onProgress: (progress) => change(key, controller, { progress }) })
    change(key, controller, { isRunning: false })
    tellEnd(false)
    return result
  } catch (error) {
    change(key, controller, { isRunning: false, problem: isCancelled(error) ? undefined : toUserError(error) })
    if (!isCancelled(error)) tellEnd(true)
    return undefined
  }
}

export function cancelTask(key: string): void {
  const entry = entries.get(key)
  if (!entry?.task.isRunning) return
  entry.controller.abort()
  change(key, entry.controller, { isCancelling: true })
}

/** Forgets what a finished task failed with. */
export function dismissTask(key: string): void {
  if (entries.get(key)?.task.isRunning) return
  entries.delete(key)
  publish()
}

/** @returns the task under the key, if one was started. */
export function useTask(key: string): Task | undefined {
  return useSyncExternalStore(subscribe, () => entries.get(key)?.task)
}

export function useRunningTasks(): Task[] {
  return useSyncExternalStore(subscribe, () => running)
}
