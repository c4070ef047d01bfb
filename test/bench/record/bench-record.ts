/**
 * @file `npm run bench -- record`: what it takes to record a screen of 1920x1080 on which everything moves, beside `ffmpeg -f x11grab`.
 * `--minutes 10` is how long each records; `--kills` kills page, main process and service at ten moments each instead.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBundles } from '../../../build/bundle.ts'
import { resolveElectron } from '../../../build/electron-runtime.ts'
import { runCommand } from '../../../build/run-command.ts'
import { offerPrograms } from '../../../build/system-libraries.ts'
import { describeComputer, describeLoad } from '../machine.ts'
import type { RecordingReport } from './measure-recording.ts'
import { formatRecordTable } from './record-table.ts'

/** @throws Error about what is not understood. */
export function readRecordOptions(args: readonly string[]): { minutes: number; isKillSweep: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string', default: '2' }, kills: { type: 'boolean', default: false } },
  })
  const minutes = Number(values.minutes)
  if (!(minutes > 0)) throw new Error('--minutes takes a number, as in --minutes 10')
  return { minutes, isKillSweep: values.kills }
}

/** A display of its own, whatever else there is: everything on it is known. */
async function onOwnDisplay(script: string, args: readonly string[], output: 'capture' | 'inherit' = 'capture'): Promise<string> {
  const electron = await resolveElectron({ log: console.error })
  const display = ['--auto-servernum', '--server-args=-screen 0 1920x1080x24']
  const { exitCode, stdout, stderr } = await runCommand('xvfb-run', [...display, process.execPath, join(import.meta.dirname, script), ...args], {
    env: { ...process.env, CERTPACK_ELECTRON: electron.path },
    output,
  })
  if (exitCode !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${exitCode}: ${stderr}`)
  return stdout
}

export async function benchRecord(args: readonly string[]): Promise<number> {
  const { minutes, isKillSweep } = readRecordOptions(args)
  await offerPrograms(
    [
      { program: 'xvfb-run', package: 'xvfb' },
      { program: 'xauth', package: 'xauth' },
      { program: 'ffmpeg', package: 'ffmpeg' },
    ],
    console.error,
  )
  await ensureBundles(console.error)
  console.log([describeComputer(), describeLoad(), ''].join('\n'))
  if (isKillSweep) {
    await onOwnDisplay('kill-sweep.ts', [], 'inherit')
    return 0
  }
  const measure = async (by: string) =>
    JSON.parse((await onOwnDisplay('measure-recording.ts', [by, String(minutes)])).trim().split('\n').at(-1) ?? '') as RecordingReport
  const rows = [
    { by: 'ffmpeg x11grab, 20 frames a second, ultrafast', report: await measure('x11grab') },
    { by: 'Certpack, with sound', report: await measure('ours') },
  ]
  console.log([...formatRecordTable(rows), '', describeLoad()].join('\n'))
  return 0
}
