/** @file Build script: a screen of its own to record, with a real browser that fills it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

export const screenSize = { width: 1920, height: 1080 } as const

export type Screen = { display: string; close: () => Promise<void> }

/** Starts Xvfb on a free display at the size of the recording, 24 bits deep. */
export async function openScreen(): Promise<Screen> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${screenSize.width}x${screenSize.height}x24`, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const display = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`))
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a display.`)))
  })
  return { display, close: () => endProcess(server) }
}

/**
 * Opens Chromium without any frame at the corner of the screen, so that points of the page are points of the screen.
 * The window is one pixel larger each way: where it asks for exactly the screen, Chromium makes it one smaller.
 */
export async function openBrowser(display: string, profileFolder: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath: '/usr/bin/chromium',
    headless: false,
    viewport: null,
    env: { ...process.env, DISPLAY: display, XCURSOR_THEME: 'Adwaita', XCURSOR_SIZE: '24' },
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--test-type',
      '--kiosk',
      `--window-size=${screenSize.width + 1},${screenSize.height + 1}`,
      '--window-position=0,0',
      '--lang=en-US',
      '--enable-smooth-scrolling',
      '--disable-features=Translate',
    ],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight, scale: devicePixelRatio }))
  if (size.width < screenSize.width || size.height < screenSize.height || size.scale !== 1) {
    await context.close()
    throw new Error(`The browser shows ${size.width}x${size.height} at ${size.scale}, not the whole screen.`)
  }
  return { context, page }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}
