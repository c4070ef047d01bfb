/** @file Main process: files that the system asks to open (double click, second start) wait here until page and service are ready. */
import { resolve } from 'node:path'
import { toUserError } from '#shared/contract/errors.ts'
import type { Grant } from '#shared/contract/host.ts'
import type { HostClient } from './host-calls.ts'

export type FileOpener = {
  /** Takes the `.certpack` files of a command line; `folder` is what relative paths are meant from. */
  add(commandLine: readonly string[], folder: string): void
  /** Hands on what waits, if it can be: call it whenever the service has started. */
  deliver(): Promise<void>
  /** Says whether the page listens: each file is handed to it once, however often it is loaded. */
  setPageReady(isReady: boolean): void
}

/**
 * @param host the host's connection to the service as it runs now, if it does.
 * @param send gives a file to the page. @param fail tells the user why a file cannot be opened.
 */
export function createFileOpener(
  host: () => HostClient | undefined,
  send: (grant: Grant, path: string) => void,
  fail: (message: string) => void,
): FileOpener {
  const waiting: string[] = []
  let isPageReady = false

  async function deliver(): Promise<void> {
    const client = host()
    if (!client || !isPageReady) return
    for (const path of waiting.splice(0)) {
      try {
        send(await client.call('grant.add', { path }), path)
      } catch (error) {
        const { code, message, fix } = toUserError(error)
        if (code === 'service-stopped') waiting.push(path)
        else fail(`${message} ${fix}`.trim())
      }
    }
  }

  return {
    add(commandLine, folder) {
      waiting.push(...commandLine.filter((word) => word.endsWith('.certpack') && !word.startsWith('-')).map((path) => resolve(folder, path)))
      void deliver()
    },
    deliver,
    setPageReady(isReady) {
      isPageReady = isReady
      if (isReady) void deliver()
    },
  }
}
