/**
 * @file Ends the process when one input takes too long. A thread of its own, as the one that reads may be busy.
 * Other work on the machine must not count, so that it is processor time that may not exceed the limit; waiting for nothing may take longer.
 */
import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

export type WatchdogData = { current: SharedArrayBuffer; busyLimitMs: number; idleLimitMs: number }

const { current, busyLimitMs, idleLimitMs } = workerData as WatchdogData
const number = new Int32Array(current)

const processorMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

let watched = -1
let sinceMs = 0
let processorSinceMs = 0

setInterval(() => {
  const now = Atomics.load(number, 0)
  if (now !== watched) {
    watched = now
    sinceMs = performance.now()
    processorSinceMs = processorMs()
  }
  if (processorMs() - processorSinceMs < busyLimitMs && performance.now() - sinceMs < idleLimitMs) return
  writeSync(1, `${JSON.stringify({ failure: { input: watched, what: 'hangs' } })}\n`)
  process.kill(process.pid, 'SIGKILL')
}, 250)
