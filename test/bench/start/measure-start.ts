/**
 * @file Measures starting and memory on the display it is given, and prints one line of JSON: `node measure-start.ts <runs> <fits>`.
 * Ours and the bare window take turns, so that whatever else the machine does meets both.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { chromiumArguments } from '../../../build/chromium-arguments.ts'
import { resolveElectron } from '../../../build/electron-runtime.ts'
import { executableIn } from '../../../build/package/build-packages.ts'
import { stepIds } from '#shared/domain/findings.ts'
import { builtPackage } from '../../helpers/built-package.ts'
import { dropFile } from '../../helpers/drop-file.ts'
import { cutRecording } from '../../helpers/recording.ts'
import { readProcessTree } from '../process-tree.ts'
import { readUse } from '../record/memory.ts'
import { writeBareWindow } from './bare-window.ts'
import { startProgram, type Program } from './start-program.ts'

export type StartReport = {
  ours: number[]
  bare: number[]
  /** Proportional set sizes in bytes, of all processes. */
  memory: { bareIdle: number; idle: number; afterSteps: number; afterFits: number | null }
}

/** What a program takes is measured after it has rested so long, after its start as after work. */
const idleMs = 60_000
const stepChanges = 50
const fitSeconds = 8

const [runs = 20, fits = 0] = process.argv.slice(2).map(Number)
const folder = await mkdtemp(join(tmpdir(), 'certpack-start-'))

try {
  const log = () => undefined
  const electron = await resolveElectron({ log })
  const switches = [...(await chromiumArguments(electron.path, log)), '--disable-gpu']
  writeBareWindow(join(folder, 'bare'))
  const bare: Program = { executable: electron.path, args: [...switches, join(folder, 'bare')], dataDir: join(folder, 'bare-data') }
  const ours: Program = { executable: executableIn(builtPackage('test').application), args: switches, dataDir: join(folder, 'our-data') }
  const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
  // The first start of each makes its folder and its caches, and is not counted.
  for (let run = -1; run < runs; run += 1)
    for (const [name, program] of [
      ['bare', bare],
      ['ours', ours],
    ] as const) {
      const started = await startProgram(program)
      if (run >= 0) times[name].push(started.startedInMs)
      await started.end()
    }
  const report: StartReport = { ...times, memory: { bareIdle: await idleBytes(bare), ...(await ourMemory(ours)) } }
  console.log(JSON.stringify(report))
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function idleBytes(program: Program): Promise<number> {
  const started = await startProgram(program)
  await sleep(idleMs)
  const { bytes } = await readUse(started.process.pid ?? 0)
  await started.end()
  return bytes
}

async function ourMemory(program: Program): Promise<Omit<StartReport['memory'], 'bareIdle'>> {
  const started = await startProgram(program)
  const root = started.process.pid ?? 0
  const used = async () => (await readUse(root)).bytes
  try {
    await sleep(idleMs)
    const idle = await used()
    await openSample(started.page)
    await changeSteps(started.page)
    await waitUntilQuiet(root)
    const afterSteps = await used()
    if (fits > 0) await makeVideos(started.page)
    if (fits > 0) await waitUntilQuiet(root)
    return { idle, afterSteps, afterFits: fits > 0 ? await used() : null }
  } finally {
    await started.end()
  }
}

/** A recording that is shown is looked at in the background, by programs whose memory is not meant. */
async function waitUntilQuiet(root: number): Promise<void> {
  const isWorking = async () => (await readProcessTree(root)).some(({ args }) => args[0]?.includes('ffmpeg'))
  for (let quietMs = 0; quietMs < idleMs; quietMs += 1_000) {
    await sleep(1_000)
    if (await isWorking()) quietMs = 0
  }
}

async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
}

async function changeSteps(page: Page): Promise<void> {
  const home = new URL(page.url()).hash
  for (let change = 0; change < stepChanges; change += 1) {
    await page.evaluate((hash) => void (location.hash = hash), `${home}/${stepIds[change % stepIds.length]}`)
    await page.locator('main h1').waitFor()
    await sleep(100)
  }
}

async function makeVideos(page: Page): Promise<void> {
  const clip = join(folder, 'clip.mp4')
  await cutRecording(clip, 40, fitSeconds)
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /^Demo video/ })
    .click()
  await dropFile(page, page.getByRole('group', { name: 'Recorded again?' }), clip)
  await page.getByText('clip.mp4', { exact: true }).waitFor()
  for (let fit = 0; fit < fits; fit += 1) {
    const cancel = page.getByRole('button', { name: 'Cancel' })
    await page
      .getByRole('button', { name: /^Make the video/ })
      .first()
      .click({ timeout: 300_000 })
    await cancel.first().waitFor({ timeout: 60_000 })
    await cancel.first().waitFor({ state: 'detached', timeout: 900_000 })
  }
}
