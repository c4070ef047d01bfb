/** @file Keeps two runs from doing the same long work at once. */
import { open, rm, stat, utimes } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const heartbeatMs = 2_000
/** A lock whose holder has not touched it for so long was left by a run that was killed. */
const staleAfterMs = 15_000

/**
 * Runs `work` while holding the lock file `path`; waits for a holder that is alive.
 * Two runs can get in together when both find a stale lock in the same instant, so the work must end in one rename.
 */
export async function withLock<T>(path: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  let hasToldWaiting = false
  while (!(await takeLock(path))) {
    if (!hasToldWaiting) onWait()
    hasToldWaiting = true
    await sleep(250)
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    // The folder may be gone when somebody empties the cache meanwhile; the work itself will say so.
    utimes(path, now, now).catch(() => undefined)
  }, heartbeatMs)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    await rm(path, { force: true })
  }
}

async function takeLock(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const touchedMs = (await stat(path).catch(() => null))?.mtimeMs
    if (touchedMs !== undefined && Date.now() - touchedMs > staleAfterMs) await rm(path, { force: true })
    return false
  }
}
