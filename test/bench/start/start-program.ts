/** @file Starts a program made of Electron and finds out when its page could be used. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'

export type Program = { executable: string; args: readonly string[]; dataDir: string }
export type Started = { process: ChildProcess; page: Page; startedInMs: number; end: () => Promise<void> }

/** Until then nobody looks, so that looking does not hold it up. */
const leftAloneMs = 1_200

/** @returns the program as it runs, with the milliseconds from the start of its process to the mark of its page. */
export async function startProgram({ executable, args, dataDir }: Program): Promise<Started> {
  const port = await freePort()
  const { NODE_OPTIONS: _options, ...env } = process.env
  const spawnedAtMs = performance.timeOrigin + performance.now()
  const child = spawn(executable, [...args, `--remote-debugging-port=${port}`], { env: { ...env, CERTPACK_DATA_DIR: dataDir }, stdio: 'ignore' })
  await sleep(leftAloneMs)
  const browser = await connect(port)
  const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'))
  if (!page) throw new Error(`${executable} shows no page.`)
  await page.waitForFunction(() => performance.getEntriesByName('certpack:interactive').length > 0)
  const markedAtMs = await page.evaluate(() => performance.timeOrigin + (performance.getEntriesByName('certpack:interactive')[0]?.startTime ?? 0))
  return {
    process: child,
    page,
    startedInMs: markedAtMs - spawnedAtMs,
    async end() {
      await browser.close()
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function connect(port: number): Promise<Browser> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    } catch (error) {
      if (tries >= 100) throw error
      await sleep(100)
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
