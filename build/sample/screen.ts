/** @file Build script: a screen of its own to record, with a real browser that fills it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

export type ScreenSize = { width: number; height: number }

export const screenSize = { width: 1920, height: 1080 } as const

export type Screen = { display: string; close: () => Promise<void> }

/** Starts Xvfb on a free display at the size of the recording, 24 bits deep. */
export async function openScreen(size: ScreenSize = screenSize): Promise<Screen> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp', '-noreset'], {
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
 * @param scale how many points of the screen a point of the page is wide.
 */
export async function openBrowser(
  display: string,
  profileFolder: string,
  screen: ScreenSize = screenSize,
  scale = 1,
): Promise<{ context: BrowserContext; page: Page }> {
  const [width, height] = [screen.width / scale, screen.height / scale]
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
      `--window-size=${width + 1},${height + 1}`,
      `--force-device-scale-factor=${scale}`,
      '--window-position=0,0',
      '--lang=en-US',
      '--enable-smooth-scrolling',
      '--disable-features=Translate',
    ],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight, scale: devicePixelRatio }))
  if (size.width < width || size.height < height || size.scale !== scale) {
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
