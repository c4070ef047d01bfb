import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, errors, type ElectronApplication, type Page } from 'playwright-core'
import { chromiumArguments, hasDisplay } from '../../build/chromium-arguments.ts'
import { resolveElectron } from '../../build/electron-runtime.ts'
import { projectRoot } from '../../build/project.ts'

export type LaunchOptions = {
  /** Where the application keeps its data; given twice, the second start finds what the first left. Default: a new folder, removed by `close`. */
  dataDir?: string
  /** Further arguments: a file to open, switches of Chromium. */
  args?: string[]
  env?: Record<string, string>
  /** Folder of the application; default: this project, as built. */
  appDir?: string
}

export type Launched = {
  application: ElectronApplication
  page: Page
  dataDir: string
  /** Closes the application as a user would, and waits until it is gone. */
  close(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

const attemptsAtMost = 3

/**
 * Starts Electron. About once in fifty times Playwright waits for good for a word of its inspector, although the application is up and
 * shows its window; begun again it goes on.
 */
async function launchElectron(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await _electron.launch({ ...options, timeout: 20_000 })
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === attemptsAtMost) throw error
      console.warn(`Playwright did not reach Electron; attempt ${attempt} of ${attemptsAtMost}.`)
    }
  }
}

/** Starts the built application in the real Electron and waits for its window. */
export async function launchCertpack({ dataDir, args = [], env = {}, appDir = projectRoot }: LaunchOptions = {}): Promise<Launched> {
  if (!hasDisplay()) throw new Error('These tests need a display: run them by "npm test", or under xvfb-run.')
  const electron = await resolveElectron({ log: () => undefined })
  const switches = await chromiumArguments(electron.path, () => undefined)
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'certpack-e2e-')))
  const { NODE_OPTIONS: _options, ...inherited } = process.env
  const application = await launchElectron({
    executablePath: electron.path,
    // Xvfb has no GPU, and on a busy machine Chromium's attempt to start one can leave the window without a page.
    args: [...switches, '--disable-gpu', appDir, ...args],
    cwd: projectRoot,
    chromiumSandbox: !switches.includes('--no-sandbox'),
    env: { ...(inherited as Record<string, string>), ...env, CERTPACK_DATA_DIR: folder },
    // Playwright would pretend a light system; the tests set the theme where a user does.
    colorScheme: null,
  })
  const child = application.process()
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const clean = async () => {
    await exited
    if (!dataDir) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    application,
    page: await application.firstWindow({ timeout: 60_000 }),
    dataDir: folder,
    async close() {
      await application.close()
      await clean()
    },
    async kill() {
      child.kill('SIGKILL')
      await clean()
    },
  }
}
