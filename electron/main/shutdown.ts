/** @file Main process: the service closes its database before the application ends. */
import { app } from 'electron'
import type { HostClient } from './host-calls.ts'
import type { ServiceProcess } from './service-process.ts'

const closeAtMostMs = 5_000

/** Holds the quit back until the service has closed, or until its time is over. */
export function closeServiceOnQuit(service: ServiceProcess, host: () => HostClient | undefined): void {
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    const closing = host()?.call('service.close', {}) ?? Promise.resolve()
    const atMost = new Promise((resolve) => setTimeout(resolve, closeAtMostMs))
    void Promise.race([closing.catch(() => undefined), atMost])
      .then(() => service.stop(0))
      .finally(() => {
        isClosed = true
        app.quit()
      })
  })
}
