/** @file Makes the calls from a page in Chromium, and has it export them as HAR. */
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumArguments } from '../../build/chromium-arguments.ts'
import { run } from '../helpers/tools.ts'
import type { PlannedCall } from './flow.ts'
import { sandbox } from './sandbox-ids.ts'
import type { TrafficServer } from './server.ts'

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** @returns the path of a browser; null, told loudly, where there is none. */
export function findBrowser(): string | null {
  for (const program of programs) {
    try {
      return run('which', [program]).trim()
    } catch {
      // Not this one.
    }
  }
  console.warn(`SKIPPED: there is no Chromium (${programs.join(', ')}), so its HAR export is not read (apt-get install chromium).`)
  return null
}

/** @returns the path of the HAR file. The first exchange in it is the page from which the calls were made. */
export async function exportHar(
  browserPath: string,
  { scheme, port }: TrafficServer,
  calls: readonly PlannedCall[],
  folder: string,
): Promise<string> {
  const path = join(folder, 'demo.docusign.net.har')
  const route = `--host-resolver-rules=MAP ${sandbox.host}:${scheme === 'https' ? 443 : 80} 127.0.0.1:${port}`
  const switches = await chromiumArguments(browserPath, () => undefined)
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: [...switches, '--disable-gpu', '--no-proxy-server', route],
    chromiumSandbox: !switches.includes('--no-sandbox'),
    timeout: 60_000,
  })
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, recordHar: { path, content: 'embed', mode: 'full' } })
    const page = await context.newPage()
    await page.goto(`${scheme}://${sandbox.host}/`)
    for (const { method, path: to, headers, body } of calls)
      await page.evaluate(async ([url, init]) => (await fetch(url, init)).text(), [to, { method, headers, body }] as const)
    await context.close()
  } finally {
    await browser.close()
  }
  return path
}
