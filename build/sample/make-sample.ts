/**
 * @file Build script for maintainers (`npm run sample`): records the sample recording anew. A real Chromium on a screen of
 * its own walks through the portal in `pages/`; its product below `resources/sample/` is committed.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mark, VideoProperties } from '#shared/domain/submission.ts'
import { createActor } from './actor.ts'
import { captureFrameRate, measureCapture, startCapture } from './capture.ts'
import { startDemoSite } from './demo-site.ts'
import { encodeRecording } from './encode-recording.ts'
import { fitSample } from './fit-sample.ts'
import { makeSupplements } from './make-supplements.ts'
import { speakNarrations } from './narration.ts'
import { refreshSubmission, samplePath } from './refresh-submission.ts'
import { requireTools } from './required-tools.ts'
import { runTool } from './run-tool.ts'
import { scenes } from './scenes.ts'
import { openBrowser, openScreen, screenSize } from './screen.ts'

/** A capture that lacks more of its frames than this stutters; the machine was too busy. */
const mostMissingFrames = 0.02
const longestGapMs = 250
const restMs = 500
const tailMs = 1_200

// The portal is a Chicago one: its clock and its Connect messages show Central time.
process.env['TZ'] = 'America/Chicago'

requireTools()
const folder = await mkdtemp(join(tmpdir(), 'certpack-sample-'))
const opened: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
try {
  const site = await startDemoSite()
  opened.push(site.close)
  const screen = await openScreen()
  opened.push(screen.close)
  const { context, page } = await openBrowser(screen.display, join(folder, 'profile'))
  opened.push(() => context.close())
  const narrations = await speakNarrations(
    scenes.map((scene) => scene.narration),
    folder,
  )
  const actor = createActor(page, screen.display)
  await page.goto(`${site.origin}/portal`)
  await page.locator('body[data-ready]').waitFor()
  await actor.pause(1_500)

  const capturePath = join(folder, 'capture.mkv')
  const capture = await startCapture(screen.display, capturePath)
  await actor.pause(500)
  const startsMs: number[] = []
  for (const [index, scene] of scenes.entries()) {
    startsMs.push(Date.now() - capture.startedAtMs)
    console.log(`${scene.title} at ${startsMs.at(-1)} ms`)
    const spoken = actor.pause((narrations[index]?.durationMs ?? 0) + restMs)
    await scene.act(actor)
    await spoken
  }
  await actor.pause(tailMs)
  const endMs = Date.now() - capture.startedAtMs
  await actor.pause(300)
  await capture.stop()
  actor.close()

  const { expected, taken, longestGapMs: gapMs } = await measureCapture(capturePath)
  console.log(`${taken} of ${expected} frames taken, longest gap ${Math.round(gapMs)} ms`)
  if (expected - taken > expected * mostMissingFrames || gapMs > longestGapMs)
    throw new Error('The capture stutters: make the sample again while the machine is idle.')

  const headMs = startsMs[0] ?? 0
  const durationMs = Math.floor(((endMs - headMs) * captureFrameRate) / 1000) * (1000 / captureFrameRate)
  const atMs = startsMs.map((startMs) => Math.round(startMs - headMs))
  const recordingPath = samplePath('files/recording.mp4')
  await encodeRecording(
    capturePath,
    headMs,
    durationMs,
    narrations.map(({ path }, index) => ({ path, atMs: (atMs[index] ?? 0) + restMs / 2 })),
    recordingPath,
  )
  const measured = Number(await runTool('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', recordingPath]))

  // The error message of the first exception stands still shortly before the second one starts.
  await makeSupplements(context, recordingPath, (atMs[5] ?? 0) - 300)
  const marks = scenes.map(({ title, flow, scene }, index): Mark => ({ atMs: atMs[index] ?? 0, title, flow, scene }))
  const properties: VideoProperties = {
    durationMs: Math.round(measured * 1000),
    ...screenSize,
    frameRate: captureFrameRate,
    videoCodec: 'h264',
    audioCodec: 'aac',
  }
  const recording = { file: { path: 'files/recording.mp4' }, properties, preview: null }
  const fit = await fitSample(recordingPath, marks)
  await refreshSubmission({ recording, marks, fit })
  console.log(`resources/sample/files/recording.mp4: ${measured.toFixed(1)} s`)
} finally {
  for (const close of opened.reverse()) await close()
}
