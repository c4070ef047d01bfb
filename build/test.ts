/**
 * @file `npm test`: the checks, the build, the unit tests, and the end-to-end tests in the real Electron.
 * `npm test -- unit [names]` and `npm test -- e2e [names]` run one group; `npm test -- packaged` builds a package and tests that.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBundles } from './bundle.ts'
import { hasDisplay } from './chromium-arguments.ts'
import { runChecks } from './checks.ts'
import { resolveElectron } from './electron-runtime.ts'
import { projectRoot } from './project.ts'
import { runCommand } from './run-command.ts'
import { describeFailure, runEntry } from './run-entry.ts'
import { ensureSystemLibraries, offerPrograms, type NeededProgram } from './system-libraries.ts'
import { addCounts, countTests, describeCounts, noTests, type TestCounts, type VitestReport } from './test-results.ts'

const screen: NeededProgram[] = [{ program: 'Xvfb', package: 'xvfb' }]
/** Independent opinions on what the application writes, and ways to break things on purpose. */
const tools: NeededProgram[] = [
  { program: 'strace', package: 'strace' },
  { program: 'faketime', package: 'faketime' },
  { program: 'ps', package: 'procps' },
  { program: 'ffmpeg', package: 'ffmpeg' },
  { program: 'python3', package: 'python3' },
  { program: 'unzip', package: 'unzip' },
  { program: 'qpdf', package: 'qpdf' },
  { program: 'pdfinfo', package: 'poppler-utils' },
  { program: 'curl', package: 'curl' },
  { program: 'openssl', package: 'openssl' },
  { program: 'ripmime', package: 'ripmime' },
  { program: 'mutt', package: 'mutt' },
  { program: 'script', package: 'bsdutils' },
]
/** What a desktop has beside a screen: a session bus, who shows notifications, and the store that seals the signing key. */
const desktop: NeededProgram[] = [
  { program: 'dbus-daemon', package: 'dbus' },
  { program: 'dbus-send', package: 'dbus' },
  { program: 'dbus-monitor', package: 'dbus' },
  { program: 'dunst', package: 'dunst' },
  { program: 'gnome-keyring-daemon', package: 'gnome-keyring' },
]
const packageTools: NeededProgram[] = [
  ...screen,
  { program: 'desktop-file-validate', package: 'desktop-file-utils' },
  { program: 'appstreamcli', package: 'appstream' },
  { program: 'update-mime-database', package: 'shared-mime-info' },
]
/** The end-to-end tests that look at screens. */
const pictured = ['dates', 'edit', 'questionnaire', 'record', 'review', 'rounds', 'screens', 'settings', 'states', 'tour', 'traces', 'waivers']
const oneFailed: TestCounts = { ...noTests, failed: 1 }

async function runVitest(project: string, names: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<TestCounts> {
  const folder = await mkdtemp(join(tmpdir(), 'certpack-tests-'))
  const reportPath = join(folder, 'report.json')
  const vitest = [join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', join(projectRoot, 'build', 'vitest.config.ts')]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`]
  const args = [...vitest, '--project', project, ...reporters, ...names]
  try {
    const { exitCode } = await runCommand(process.execPath, args, { cwd: projectRoot, env: { ...process.env, ...env }, output: 'inherit' })
    const text = await readFile(reportPath, 'utf8').catch(() => null)
    return countTests(text === null ? null : (JSON.parse(text) as VitestReport), exitCode)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function runUnit(names: readonly string[]): Promise<TestCounts> {
  await offerPrograms(tools, console.log)
  return runVitest('unit', names)
}

async function runEndToEnd(names: readonly string[]): Promise<TestCounts> {
  await ensureBundles(console.log)
  const electron = await resolveElectron({ log: console.log })
  await ensureSystemLibraries(electron.path, hasDisplay() ? [] : screen, console.log)
  await offerPrograms(desktop, console.log)
  return runVitest('e2e', names, { CERTPACK_ELECTRON: electron.path })
}

const steps: Record<string, (names: readonly string[]) => Promise<TestCounts>> = {
  check: async () => ((await runChecks()) ? noTests : oneFailed),
  unit: runUnit,
  e2e: runEndToEnd,
}

/** Not part of the tests: the same walk through every screen, which then takes the pictures of the README. */
async function takePictures(): Promise<TestCounts> {
  process.env.CERTPACK_PICTURES = '1'
  return runEndToEnd(pictured.map((name) => `test/e2e/${name}.test.ts`))
}

/** Not part of the tests either, for its time: builds the flavour that can be driven, and tests what came out. */
async function runPackaged(names: readonly string[]): Promise<TestCounts> {
  await offerPrograms(packageTools, console.log)
  const { exitCode } = await runCommand(process.execPath, ['build/package.ts', '--flavour', 'test'], { cwd: projectRoot, output: 'inherit' })
  return exitCode === 0 ? runVitest('packaged', names) : oneFailed
}

const onRequest: Record<string, (names: readonly string[]) => Promise<TestCounts>> = { pictures: takePictures, packaged: runPackaged }

await runEntry(async () => {
  const [only, ...names] = process.argv.slice(2)
  const chosen = only === undefined ? Object.values(steps) : [steps[only] ?? onRequest[only]]
  let counts = noTests
  for (const step of chosen) {
    if (!step) throw new Error(`There is no group of tests named ${only}; there are ${Object.keys({ ...steps, ...onRequest }).join(', ')}.`)
    // One that cannot even begin counts as failed, and the others still run.
    const result = await step(names).catch((error: unknown) => {
      console.error(describeFailure(error))
      return oneFailed
    })
    counts = addCounts(counts, result)
  }
  console.log(`\n${describeCounts(counts)}`)
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1
})
