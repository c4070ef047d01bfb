/** @file Works on the page by scripts that the main process gives it: it goes on where Playwright's page has crashed for good. */
import type { Launched } from './launch.ts'

const atMostMs = 30_000

/** Runs a script in the window as if a key had just been pressed. @returns what it gives; null while the page is not there. */
async function inWindow(app: Launched, script: string): Promise<unknown> {
  return app.application.evaluate(
    ({ BrowserWindow }, code) =>
      Promise.race([
        BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL().startsWith('app://certpack/index.html'))
          ?.webContents.executeJavaScript(code, true)
          .catch(() => null) as Promise<unknown>,
        // A script given to a page that is just going away is never answered.
        new Promise<null>((resolve) => setTimeout(() => resolve(null), 1_000)),
      ]),
    script,
  )
}

async function until(app: Launched, check: () => Promise<boolean>, what: string): Promise<void> {
  for (const endsAt = Date.now() + atMostMs; Date.now() < endsAt;) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${what} did not come. The page says: ${String(await inWindow(app, 'document.body.innerText'))}`)
}

/** Waits for a button or link whose words begin with these, and presses it. */
export async function pressByScript(app: Launched, words: string): Promise<void> {
  const find = `[...document.querySelectorAll('button, a')].find((element) => (element.ariaLabel ?? element.innerText).startsWith(${JSON.stringify(words)}) && !element.disabled)`
  await until(app, async () => (await inWindow(app, `${find} !== undefined`)) === true, `“${words}”`)
  // Once only: on a busy machine the answer may come too late to be heard.
  await inWindow(app, `${find}?.click()`)
}

export async function waitForText(app: Launched, text: RegExp): Promise<void> {
  await until(app, async () => text.test(String(await inWindow(app, 'document.body.innerText'))), String(text))
}

/** Ends the process of the page as a crash does. */
export async function crashPage({ application }: Launched): Promise<void> {
  await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().startsWith('app://certpack/index.html'))
      ?.webContents.forcefullyCrashRenderer(),
  )
}
