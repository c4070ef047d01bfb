/** @file `npm start`: builds if need be, gets Electron, starts the application; without a screen it runs the demo instead. */
import { ensureBundles } from './bundle.ts'
import { chromiumArguments, hasDisplay } from './chromium-arguments.ts'
import { runDemo } from './demo.ts'
import { resolveElectron } from './electron-runtime.ts'
import { projectRoot } from './project.ts'
import { runCommand } from './run-command.ts'
import { runEntry } from './run-entry.ts'
import { ensureSystemLibraries } from './system-libraries.ts'

const log = (message: string) => console.error(message)

await runEntry(async () => {
  if (!hasDisplay()) {
    log('There is no display, so the window cannot be shown; running the demo without it.')
    return runDemo([])
  }
  await ensureBundles(log)
  const electron = await resolveElectron({ log })
  await ensureSystemLibraries(electron.path, [], log)
  const args = [...(await chromiumArguments(electron.path, log)), projectRoot, ...process.argv.slice(2)]
  const { exitCode } = await runCommand(electron.path, args, { output: 'inherit' })
  return exitCode ?? 1
})
