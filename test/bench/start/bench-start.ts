/**
 * @file `npm run bench -- start`: how long the packaged application takes to be usable, beside a bare window of the same Electron, and what
 * memory it takes. `--runs 20` is how often each starts, `--fits 3` how many videos are made besides.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { resolveElectron } from '../../../build/electron-runtime.ts'
import { projectRoot } from '../../../build/project.ts'
import { runCommand } from '../../../build/run-command.ts'
import { offerPrograms } from '../../../build/system-libraries.ts'
import { describeComputer, describeLoad } from '../machine.ts'
import type { StartReport } from './measure-start.ts'
import { formatStartTable } from './start-table.ts'

/** @throws Error about what is not understood. */
export function readStartOptions(args: readonly string[]): { runs: number; fits: number } {
  const { values } = parseArgs({ args: [...args], options: { runs: { type: 'string', default: '20' }, fits: { type: 'string', default: '0' } } })
  const [runs, fits] = [Number(values.runs), Number(values.fits)]
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number, as in --runs 20')
  if (!Number.isInteger(fits) || fits < 0) throw new Error('--fits takes a whole number, as in --fits 3')
  return { runs, fits }
}

export async function benchStart(args: readonly string[]): Promise<number> {
  const { runs, fits } = readStartOptions(args)
  await offerPrograms(
    [
      { program: 'xvfb-run', package: 'xvfb' },
      { program: 'xauth', package: 'xauth' },
    ],
    console.error,
  )
  const electron = await resolveElectron({ log: console.error })
  // The flavour of the tests differs by one fuse, and what was built to be passed on stays.
  const packed = await runCommand(process.execPath, ['build/package.ts', '--flavour', 'test', '--targets', 'dir'], { cwd: projectRoot })
  if (packed.exitCode !== 0) throw new Error(`The package could not be built: ${packed.stderr || packed.stdout}`)
  console.log([describeComputer(), `Electron ${electron.version}`, describeLoad(), ''].join('\n'))
  const display = ['--auto-servernum', '--server-args=-screen 0 1920x1080x24']
  const script = [join(import.meta.dirname, 'measure-start.ts'), String(runs), String(fits)]
  const { exitCode, stdout, stderr } = await runCommand('xvfb-run', [...display, process.execPath, ...script], {
    env: { ...process.env, CERTPACK_ELECTRON: electron.path },
  })
  if (exitCode !== 0) throw new Error(`measure-start.ts ended with ${exitCode}: ${stderr}`)
  const report = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as StartReport
  console.log([...formatStartTable(report), '', describeLoad()].join('\n'))
  return 0
}
