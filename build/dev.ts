/** @file `npm run dev`: builds on every change and starts the application again. The page comes from `app://`, as it does when shipped. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { build } from 'vite'
import { bundles } from './bundle.ts'
import { chromiumArguments } from './chromium-arguments.ts'
import { resolveElectron } from './electron-runtime.ts'
import { projectRoot } from './project.ts'
import { runEntry } from './run-entry.ts'
import { ensureSystemLibraries } from './system-libraries.ts'

/** Changes come in groups: several files saved at once, several bundles of one file. */
const settleMs = 200

await runEntry(async () => {
  const electron = await resolveElectron({ log: console.error })
  await ensureSystemLibraries(electron.path, [], console.error)
  const args = [...(await chromiumArguments(electron.path, console.error)), projectRoot, ...process.argv.slice(2)]
  let application: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined

  async function restart(): Promise<void> {
    const old = application
    application = undefined
    if (old && old.exitCode === null) {
      old.kill()
      await once(old, 'exit')
    }
    const next = spawn(electron.path, args, { stdio: 'inherit' })
    next.once('exit', (code) => application === next && process.exit(code ?? 1))
    application = next
  }

  const waitingFor = new Set(Object.keys(bundles))
  for (const [name, config] of Object.entries(bundles)) {
    const watcher = await build({ ...config, build: { ...config.build, watch: {} } })
    if (!('on' in watcher)) continue
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(event.error.message)
      if (event.code !== 'END') return
      waitingFor.delete(name)
      clearTimeout(timer)
      if (waitingFor.size === 0) timer = setTimeout(() => void restart(), settleMs)
    })
  }
  return 0
})
